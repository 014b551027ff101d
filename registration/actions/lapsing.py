"""Ending what the register no longer says, and forgetting what is not needed any more."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.timezone import localdate

from accounts.actions.roles import take_role
from accounts.actions.sessions import end_sessions
from accounts.actions.telling import tell
from accounts.models import Membership, User
from registration.models import Application, Registrant, Signatory
from registration.workflow import OPEN

BY_REGISTER = (Membership.Role.DIRECTOR, Membership.Role.ADMINISTRATOR)
"""The roles that somebody has because the register names them."""


@transaction.atomic
def end_next_lapsed(*, by: User, at: datetime) -> User | None:
    """End the roles of one director whom the register does not name any more, and their sessions.

    Also where the entry itself is suspended or cancelled. The firm is left without an administrator
    rather than with a former director: whoever of it registers next becomes one.

    :returns: None where there is none
    """
    lapsed = _lapsed(at).select_related("user", "trader")
    membership = lapsed.select_for_update(of=("self",), skip_locked=True).first()
    if membership is None:
        return None
    person, firm = membership.user, membership.trader
    for role in Membership.objects.filter(user=person, trader=firm, role__in=BY_REGISTER):
        take_role(role, by=by, at=at)
    end_sessions(person, by=by, at=at)
    label = Membership.Role(membership.role).label
    tell([person], "role_ended", {"firm": firm.name, "role": label}, at=at)
    return person


def _lapsed(at: datetime) -> QuerySet[Membership]:
    named = Signatory.objects.in_force(localdate(at)).filter(
        registrant__trader=OuterRef("trader"),
        registrant__state=Registrant.State.ACTIVE,
        id_hash=OuterRef("user__id_hash"),
    )
    directors = Membership.objects.filter(role=Membership.Role.DIRECTOR)
    known = directors.filter(trader__registrant__isnull=False).exclude(user__id_hash="")
    return known.filter(~Exists(named)).order_by("pk")


@transaction.atomic
def forget_old(*, at: datetime) -> int:
    """Blank contacts and hashes of applications that ended long ago; return how many there were.

    When it was, for which kind and how it ended stays.
    """
    over = Application.objects.exclude(status__in=OPEN).exclude(id_hash="")
    old = over.filter(status_since__lte=at - timedelta(days=settings.APPLICATIONS_KEPT_DAYS))
    return old.update(email="", phone="", text="", tax_hash="", id_hash="", laser_hash="")
