"""The trail: its entries, and what proves that none was changed."""

from audit.models.chain import Checkpoint, Signed, Verification
from audit.models.entries import Entry, Owned

__all__ = ["Checkpoint", "Entry", "Owned", "Signed", "Verification"]
