"""A forgotten password: the same work and the same answer, whether the account exists or not."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from accounts.actions import limits
from accounts.actions.codes import Asked, send_code_by_mail
from accounts.actions.passwords import may_reset
from accounts.actions.signin import find_person, plain_name
from accounts.catalogue import PASSWORD
from accounts.models import CodeDevice, User
from accounts.models.people import DECOY


def count_request(typed: str, *, address: str, at: datetime) -> None:
    """Count that a code is asked for, for a name that may be anybody's or nobody's.

    :param typed: user name or e-mail address
    :param address: where the request comes from
    :raises TooMany: too many were asked for, for this name or from this address
    """
    name = f"typed {plain_name(typed)}"
    counted = {
        "reset of address": address,
        "code sent a minute": f"{PASSWORD} {name}",
        "code sent": f"{PASSWORD} {name}",
        "code sent an hour": name,
        "code sent a day": name,
    }
    limits.spend(counted, at=at)


@transaction.atomic
def ask_for_new_password(typed: str, *, asked: Asked, at: datetime) -> CodeDevice:
    """Send a code to the mailbox of the account, or to nobody if there is none.

    Ten a day reach one person. User name and e-mail address are counted apart for all to see, since
    a limit of both would tell that they belong together; whoever asks for an eleventh by the other
    name is answered as if there were no account.

    :param typed: user name or e-mail address; :func:`count_request` has counted it
    :returns: the device whose code is now to be typed; with the decoy's no code is right
    """
    name = plain_name(typed)
    person, nobody = find_person(name), decoy()  # both are looked for, whoever it is
    # Who cannot have a new password so asks the administrator of the portal, or registers again.
    if not may_reset(person or nobody):
        person = None
    unknown = f"typed {name}"
    whom = f"person {person.pk}" if person else unknown
    if not limits.spend_unseen("reset of person", whom, otherwise=unknown, at=at):
        person = None
    person = person or nobody
    return send_code_by_mail(person, asked=of_mailbox(asked, person), at=at)


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
