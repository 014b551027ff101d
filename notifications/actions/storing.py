"""Storing a message with the change that it tells of."""

import logging
import uuid
from dataclasses import dataclass
from datetime import datetime

from celery import current_app
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from kombu import Connection

from core import secrets
from core.acting import acting_as_portal
from notifications import messages
from notifications.catalogue import PLACEHOLDER
from notifications.models import Channel, Message

logger = logging.getLogger(__name__)

RELAY_TASK = "notifications.tasks.relay"
IMPATIENT = {"max_retries": 0, "socket_timeout": 1, "socket_connect_timeout": 1}
"""A page waits for this call, and would not be better for a second try."""

STALE = 60
"""After so many seconds a call to the relay is worth nothing: the clock has called it since."""


@dataclass(frozen=True)
class Recipient:
    """Whom a message goes to.

    :param address: an e-mail address, or a Thai mobile in E.164 (+66…): then it goes by SMS
    :param person: in whose list of messages it stands
    """

    address: str
    language: str = "th"
    person: AbstractBaseUser | None = None


@transaction.atomic
def send(
    purpose: str,
    to: Recipient,
    *,
    at: datetime,
    secret: str = "",
    valid_until: datetime | None = None,
    **words: str,
) -> Message:
    """Store a message in the caller's transaction; the relay sends it after the commit.

    :param purpose: names the templates ``messages/<purpose>.mail.txt`` and ``.sms.txt``
    :param secret: a code or password, in the template ``{{ secret }}``; kept sealed until sent
    :param valid_until: after that moment it is not sent any more
    :param words: what else the template needs; ``reference`` is also shown beside the message
    :raises NoAddress: the address is neither an e-mail address nor a Thai mobile
    """
    mobile = messages.is_mobile(to.address)
    if mobile:
        subject, text = "", messages.sms(purpose, to.language, words)
    else:
        subject, text = messages.mail(purpose, to.language, words)
    key = uuid.uuid4()
    with acting_as_portal():  # who causes a message need not be who may read it
        message = Message.objects.create(
            message_id=str(key) if mobile else f"<{key}@{settings.MESSAGE_ID_HOST}>",
            key=key,
            channel=Channel.SMS if mobile else Channel.MAIL,
            purpose=purpose,
            address=to.address,
            person_id=to.person.pk if to.person else None,
            language=to.language,
            subject=subject,
            text=text,
            sealed_secret=secrets.seal(secret) if PLACEHOLDER in text else "",
            reference=words.get("reference", ""),
            created_at=at,
            due_at=at,
            valid_until=valid_until,
        )
    transaction.on_commit(nudge, robust=True)
    return message


def nudge() -> None:
    """Call the relay; where nobody can be called the clock calls it soon, so nothing is lost."""
    try:
        with Connection(settings.CELERY_BROKER_URL, transport_options=IMPATIENT) as broker:
            current_app.send_task(RELAY_TASK, connection=broker, retry=False, expires=STALE)
    except Exception as error:
        logger.warning("the relay could not be called: %s", type(error).__name__)
