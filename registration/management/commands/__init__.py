"""Commands of the customs register."""
