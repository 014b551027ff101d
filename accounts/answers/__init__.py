"""What pages and files tell about people and rights."""
