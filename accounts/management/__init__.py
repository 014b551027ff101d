"""Commands about people and places."""
