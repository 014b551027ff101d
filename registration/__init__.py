"""The customs register, and applications to use the portal."""
