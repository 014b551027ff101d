"""What is done about people and rights without anybody asking."""

from celery import shared_task
from django.utils import timezone

from accounts.actions import PORTAL_USERNAME, mandates
from accounts.models import User


@shared_task
def remind_of_mandates() -> None:
    """Remind both sides of mandates that end soon; running it again reminds nobody twice."""
    portal = User.objects.get(username=PORTAL_USERNAME)
    mandates.remind(by=portal, at=timezone.now())
