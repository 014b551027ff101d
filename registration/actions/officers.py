"""What officers decide where the contact typed is not the one on file.

Rights are the officer's own; the portal looks up for them what is in accounts of others.
"""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.models import User
from core.acting import acting_as_portal
from core.secrets import same_hash
from core.workflow import Refused
from registration.actions.applying import tell
from registration.actions.moving import move
from registration.actions.opening import (
    Contact,
    account_of,
    address_is_taken,
    gets_no_role,
    open_for,
    tell_on_file,
)
from registration.models import Application, Registrant
from registration.workflow import WORKFLOW


class OwnApplication(Refused):
    """Nobody decides on their own application."""


class AddressTaken(Refused):
    """The address belongs to another person's account."""


class NotNamed(Refused):
    """The register changed since the check: the applicant may not act any more."""


class ClosedAccount(Refused):
    """The account of the applicant was closed by an administrator."""


class OfficersAccount(Refused):
    """The account of the applicant is an officer's, who acts for no firm."""


class NothingToKeep(Refused):
    """No account in use would get a role and keep its contact."""


class NoContact(Refused):
    """The register has no address or no mobile to which a password and codes can go."""


@transaction.atomic
@acting_as_portal()
def approve(application: Application, *, contact: Contact, by: User, at: datetime) -> Application:
    """Open the account with the contact that the officer chose, and tell whoever is on file.

    :raises Refused: it is the officer's own, decided already, or the contact cannot be used
    """
    application = _locked(application)
    if why := why_not(application, "approve", by=by, at=at, contact=contact):
        raise why
    _sign(application, by=by, at=at)
    open_for(application, "approve", contact=contact, by=by, at=at)
    tell_on_file(application, "account_notice", at=at)
    return application


@transaction.atomic
@acting_as_portal()
def refuse(
    application: Application, *, reason: str, text: str, by: User, at: datetime
) -> Application:
    """Refuse an application; the applicant reads the reason and the text.

    :param reason: one of ``registration.catalogue.reasons.DECIDED``
    :raises Refused: it is the officer's own, or decided already
    """
    application = _locked(application)
    if why := why_not(application, "refuse", by=by, at=at):
        raise why
    application.reason, application.text = reason, text
    _sign(application, by=by, at=at)
    move(application, "refuse", by=by, at=at, reason=reason)
    tell(application, "application_refused", at=at)
    return application


@acting_as_portal()
def why_not(
    application: Application, step: str, *, by: User, at: datetime, contact: Contact | None = None
) -> Refused | None:
    """Return what stands in the way of an officer's step; None where it can be taken.

    :param contact: for an approval, with which contact
    :raises PermissionDenied: this person never decides
    """
    try:
        WORKFLOW.check(step, application, by=by)
    except Refused as refused:
        return refused
    if same_hash(application.id_hash, by.id_hash):
        return OwnApplication(
            _("This is your own application; another officer decides."), application
        )
    if contact and not _still_named(application, on=localdate(at)):
        return NotNamed(_("The register no longer lets the applicant act."), application)
    return _contact_refused(application, contact) if contact else None


def _still_named(application: Application, *, on: date) -> bool:
    registrant = application.registrant
    if registrant is None or not registrant.is_active:
        return False
    application.signatory = registrant.signatory(application.id_hash, on=on)
    return application.signatory is not None


def _account_refused(person: User, application: Application) -> Refused | None:
    if not person.is_active:
        return ClosedAccount(
            _("The applicant's account was closed; the administrator of the portal opens it."),
            application,
        )
    if person.is_officer:
        return OfficersAccount(
            _("The applicant's account is a customs officer's and cannot act for a firm."),
            application,
        )
    return None


def _contact_refused(application: Application, contact: Contact) -> Refused | None:
    person, registrant = account_of(application), application.registrant
    if person and (why := _account_refused(person, application)):
        return why
    if contact == Contact.KEPT:
        if person and registrant and _only_lacks_the_role(person, registrant):
            return None
        return NothingToKeep(_("There is no account in use that only lacks the role."), application)
    email, phone = application.email, application.phone
    if contact == Contact.ON_FILE:
        on_file = application.registrant
        email, phone = (on_file.email, on_file.phone) if on_file else ("", "")
    if not email or not phone.startswith("+66"):
        return NoContact(_("The register has no e-mail address or no mobile."), application)
    if address_is_taken(application, email):
        return AddressTaken(_("Another account has this e-mail address already."), application)
    return None


def _only_lacks_the_role(person: User, registrant: Registrant) -> bool:
    return not person.is_unused and not gets_no_role(person, registrant)


def _locked(application: Application) -> Application:
    locked = Application.objects.lock(application.pk)
    if locked.registrant:
        # Two directors of one firm at once: one of them becomes its first administrator.
        Registrant.objects.select_for_update().get(pk=locked.registrant.pk)
    account_of(locked, hold=True)
    return locked


def _sign(application: Application, *, by: User, at: datetime) -> None:
    if not by.is_officer:
        raise PermissionDenied
    application.decided_by, application.decided_at = by, at
