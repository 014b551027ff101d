"""Adding to the trail."""

from audit.actions.trail import ONCE_IN, Actor, entry_of, note, record, record_all

__all__ = ["ONCE_IN", "Actor", "entry_of", "note", "record", "record_all"]
