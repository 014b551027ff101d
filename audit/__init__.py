"""The trail of what was done; rows are only added."""
