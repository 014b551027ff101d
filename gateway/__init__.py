"""What comes in from outside: uploaded files, and the memory of records already taken."""
