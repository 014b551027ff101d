"""Commands about declarations."""
