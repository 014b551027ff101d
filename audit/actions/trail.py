"""Adding entries to the trail."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from django.db import connection

from audit.models import Entry
from core.callers import CALLER

ONCE_IN = timedelta(minutes=10)
"""What was seen or tried again within this time is not noted again."""
_ADD = """
INSERT INTO audit_entry (name, subject, owner, behalf, actor, source, details, happened_at)
SELECT %(name)s, %(subject)s, %(owner)s, %(behalf)s, %(actor)s, %(source)s, %(details)s::jsonb,
    %(happened_at)s
"""
"""Gives back nothing: whoever adds an entry need not be somebody who may read it."""
_UNLESS_THERE = """
WHERE NOT EXISTS (
    SELECT FROM audit_entry
    WHERE subject = %(subject)s AND actor = %(actor)s AND name = %(name)s AND owner = %(owner)s
        AND behalf = %(behalf)s AND source = %(source)s AND details = %(details)s::jsonb
        AND happened_at > %(since)s AND happened_at <= %(happened_at)s
)
"""


class Actor(Protocol):
    """Anyone with a username: the trail keeps the name, not the account."""

    def get_username(self) -> str: ...


@dataclass(frozen=True)
class Nobody:
    """Somebody who has not signed in, as the trail names them."""

    def get_username(self) -> str:
        """Return the name in the trail."""
        return "(not signed in)"


NOBODY = Nobody()


def record(
    name: str,
    *,
    subject: str,
    by: Actor,
    at: datetime,
    owner: str = "",
    behalf: str = "",
    **details: str,
) -> None:
    """Add one entry to the trail, inside the caller's transaction.

    :param name: what was done, in the past tense; its words are in ``audit.catalogue``
    :param subject: number or reference of the record it was done to
    :param owner: whose record that is (``Trader.party``); who may read of it in the access ledger
    :param behalf: the trader for whom it was done (``Trader.party``); empty for officers
    :param details: what helps to understand it; never personal data
    """
    entry = entry_of(name, subject=subject, by=by, at=at, owner=owner, behalf=behalf, **details)
    _add(_ADD, entry)


def record_all(entries: Iterable[Entry]) -> None:
    """Add many entries, made by :func:`entry_of`, inside the caller's transaction."""
    Entry.objects.bulk_create(entries)


def entry_of(
    name: str,
    *,
    subject: str,
    by: Actor,
    at: datetime,
    owner: str = "",
    behalf: str = "",
    **details: str,
) -> Entry:
    """Return an entry that is not in the trail yet; the words are those of :func:`record`.

    What else is to be kept of the actor as of that moment, the actor tells as ``kept_in_trail``.
    """
    return Entry(
        name=name,
        subject=subject,
        owner=owner,
        behalf=behalf,
        actor=by.get_username(),
        source=CALLER.get(),
        happened_at=at,
        details=details | getattr(by, "kept_in_trail", {}),
    )


def note(
    name: str,
    *,
    subject: str,
    by: Actor,
    at: datetime,
    owner: str = "",
    behalf: str = "",
    **details: str,
) -> None:
    """Add what changed nothing: something seen, or tried in vain.

    The same again by the same person, from the same address, within :data:`ONCE_IN` adds
    nothing: who reloads a page does not fill the trail. Costs one statement. The words are those
    of :func:`record`.
    """
    entry = entry_of(name, subject=subject, by=by, at=at, owner=owner, behalf=behalf, **details)
    _add(_ADD + _UNLESS_THERE, entry, since=at - ONCE_IN)


def _add(statement: str, entry: Entry, **more: datetime) -> None:
    columns = ("name", "subject", "owner", "behalf", "actor", "source", "happened_at")
    told = {column: getattr(entry, column) for column in columns}
    with connection.cursor() as cursor:
        cursor.execute(statement, told | {"details": json.dumps(entry.details)} | more)
