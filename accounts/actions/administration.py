"""What administrators of the portal enter about people, places and roles."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from accounts.models import Membership, Office, User
from audit import actions as audit


@transaction.atomic
def keep(
    record: Office | User | Membership,
    *,
    changed: Iterable[str],
    by: User,
    at: datetime,
    given: Mapping[str, str] | None = None,
) -> None:
    """Save a place, a person or a membership as an administrator entered it, and record that.

    :param changed: the names of the fields that were entered
    :param given: which rights, groups and offices, by the names of their fields
    """
    name = "added" if record.pk is None else "changed"
    record.save()
    kind, fields = record._meta.model_name or "", " ".join(changed)
    details = {**(given or {}), "kind": kind, "fields": fields}
    audit.record(name, subject=_subject(record), by=by, at=at, **details)


def note_password(person: User, *, by: User, at: datetime) -> None:
    """Record that somebody's password was set or taken away; never which it is."""
    name = "password set" if person.has_usable_password() else "password taken away"
    audit.record(name, subject=_subject(person), by=by, at=at, kind="user")


@transaction.atomic
def end_membership(membership: Membership, *, by: User, at: datetime) -> None:
    """End a person's role in a firm."""
    audit.record("ended", subject=_subject(membership), by=by, at=at, kind="membership")
    membership.delete()


def _subject(record: Office | User | Membership) -> str:
    if isinstance(record, Membership):
        return f"{record.user.username}@{record.trader_id}"[:60]
    return record.code if isinstance(record, Office) else record.username[:60]
