"""What templates may do with values."""
