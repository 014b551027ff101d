"""Opening the account that an application asked for, and telling whoever is on file."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.timezone import localdate

from accounts.actions.opening import (
    Newcomer,
    give_role,
    open_account,
    prove_identity,
    renew_contact,
    send_first_password,
)
from accounts.models import CodeDevice, Membership, Trader, User
from audit import actions as audit
from core.secrets import masked_mailbox, masked_phone
from core.words import day_words
from notifications.actions import Recipient, send
from notifications.messages import NoAddress
from registration.actions.moving import move
from registration.models import Application, Registrant, Signatory


class Contact(StrEnum):
    """With which contact an account is opened; ``KEPT``: an account in use keeps its own."""

    TYPED = "typed"
    ON_FILE = "on-file"
    KEPT = "kept"


LANGUAGE_ON_FILE = "th"
"""The register does not say which language its people read."""


def address_is_taken(application: Application, email: str) -> bool:
    """Tell whether another person's account has this address; two cannot share one."""
    holder = User.objects.filter(email__iexact=email).first()
    return holder is not None and holder != account_of(application)


def account_of(application: Application, *, hold: bool = False) -> User | None:
    """Return the account of the applicant; None where there is none, or the numbers are forgotten.

    It is the one with the ID number, or else one that was opened by an invitation, which asks for
    no number, with the very address typed here and with the mobile, confirmed.

    :param hold: hold it until the transaction ends, so that what was found in it stays true
    """
    if not application.id_hash:
        return None
    users = User.objects.select_for_update() if hold else User.objects.all()
    invited = Q(
        id_hash="",
        is_officer=False,
        email__iexact=application.email,
        phone=application.phone,
        phone_confirmed_at__isnull=False,
    )
    found = users.filter(Q(id_hash=application.id_hash) | invited)
    return found.order_by("-id_hash").first()


def is_director(person: User, registrant: Registrant) -> bool:
    """Tell whether the person has the role of director in the firm of an entry already."""
    roles = Membership.objects.filter(user=person, role=Membership.Role.DIRECTOR)
    return roles.filter(trader=registrant.trader_id).exists()


def gets_no_role(person: User, registrant: Registrant) -> bool:
    """Tell whether an application would give the person no role in the firm that they lack."""
    led = Membership.objects.administrators(registrant.trader_id).exists()
    return led and is_director(person, registrant)


def opens_alone(application: Application, registrant: Registrant) -> bool:
    """Tell whether no officer has to decide.

    The contact typed is the one on file, and nothing changes for an account that is there but its
    roles: neither its contact nor what proves the person.
    """
    if not application.same_contact() or address_is_taken(application, application.email):
        return False
    person = account_of(application, hold=True)
    if person is None:
        return True
    if person.is_officer:
        return False
    if person.is_unused:  # its password goes to the same firm once more
        roles = Membership.objects.filter(user=person)
        return person.is_active and not roles.exclude(trader=registrant.trader_id).exists()
    return person.is_active and not gets_no_role(person, registrant)


def open_for(
    application: Application, step: str, *, contact: Contact, by: User, at: datetime
) -> Application:
    """Open the account of a locked application and take the step that says so.

    :param contact: with which contact; an account in use gets another one only by an officer
    """
    registrant, signatory = application.registrant, application.signatory
    assert registrant is not None and signatory is not None  # noqa: S101, PT018 (checked before)
    newcomer = _newcomer(application, registrant, signatory, on_file=contact == Contact.ON_FILE)
    person = account_of(application, hold=True)
    if person and person.is_unused:
        _give_anew(person, newcomer, registrant.trader, by=by, at=at)
    elif person and contact != Contact.KEPT:
        renew_contact(person, newcomer, by=by, at=at)
    if person and not person.id_hash:
        prove_identity(person, newcomer, by=by, at=at)
    if person is None or not is_director(person, registrant):
        role = Membership.Role.DIRECTOR
        person = open_account(newcomer, trader=registrant.trader, role=role, by=by, at=at)
    application.account = person
    administrators = Membership.objects.administrators(registrant.trader_id)
    if not administrators.exists():
        role = Membership.Role.ADMINISTRATOR
        give_role(person, trader=registrant.trader, role=role, by=by, at=at)
    return move(application, step, by=by, at=at, contact=contact.value)


def tell_on_file(application: Application, purpose: str, *, at: datetime) -> None:
    """Tell whoever is on file, at the address on file or else by SMS; nobody where none is."""
    registrant = application.registrant
    if registrant is None:
        return
    words: dict[str, Any] = {
        "number": application.tax_shown,
        "branch": "" if application.is_for_themself else application.branch_shown,
        "day": day_words(localdate(application.received_at)).th,
        "email": masked_mailbox(application.email),
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


def _give_anew(person: User, newcomer: Newcomer, trader: Trader, *, by: User, at: datetime) -> None:
    """Give an account that was never used the contact approved now, and a new first password.

    Where another address had got the former one, it is told.
    """
    if person.email and person.email.lower() != newcomer.email.lower():
        send("factors_changed", Recipient(person.email, person.language), at=at)
    person.email, person.phone = newcomer.email, newcomer.phone
    person.language = newcomer.language
    person.save(update_fields=["email", "phone", "language"])
    phones = CodeDevice.objects.filter(user=person, kind=CodeDevice.Kind.SMS)
    phones.update(address=person.phone, confirmed=False)
    audit.record("contact replaced", subject=person.username, by=by, at=at)
    send_first_password(person, by=by, at=at)
    give_role(person, trader=trader, role=Membership.Role.DIRECTOR, by=by, at=at)
