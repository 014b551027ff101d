"""The trail: its entries, and what proves that none was changed."""

from audit.models.entries import Entry, Owned

__all__ = ["Entry", "Owned"]
