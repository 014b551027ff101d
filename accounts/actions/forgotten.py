"""A forgotten password: the same work and the same answer, whether the account exists or not."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from accounts.actions import limits
from accounts.actions.codes import Asked, send_code
from accounts.actions.passwords import may_reset
from accounts.actions.signin import find_person, plain_name
from accounts.models import CodeDevice, User

DECOY = "(nobody)"
"""An account that nobody has; it stands in for those that do not exist."""


@transaction.atomic
def ask_for_new_password(typed: str, *, asked: Asked, address: str, at: datetime) -> CodeDevice:
    """Send a code to the mailbox of the account, or to nobody if there is none.

    :param typed: user name or e-mail address
    :param address: where the request comes from
    :returns: the device whose code is now to be typed; with the decoy's no code is right
    :raises TooMany: too many were asked for, for this name or from this address
    """
    limits.spend({"reset of address": address}, at=at)
    name = plain_name(typed)
    person, nobody = find_person(name), decoy()  # both are looked for, whoever it is
    # Who cannot have a new password so asks the administrator of the portal, or registers again.
    if not may_reset(person or nobody) or person is None:
        person = nobody
    asked = of_mailbox(asked, person)
    return send_code(person, kind=CodeDevice.Kind.MAIL, asked=asked, at=at, counted=f"typed {name}")


def of_mailbox(asked: Asked, person: User) -> Asked:
    """Return what is asked for, bound to the address: a code that went to another one is wrong."""
    return replace(asked, subject=person.email)


def decoy() -> User:
    """Return the account that nobody has; it is inactive, so nothing is sent to its mailbox."""
    person, new = User.objects.get_or_create(
        username=DECOY, defaults={"is_active": False, "email": "nobody@invalid.example"}
    )
    if new:
        person.set_unusable_password()
        person.save()
    return person
