"""Setting up, packing and serving the portal; nothing in here runs inside it."""
