"""Ending sessions: what was ended is signed out at its next request."""

from datetime import datetime

from django.db import transaction

from accounts.models import Grant, Session, User
from audit import actions as audit


@transaction.atomic
def end_sessions(
    person: User, *, by: audit.Actor, at: datetime, except_key: str = "", only_key: str = ""
) -> int:
    """End the sessions of a person, and return how many they were.

    :param except_key: key of a session that goes on
    :param only_key: key of the one session to be ended
    """
    sessions = Session.objects.filter(user=person).exclude(session_key=except_key)
    if only_key:
        sessions = sessions.filter(session_key=only_key)
    ended, _kinds = sessions.delete()
    if ended:
        audit.record("sessions ended", subject=person.username, by=by, at=at, sessions=str(ended))
    return ended


@transaction.atomic
def forget_ended(*, at: datetime) -> int:
    """Delete sessions and grants that ended by themselves, and return how many they were."""
    sessions, _kinds = Session.objects.filter(expire_date__lte=at).delete()
    grants, _kinds = Grant.objects.filter(valid_until__lte=at).delete()
    return sessions + grants
