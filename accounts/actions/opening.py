"""Opening an account: a person, a role in a firm, and a password that opens one page once."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from accounts.actions.factors import allow_new_factors
from accounts.actions.passwords import end_resets, end_setting_up
from accounts.actions.roles import NO_OFFICERS, OfficerInFirm
from accounts.actions.telling import tell
from accounts.models import CodeDevice, Membership, Trader, User
from audit import actions as audit
from notifications.actions import Recipient, send

FIRST_PASSWORD_LIVES = timedelta(hours=24)
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without those that are taken for another one: I, L, O, 0, 1."""


@dataclass(frozen=True)
class Newcomer:
    """A person as found in the customs register, and how they asked to be reached.

    ``phone`` is a Thai mobile in E.164 (+66…), ``id_hash`` the keyed hash of the ID number.
    """

    first_name: str
    last_name: str
    email: str
    phone: str
    language: str
    id_hash: str = ""
    id_shown: str = ""


@transaction.atomic
def open_account(
    newcomer: Newcomer, *, trader: Trader, role: str, by: User, at: datetime, behalf: str = ""
) -> User:
    """Give a person a role in a firm; who has no account yet gets one, and a first password.

    Whoever has an account already (the same ID number) keeps it, with its address, its password and
    what proves them, and is told of the new role.

    :param role: one of ``Membership.Role``
    :param behalf: the trader for whom it is done; empty where the portal does it
    :raises OfficerInFirm: the account is an officer's
    """
    person = User.objects.filter(id_hash=newcomer.id_hash).exclude(id_hash="").first()
    if person is None:
        person = _write(newcomer)
        audit.record("account opened", subject=person.username, by=by, at=at)
        send_first_password(person, by=by, at=at)
    else:
        tell([person], "role_given", {"firm": trader.name}, at=at)
    give_role(person, trader=trader, role=role, by=by, at=at, behalf=behalf)
    return person


@transaction.atomic
def give_role(
    person: User, *, trader: Trader, role: str, by: User, at: datetime, behalf: str = ""
) -> Membership:
    """Give a person a role in a firm, unless they have it.

    :param behalf: the trader for whom it is done; empty where the portal does it
    :raises OfficerInFirm: the account is an officer's
    """
    if person.is_officer:
        raise OfficerInFirm(str(NO_OFFICERS), Membership(user=person, trader=trader, role=role))
    membership, new = Membership.objects.get_or_create(
        user=person, trader=trader, role=role, defaults={"given_at": at}
    )
    if new:
        subject, parties = membership.trail_name, {"owner": trader.party, "behalf": behalf}
        audit.record("role given", subject=subject, by=by, at=at, role=role, **parties)
    return membership


@transaction.atomic
def send_first_password(person: User, *, by: User, at: datetime) -> None:
    """Send a new random password that opens only "choose your password", once, for 24 hours.

    Resets by mail and apps that are being set up end; where wrong codes had closed the reset it
    is open again.
    """
    password = "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))
    person.set_password(password)
    person.first_password_until = at + FIRST_PASSWORD_LIVES
    person.save(update_fields=["password", "first_password_until"])
    end_resets(person)
    end_setting_up(person)
    to = Recipient(person.email, person.language, person)
    until = person.first_password_until
    send("first_password", to, at=at, secret=password, valid_until=until, username=person.username)
    audit.record("first password sent", subject=person.username, by=by, at=at)


@transaction.atomic
def renew_contact(person: User, newcomer: Newcomer, *, by: User, at: datetime) -> None:
    """Give an account another address and mobile, and let what proves the person begin anew.

    The way back for who lost mobile, mailbox or password, after their identity was proved: a first
    password goes to the new address. The old contacts are told, all sessions end, and no receipt is
    printed before the time of cooling off is over.
    """
    allow_new_factors(person, by=by, at=at, phone=newcomer.phone)
    User.objects.filter(pk=person.pk).update(email=newcomer.email)
    audit.record("contact replaced", subject=person.username, by=by, at=at)
    send_first_password(User.objects.get(pk=person.pk), by=by, at=at)


@transaction.atomic
def prove_identity(person: User, newcomer: Newcomer, *, by: User, at: datetime) -> None:
    """Write ID number and name of the register into an account that was opened without a number."""
    person.id_hash, person.id_shown = newcomer.id_hash, newcomer.id_shown
    person.first_name, person.last_name = newcomer.first_name, newcomer.last_name
    person.save(update_fields=["id_hash", "id_shown", "first_name", "last_name"])
    audit.record("identity proved", subject=person.username, by=by, at=at)


def _write(newcomer: Newcomer) -> User:
    person = User(
        username=_new_username(),
        first_name=newcomer.first_name,
        last_name=newcomer.last_name,
        email=newcomer.email,
        phone=newcomer.phone,
        language=newcomer.language,
        id_hash=newcomer.id_hash,
        id_shown=newcomer.id_shown,
    )
    person.set_unusable_password()
    person.save()
    CodeDevice.objects.create(
        user=person, kind=CodeDevice.Kind.SMS, address=person.phone, name="sms", confirmed=False
    )
    return person


def _new_username() -> str:
    while True:
        name = "E" + "".join(secrets.choice(_LETTERS) for _ in range(7))
        if not User.objects.filter(username=name).exists():
            return name
