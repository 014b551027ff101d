"""What people type about declarations, checked and cleaned."""
