"""Pages of the customs register and of applications."""
