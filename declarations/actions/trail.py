"""What the trail keeps of a declaration: its number, and whose it is."""

from datetime import datetime

from accounts.models import User
from audit import actions as audit
from audit.models import Entry
from declarations.models import Declaration


def record(name: str, declaration: Declaration, *, by: User, at: datetime, **details: str) -> None:
    """Add to the trail what was done to a declaration, in the transaction of its change."""
    owner, subject = declaration.trader.party, declaration.identifier
    audit.record(name, subject=subject, owner=owner, by=by, at=at, **details)


def entry_of(
    name: str, declaration: Declaration, *, by: User, at: datetime, **details: str
) -> Entry:
    """Return the entry that :func:`record` would add."""
    owner = declaration.trader.party
    subject = declaration.identifier
    return audit.entry_of(name, subject=subject, owner=owner, by=by, at=at, **details)


def note(name: str, declaration: Declaration, *, by: User, at: datetime) -> None:
    """Add to the trail that somebody saw a declaration, or took it along as a file.

    For whom: the trader or broker of the declaration for whom this person acts.
    """
    audit.note(
        name,
        subject=declaration.identifier,
        owner=declaration.trader.party,
        behalf=_behalf(declaration, by),
        by=by,
        at=at,
    )


def _behalf(declaration: Declaration, by: User) -> str:
    if by.is_officer:
        return ""
    keys = by.trader_keys()
    if declaration.trader_id in keys:
        return declaration.trader.party
    broker = declaration.broker
    return broker.party if broker and broker.pk in keys else ""
