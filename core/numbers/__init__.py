"""The numbers of the trade: how each is written, read, checked and shown."""
