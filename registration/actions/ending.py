"""Letting applications expire that nobody could check, decided on, or made use of."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q

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


@transaction.atomic
def expire_next(*, by: User, at: datetime) -> Application | None:
    """Let one application expire whose time is over, and tell its applicant.

    :returns: None where there is none
    """
    with_officers = timedelta(days=settings.APPLICATIONS_WITH_OFFICERS_DAYS)
    unused = at - USED_WITHIN + FIRST_PASSWORD_LIVES
    over = (
        Q(status__in=UNCHECKED, received_at__lte=at - CHECKED_WITHIN)
        | Q(status=Status.WITH_OFFICER, status_since__lte=at - with_officers)
        | Q(status=Status.APPROVED, account__first_password_until__lte=unused)
    )
    found = Application.objects.filter(over).order_by("pk")
    application = found.select_for_update(of=("self",), skip_locked=True).first()
    if application is None:
        return None
    was = application.status
    if was == Status.APPROVED:
        _take_back(application, by=by, at=at)
    move(application, "expire", by=by, at=at, was=was)
    tell(application, "application_expired", at=at)
    return application


def _take_back(application: Application, *, by: User, at: datetime) -> None:
    """End the roles of an account that nobody has used, in the firm that was applied for."""
    account, registrant = application.account, application.registrant
    assert account is not None and registrant is not None  # noqa: S101, PT018 (it was approved)
    for role in Membership.objects.filter(user=account, trader=registrant.trader_id):
        take_role(role, by=by, at=at)
