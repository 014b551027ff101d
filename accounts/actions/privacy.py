"""Personal data: the notice, and all that is kept about one person."""

from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from audit import actions as audit
from audit.models import Entry
from notifications.models import Message

_OWN = ("username", "first_name", "last_name", "email", "phone", "id_shown", "language")
_MOMENTS = ("date_joined", "last_login", "phone_confirmed_at", "notice_accepted_at", "prints_from")
MOST_ENTRIES = 10_000


@transaction.atomic
def accept_notice(person: User, *, at: datetime) -> None:
    """Note that a person has read what becomes of their data."""
    person.notice_accepted_at = at
    person.save(update_fields=["notice_accepted_at"])
    audit.record("notice accepted", subject=person.username, by=person, at=at)


@transaction.atomic
def own_data(person: User, *, at: datetime) -> dict[str, Any]:
    """Return what the portal keeps about a person, and record that they took it.

    :returns: profile, roles, sessions, messages (without codes) and what the person did,
        the newest :data:`MOST_ENTRIES` of each; moments are aware datetimes
    """
    audit.record("own data exported", subject=person.username, by=person, at=at)
    roles = person.memberships.values("trader__tax_id", "trader__branch", "role", "given_at")
    sessions = person.sessions.values("started_at", "seen_at", "source", "agent")
    sent = Message.objects.filter(person=person).order_by("-created_at")
    done = Entry.objects.filter(actor=person.username).order_by("-pk")
    return {
        "profile": {name: getattr(person, name) for name in (*_OWN, *_MOMENTS)},
        "roles": list(roles),
        "sessions": list(sessions),
        "messages": list(
            sent.values("created_at", "channel", "purpose", "address", "reference")[:MOST_ENTRIES]
        ),
        "done": list(done.values("happened_at", "name", "subject")[:MOST_ENTRIES]),
    }
