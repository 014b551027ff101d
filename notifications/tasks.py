"""Work in the background: sending what is stored, and forgetting what is old."""

import logging

from celery import shared_task
from django.db import transaction
from django.utils import timezone

from core import failpoints
from core.secrets import CannotUnseal
from notifications import actions
from notifications.messages import letter
from notifications.models import Message
from notifications.transports import Never, NotNow, deliver

logger = logging.getLogger(__name__)

MOST = 100
"""One run sends so many messages; then other work has its turn, and the relay is called again."""


@shared_task(time_limit=15 * 60)
def relay() -> None:
    """Send the messages that are due, one after the other."""
    for _ in range(MOST):
        failpoints.reached("called")
        message = actions.take(at=timezone.now())
        if message is None:
            return
        failpoints.reached("taken")
        _send(message)
        failpoints.reached("noted")
    actions.nudge()


@shared_task
def forget_old_messages() -> None:
    """Remove what was kept long enough."""
    actions.forget(at=timezone.now())


@transaction.atomic
def _send(message: Message) -> None:
    """Send a message that was taken, and note in the same transaction what became of it."""
    held = actions.hold(message)
    if held is None:
        return
    try:
        # What a demonstration shows is a row; an error there must leave the transaction whole.
        with transaction.atomic():
            deliver(letter(held), channel=held.channel)
    except NotNow as reason:
        _log(held, reason.error)
        fails = reason.provider_fails
        actions.put_off(held, error=reason.error, at=timezone.now(), provider_fails=fails)
    except Never as reason:
        _log(held, reason.error, level=logging.ERROR)
        actions.give_up(held, error=reason.error)
    except CannotUnseal:
        _log(held, "CannotUnseal", level=logging.ERROR)
        actions.give_up(held, error="CannotUnseal")
    except Exception as error:  # a fault of ours, perhaps with this one message alone
        _log(held, type(error).__name__)
        name = type(error).__name__
        actions.put_off(held, error=name, at=timezone.now(), provider_fails=False)
    else:
        actions.note_sent(held, at=timezone.now())


def _log(message: Message, error: str, *, level: int = logging.WARNING) -> None:
    # No traceback: in the text of an error of a provider the address may stand. What is given up
    # is an error, for whoever watches the log.
    logger.log(level, "message %s was not sent: %s", message.key, error)
