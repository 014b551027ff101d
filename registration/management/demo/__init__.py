"""The invented customs register."""
