"""The one door for passwords, and what a right one leads to."""

import unicodedata
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Exists, Q, QuerySet

from accounts.actions import limits
from accounts.models import AuthenticatorDevice, CodeDevice, User
from audit import actions as audit


class WrongPassword(Exception):
    """No account has this name and password; which of the two was wrong is not told."""


def plain_name(typed: str) -> str:
    """Return a user name or e-mail address as it is looked for and as tries of it are counted.

    What is spelled with letters beyond ASCII is nobody's: some of them become one when they are
    made large or small, and each such spelling would have tries of its own.
    """
    name = unicodedata.normalize("NFKC", typed).strip()
    return name if name.isascii() else f"(not ASCII) {name}"


def find_person(typed: str) -> User | None:
    """Return the person of a user name or e-mail address, or None; one query in either case.

    :param typed: as :func:`plain_name` returns it
    """
    named = Q(username=typed) | Q(username=typed.upper()) | Q(email__iexact=typed)
    return User.objects.filter(named, is_active=True).exclude(username="").first()


def prove_password(typed: str, password: str, *, address: str, at: datetime) -> User:
    """Return the person whose name and password these are.

    Whether an account exists makes no difference to the answer, nor to the work done for it. A
    first password that came by e-mail is used up here.

    :param typed: user name or e-mail address
    :param address: where the request comes from
    :raises WrongPassword: they are nobody's
    :raises TooMany: too many wrong ones lately, for this account or from this address
    """
    typed = plain_name(typed)
    tries = _spend(typed, address=address, at=at)
    return _proved(find_person(typed), password, tries=tries, at=at)


def prove_own_password(person: User, password: str, *, address: str, at: datetime) -> User:
    """Return a person who is known already, if it is their password; tries count as at the sign-in.

    :param address: where the request comes from
    :raises WrongPassword: it is not
    :raises TooMany: too many wrong ones lately, for this account or from this address
    """
    tries = _spend(person.username, address=address, at=at)
    return _proved(User.objects.get(pk=person.pk), password, tries=tries, at=at)


def _spend(name: str, *, address: str, at: datetime) -> list[int]:
    counted = {
        "password of account and address": f"{name} {address}",
        "password of account": name,
        "password of address": address,
    }
    return limits.spend(counted, at=at)


def _proved(person: User | None, password: str, *, tries: list[int], at: datetime) -> User:
    if not _is_right(person, password, at):
        subject = person.username if person else "(unknown)"
        audit.record("sign-in refused", subject=subject, by=audit.NOBODY, at=at)
        raise WrongPassword
    assert person is not None  # noqa: S101 (for the type checker)
    limits.give_back(tries)
    _use_up_first_password(person)
    return person


def _is_right(person: User | None, password: str, at: datetime) -> bool:
    if person is None:
        User().set_password(password)  # takes as long as the check of a password
        return False
    right = person.check_password(_as_sent(password) if person.first_password_until else password)
    until = person.first_password_until
    return right and (until is None or at < until)


def _as_sent(password: str) -> str:
    """Return a first password as its e-mail shows it, however its letters are spaced and sized."""
    signs = "".join(sign for sign in password.upper() if sign.isalnum())
    return "-".join(signs[place : place + 4] for place in range(0, len(signs), 4))


def _use_up_first_password(person: User) -> None:
    if person.first_password_until:
        person.set_unusable_password()
        person.save(update_fields=["password"])


def factors_of(person: User) -> list[CodeDevice | AuthenticatorDevice]:
    """Return what the person can prove themself with, the strongest first.

    Officers, staff and superusers have an authenticator app alone: SMS can be read by others.
    """
    apps = list(_apps_of(person))
    return list(apps) if person.needs_app else [*apps, *mobiles_of(person)]


def mobile_before_app(person: User) -> CodeDevice | None:
    """Return the confirmed mobile of who needs an app and has none: it is proved before the first.

    So it is with a trader who becomes an officer. It signs nobody in.
    """
    if not person.needs_app or _apps_of(person).exists():
        return None
    return mobiles_of(person).first()


def has_factor(person: User) -> bool:
    """Tell whether anything but password and mailbox proves the person; always one query."""
    proved = Q(Exists(_apps_of(person))) | Q(Exists(mobiles_of(person)))
    return User.objects.filter(proved, pk=person.pk).exists()


def _apps_of(person: User) -> QuerySet[AuthenticatorDevice]:
    apps: QuerySet[AuthenticatorDevice] = AuthenticatorDevice.objects.filter(user=person)
    return apps.filter(confirmed=True)


def mobiles_of(person: User) -> QuerySet[CodeDevice]:
    """Return the confirmed mobile of a person: one or none."""
    mobiles = CodeDevice.objects.filter(user=person, kind=CodeDevice.Kind.SMS, confirmed=True)
    return mobiles.exclude(address="")


@transaction.atomic
def note_sign_in(person: User, *, factor: str, at: datetime) -> None:
    """Record that somebody has signed in, and in which language they read."""
    audit.record("signed in", subject=person.username, by=person, at=at, factor=factor)
    person.last_login, person.in_use_since = at, person.in_use_since or at
    person.save(update_fields=["last_login", "language", "in_use_since"])


def note_sign_out(person: AbstractBaseUser, *, at: datetime) -> None:
    """Record that somebody has signed out."""
    audit.record("signed out", subject=person.get_username(), by=person, at=at)
