"""People, traders, customs places; signing in."""
