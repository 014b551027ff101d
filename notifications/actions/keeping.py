"""What a demonstration shows instead of sending it, and forgetting what is old."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from notifications.messages import Letter
from notifications.models import Message, ShownMessage
from notifications.workflow import UNSENT

SHOWN_DAYS = 7
"""So long a demonstration shows what it did not send."""


def show(letter: Letter, *, channel: str, at: datetime) -> ShownMessage:
    """Show a message on the demonstration's page, its secret included, instead of sending it."""
    return ShownMessage.objects.create(
        channel=channel,
        address=letter.address,
        language=letter.language,
        subject=letter.subject,
        text=letter.text,
        shown_at=at,
    )


@transaction.atomic
def forget(*, at: datetime) -> int:
    """Remove messages that are settled and older than they are kept; return how many."""
    old = at - timedelta(days=settings.MESSAGES_KEPT_DAYS)
    settled = Message.objects.exclude(status__in=UNSENT).filter(created_at__lt=old)
    shown = ShownMessage.objects.filter(shown_at__lt=at - timedelta(days=SHOWN_DAYS))
    return settled.delete()[0] + shown.delete()[0]
