"""Opening the account that an application asked for, and telling whoever is on file."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.timezone import localdate

from accounts.actions.opening import Newcomer, give_role, open_account, send_first_password
from accounts.models import CodeDevice, Membership, Trader, User
from audit import actions as audit
from core.secrets import masked_email, masked_phone
from core.words import day_words
from notifications.actions import Recipient, send
from notifications.messages import NoAddress
from registration.actions.moving import move
from registration.models import Application, Registrant, Signatory

LANGUAGE_ON_FILE = "th"
"""The register does not say which language its people read."""


def address_is_taken(application: Application, email: str) -> bool:
    """Tell whether another person's account has this address; two cannot share one."""
    holders = User.objects.filter(email__iexact=email)
    return holders.exclude(id_hash=application.id_hash).exists()


def open_for(
    application: Application, step: str, *, by: User, at: datetime, on_file: bool = False
) -> Application:
    """Open the account of a locked application and take the step that says so.

    :param on_file: with the contact of the register instead of the one typed
    """
    registrant, signatory = application.registrant, application.signatory
    assert registrant is not None and signatory is not None  # noqa: S101, PT018 (checked before)
    newcomer = _newcomer(application, registrant, signatory, on_file=on_file)
    trader = registrant.trader
    application.account = _again(newcomer, trader, by=by, at=at) or open_account(
        newcomer, trader=trader, role=Membership.Role.DIRECTOR, by=by, at=at
    )
    administrators = Membership.objects.filter(trader=trader, role=Membership.Role.ADMINISTRATOR)
    if not administrators.exists():
        role = Membership.Role.ADMINISTRATOR
        give_role(application.account, trader=trader, role=role, by=by, at=at)
    return move(application, step, by=by, at=at, contact="on file" if on_file else "as typed")


def tell_on_file(application: Application, purpose: str, *, at: datetime) -> None:
    """Tell whoever is on file, at the address on file or else by SMS; nobody where none is."""
    registrant = application.registrant
    if registrant is None:
        return
    words: dict[str, Any] = {
        "number": application.tax_shown,
        "branch": application.branch_shown,
        "day": day_words(localdate(application.received_at)).th,
        "email": masked_email(application.email),
        "phone": masked_phone(application.phone),
        "help_phone": settings.HELP_PHONE,
    }
    for address in filter(None, (registrant.email, registrant.phone)):
        try:
            send(purpose, Recipient(address, LANGUAGE_ON_FILE), at=at, **words)
        except NoAddress:
            continue  # the register holds many old contacts
        return


def _newcomer(
    application: Application, registrant: Registrant, signatory: Signatory, *, on_file: bool
) -> Newcomer:
    contact = registrant if on_file else application
    return Newcomer(
        first_name=signatory.first_name,
        last_name=signatory.last_name,
        email=contact.email,
        phone=contact.phone,
        language=application.language,
        id_hash=application.id_hash,
        id_shown=signatory.id_shown,
    )


def _again(newcomer: Newcomer, trader: Trader, *, by: User, at: datetime) -> User | None:
    """Give an account that was never used the contact approved now, and a new first password.

    :returns: None where there is no such account
    """
    unused = User.objects.exclude(first_password_until=None).filter(id_hash=newcomer.id_hash)
    person = unused.select_for_update().first()
    if person is None:
        return None
    person.email, person.phone = newcomer.email, newcomer.phone
    person.language = newcomer.language
    person.save(update_fields=["email", "phone", "language"])
    phones = CodeDevice.objects.filter(user=person, kind=CodeDevice.Kind.SMS)
    phones.update(address=person.phone, confirmed=False)
    audit.record("contact replaced", subject=person.username, by=by, at=at)
    send_first_password(person, by=by, at=at)
    give_role(person, trader=trader, role=Membership.Role.DIRECTOR, by=by, at=at)
    return person
