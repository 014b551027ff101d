"""Choosing a password: the first one, a forgotten one, another one."""

from datetime import datetime, timedelta

from django.db import transaction

from accounts.actions.sessions import end_sessions
from accounts.actions.signin import has_factor, mobiles_of
from accounts.models import AuthenticatorDevice, CodeDevice, User
from audit import actions as audit
from notifications.actions import Recipient, send

COOLING_OFF = timedelta(hours=72)
"""After what proves a person was changed, receipts are printed again only after this time."""


class NotByMail(Exception):
    """The mailbox does not open this account, or not any more."""


@transaction.atomic
def choose_password(person: User, password: str, *, at: datetime, keep_session: str = "") -> User:
    """Set the password that a person chose, end their other sessions and tell them by e-mail.

    :param keep_session: key of the session in which it was chosen
    """
    person = User.objects.select_for_update().get(pk=person.pk)
    first = person.is_unused
    person.set_password(password)
    person.first_password_until, person.in_use_since = None, person.in_use_since or at
    person.save(update_fields=["password", "first_password_until", "in_use_since"])
    end_setting_up(person)
    end_sessions(person, except_key=keep_session, by=person, at=at)
    audit.record("password chosen", subject=person.username, by=person, at=at)
    if person.email and not first:
        send("password_changed", Recipient(person.email, person.language, person), at=at)
    return person


@transaction.atomic
def choose_after_first_password(person: User, password: str, *, at: datetime) -> User:
    """Set the password that a person chose after a first one that came by e-mail.

    In an account that was in use before it does what a forgotten password does: whoever reads the
    mailbox must not get round what keeps the person safe there.
    """
    choose = choose_password if person.is_unused else _choose_and_cool_off
    return choose(person, password, at=at)


@transaction.atomic
def choose_forgotten_password(person: User, password: str, *, mailbox: str, at: datetime) -> User:
    """Set a password after a code by e-mail; signing in still takes the second factor.

    The mobile is told, and receipts are printed again only after the time of cooling off.

    :param mailbox: the address to which the code went
    :raises NotByMail: the person has another address now, or the mailbox alone would prove them
    """
    person = User.objects.select_for_update().get(pk=person.pk)
    if person.email != mailbox or not may_reset(person):
        raise NotByMail
    return _choose_and_cool_off(person, password, at=at)


def _choose_and_cool_off(person: User, password: str, *, at: datetime) -> User:
    person = choose_password(person, password, at=at)
    cool_off(person, at=at)
    for mobile in mobiles_of(person):
        send("password_changed", Recipient(mobile.address, person.language, person), at=at)
    return person


def may_reset(person: User) -> bool:
    """Tell whether a code by e-mail opens a new password: only beside another factor.

    An account whose first password was not used is nobody's yet: it is sent again, or runs out.
    Who has no factor yet, or begins anew, would be proved by the mailbox alone.
    """
    is_proved = has_factor(person)  # asked for whoever it is: the work tells nothing
    return is_proved and bool(person.email) and not person.is_unused


def end_resets(person: User) -> None:
    """Make codes by e-mail void that are out, and open the reset where wrong ones had closed it.

    One that is typed at this moment is left, since its transaction waits for the person's row: it
    opens nothing once password, address or factors are others.
    """
    out = CodeDevice.objects.filter(user=person, kind=CodeDevice.Kind.MAIL)
    idle = [device.pk for device in out.select_for_update(skip_locked=True)]
    CodeDevice.objects.filter(pk__in=idle).delete()
    person.wrong_reset_codes = 0
    person.save(update_fields=["wrong_reset_codes"])


def end_setting_up(person: User) -> None:
    """Forget apps that were begun and not confirmed: whoever began them had another password."""
    AuthenticatorDevice.objects.filter(user=person, confirmed=False).delete()


def void_mailed(person: User) -> None:
    """Make void what went to the person's former mailbox: codes, and a first password."""
    end_resets(person)
    if person.first_password_until:
        person.set_unusable_password()
        person.save(update_fields=["password"])


def cool_off(person: User, *, at: datetime) -> None:
    """Let the person print no receipts for the time of cooling off."""
    person.prints_from = at + COOLING_OFF
    person.save(update_fields=["prints_from"])
