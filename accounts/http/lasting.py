"""How long a sign-in lasts."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.sessions.backends.base import SessionBase
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from accounts.http.sessions import FACTOR, SEEN, STARTED
from accounts.models import Session, User

IDLE = {"trader": timedelta(minutes=30), "officer": timedelta(minutes=15)}
LONGEST = {"trader": timedelta(hours=12), "officer": timedelta(hours=10)}
"""A sign-in ends after so long without a request, and after so long in any case.

Staff and superusers are as officers are.
"""
NOTED = timedelta(minutes=1)
"""A request is noted at most so often, so that not every page writes."""


@dataclass(frozen=True)
class Lasting:
    """Until when a sign-in lasts if nothing more is asked for, and whether asking prolongs it."""

    until: datetime
    may_stay: bool

    @property
    def seconds(self) -> int:
        """How long that is from now on, in whole seconds; 0 where it is over."""
        return max(int((self.until - timezone.now()).total_seconds()), 0)


def lasting(session: SessionBase, person: User) -> Lasting | None:
    """Return how long the sign-in of this session lasts; None where there was none."""
    if not session.get(FACTOR):
        return None
    kind = "officer" if person.needs_app else "trader"
    idle = datetime.fromisoformat(session[SEEN]) + IDLE[kind]
    longest = datetime.fromisoformat(session[STARTED]) + LONGEST[kind]
    return Lasting(min(idle, longest), may_stay=idle < longest)


def lasting_sessions(person: User, *, at: datetime) -> QuerySet[Session]:
    """Return the sessions in which a person is signed in still, the last used one first."""
    kind = "officer" if person.needs_app else "trader"
    used = person.sessions.filter(seen_at__gt=at - IDLE[kind], started_at__gt=at - LONGEST[kind])
    return used.order_by("-seen_at")


def for_pages(request: HttpRequest) -> dict[str, object]:
    """Return, for the frame of every page, how long the sign-in of its reader lasts."""
    person = getattr(request, "user", None)
    return {"lasting": lasting(request.session, person) if isinstance(person, User) else None}
