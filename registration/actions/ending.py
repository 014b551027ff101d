"""Letting applications expire that nobody could check, decided on, or made use of."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from accounts.actions.roles import take_role
from accounts.models import Membership, User
from registration.actions.applying import tell
from registration.actions.moving import move
from registration.models import Application
from registration.workflow import UNCHECKED, Status

CHECKED_WITHIN = timedelta(hours=72)
USED_WITHIN = timedelta(days=7)
"""So long after it was last sent a first password must have been used."""
FIRST_PASSWORD_LIVES = timedelta(hours=24)


def over(*, at: datetime) -> list[int]:
    """Return the keys of the applications whose time is over, the oldest first."""
    return list(_over(at).order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def expire(pk: int, *, by: User, at: datetime) -> Application | None:
    """Let an application expire whose time is over, and tell its applicant.

    :returns: None where it is not over any more, or another worker has it
    """
    held = _over(at).select_for_update(of=("self",), skip_locked=True)
    application = held.filter(pk=pk).first()
    if application is None:
        return None
    was = application.status
    if was == Status.APPROVED:
        _take_back(application, by=by, at=at)
    move(application, "expire", by=by, at=at, was=was)
    if application.email:  # contacts of old ones are forgotten
        tell(application, "application_expired", at=at)
    return application


def _over(at: datetime) -> QuerySet[Application]:
    with_officers = timedelta(days=settings.APPLICATIONS_WITH_OFFICERS_DAYS)
    unused = Q(account__in_use_since=None)
    sent_long_ago = Q(account__first_password_until__lte=at - USED_WITHIN + FIRST_PASSWORD_LIVES)
    return Application.objects.filter(
        Q(status__in=UNCHECKED, received_at__lte=at - CHECKED_WITHIN)
        | Q(status=Status.WITH_OFFICER, status_since__lte=at - with_officers)
        | Q(status=Status.APPROVED) & unused & sent_long_ago
    )


def _take_back(application: Application, *, by: User, at: datetime) -> None:
    """End the roles of an account that nobody has used, in the firm that was applied for."""
    account, registrant = application.account, application.registrant
    assert account is not None and registrant is not None  # noqa: S101, PT018 (it was approved)
    for role in Membership.objects.filter(user=account, trader=registrant.trader_id):
        take_role(role, by=by, at=at)
