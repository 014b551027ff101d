"""What pages and files tell about applications."""
