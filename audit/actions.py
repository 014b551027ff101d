"""Adding to the audit trail."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from audit.models import Entry


class Actor(Protocol):
    """Anyone with a username: the trail keeps the name, not the account."""

    def get_username(self) -> str: ...


def record(name: str, *, subject: str, by: Actor, at: datetime, **details: str) -> Entry:
    """Add one entry to the trail, inside the caller's transaction.

    :param name: what was done, in the past tense
    :param subject: number or reference of the record it was done to
    :param details: what helps to understand it; never personal data
    """
    entry = entry_of(name, subject=subject, by=by, at=at, **details)
    entry.save(force_insert=True)
    return entry


def record_all(entries: Iterable[Entry]) -> None:
    """Add many entries, made by :func:`entry_of`, inside the caller's transaction."""
    Entry.objects.bulk_create(entries)


def entry_of(name: str, *, subject: str, by: Actor, at: datetime, **details: str) -> Entry:
    """Return an entry that is not in the trail yet; the words are those of :func:`record`."""
    return Entry(
        name=name, subject=subject, actor=by.get_username(), happened_at=at, details=details
    )
