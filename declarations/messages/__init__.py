"""Documents about declarations, read into plain values: NDJSON feed, WCO Data Model XML."""
