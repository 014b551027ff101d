"""What is done about people and rights without anybody asking."""

from celery import shared_task
from django.utils import timezone

from accounts.actions import PORTAL_USERNAME, codes, mandates
from accounts.actions.limits import forget_old
from accounts.actions.sessions import forget_ended
from accounts.models import User


@shared_task
def remind_of_mandates() -> None:
    """Remind both sides of mandates that end soon; running it again reminds nobody twice."""
    portal = User.objects.get(username=PORTAL_USERNAME)
    mandates.remind(by=portal, at=timezone.now())


@shared_task
def forget_tries_and_sessions() -> None:
    """Delete tries that no limit counts any more, and sessions and grants that are over."""
    forget_old(at=timezone.now())
    codes.forget_old(at=timezone.now())
    forget_ended(at=timezone.now())
