"""Personal data: the notice, and taking along what is kept about one person."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from audit import actions as audit


@transaction.atomic
def accept_notice(person: User, *, at: datetime) -> None:
    """Note that a person has read what becomes of their data."""
    person.notice_accepted_at = at
    person.save(update_fields=["notice_accepted_at"])
    audit.record("notice accepted", subject=person.username, by=person, at=at)


@transaction.atomic
def note_export(person: User, *, at: datetime) -> None:
    """Record that a person took along all that is kept about them."""
    audit.record("own data exported", subject=person.username, by=person, at=at)
