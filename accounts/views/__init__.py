"""Pages about people: signing in, one's own account, the people of a firm, mandates."""
