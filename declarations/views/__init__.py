"""Pages about declarations."""
