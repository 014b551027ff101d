"""What applicants do: apply, have the password sent again, withdraw.

Who applies is nobody yet, and sees nothing: the portal acts for them.
"""

import json
import logging
import secrets
from dataclasses import asdict, dataclass, field
from datetime import datetime
from functools import partial

from celery import current_app
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import limits
from accounts.actions.opening import send_first_password
from accounts.models import User, hash_of_id
from audit import actions as audit
from core.acting import acting_as_portal
from core.secrets import keyed_hash, masked_number, seal
from core.workflow import Refused
from notifications.actions import Recipient, send
from registration.actions.moving import move
from registration.models import Application, Registrant

logger = logging.getLogger(__name__)

CHECK_TASK = "registration.tasks.check_application"
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Digits of references: 32 signs that are not taken for one another (Crockford)."""


@dataclass(frozen=True)
class Typed:
    """What an applicant typed, read and in one form; ``phone`` in E.164, all numbers bare.

    ``id_number`` is the tax number itself where a person applies for themself.
    """

    tax_id: str = field(repr=False)
    branch: int
    id_number: str = field(repr=False)
    laser_id: str = field(repr=False)
    email: str = field(repr=False)
    phone: str = field(repr=False)
    language: str

    @property
    def kind(self) -> Registrant.Kind:
        """Whose number it is: those of companies begin with 0."""
        company = self.tax_id.startswith("0")
        return Registrant.Kind.COMPANY if company else Registrant.Kind.PERSON


class NothingToSend(Refused):
    """No first password waits to be used, so none is sent again."""


@transaction.atomic
@acting_as_portal()
def apply(typed: Typed, *, address: str, by: User, at: datetime) -> Application:
    """Keep an application for a worker to check, and tell the applicant that it came.

    The same is done whoever applies for whatever: nothing is looked up here.

    :param address: where the request came from, to count its tries
    :raises TooMany: there were too many today, of this number, this Laser ID, this mailbox or
        this address
    """
    counted = {
        "application of number": typed.tax_id,
        "application of laser": typed.laser_id,
        "application of mail": typed.email,
        "application of address": address,
    }
    limits.spend(counted, at=at)
    application = Application.objects.create(
        reference=_new_reference(),
        kind=typed.kind,
        branch=typed.branch,
        tax_shown=masked_number(typed.tax_id),
        tax_hash=hash_of_id(typed.tax_id),
        id_hash=hash_of_id(typed.id_number),
        laser_hash=keyed_hash("Laser ID", typed.laser_id),
        sealed=seal(json.dumps(asdict(typed))),
        email=typed.email,
        phone=typed.phone,
        language=typed.language,
        received_at=at,
        status_since=at,
        updated_at=at,
        due_at=at,
    )
    audit.record("application received", subject=application.trail_name, by=by, at=at)
    tell(application, "application_received", at=at)
    transaction.on_commit(partial(_nudge, application.pk), robust=True)
    return application


@transaction.atomic
@acting_as_portal()
def withdraw(application: Application, *, by: User, at: datetime) -> Application:
    """Take an application back, as its applicant asked; nothing more is checked.

    :param by: the portal, on behalf of whoever has the reference
    """
    application = Application.objects.lock(application.pk)
    return move(application, "withdraw", by=by, at=at)


@transaction.atomic
@acting_as_portal()
def send_again(application: Application, *, by: User, at: datetime) -> None:
    """Send a new first password to the same address; the one before is good no more.

    :raises NothingToSend: it was used already, or the account is not open
    :raises TooMany: it was sent too often
    """
    application = Application.objects.lock(application.pk)
    if not application.waits_for_password or application.account is None:
        raise NothingToSend(
            _("There is no unused first password that could be sent again."), application
        )
    person = User.objects.select_for_update().get(pk=application.account.pk)
    names = ("code sent a minute", "code sent", "code sent an hour", "code sent a day")
    limits.spend(dict.fromkeys(names, person.email), at=at)
    send_first_password(person, by=by, at=at)


def tell(application: Application, purpose: str, *, at: datetime) -> None:
    """Send the applicant a message, to the address typed."""
    to = Recipient(application.email, application.language)
    send(purpose, to, at=at, application=application.reference_shown)


def _new_reference() -> str:
    number = secrets.randbits(128)
    return "".join(LETTERS[number >> 5 * place & 31] for place in range(25, -1, -1))


def _nudge(pk: int) -> None:
    """Call a worker; where none can be called the clock finds the application soon."""
    try:
        current_app.send_task(CHECK_TASK, kwargs={"application_id": pk}, retry=False)
    except Exception as error:
        logger.warning("no worker could be called: %s", type(error).__name__)
