"""Adding to the trail, and sealing it."""

from audit.actions.chain import (
    BATCH,
    TrailBroken,
    keep_verification,
    make_checkpoint,
    seal,
    trusted_keys,
)
from audit.actions.trail import NOBODY, ONCE_IN, Actor, entry_of, note, record, record_all

__all__ = [
    "BATCH",
    "NOBODY",
    "ONCE_IN",
    "Actor",
    "TrailBroken",
    "entry_of",
    "keep_verification",
    "make_checkpoint",
    "note",
    "record",
    "record_all",
    "seal",
    "trusted_keys",
]
