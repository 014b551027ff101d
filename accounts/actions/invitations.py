"""Inviting people to a role in a firm, and taking an invitation up with its code.

Who takes one up is not of the firm yet and sees nothing of it: the portal acts for them.
"""

import secrets
from dataclasses import replace
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions.limits import TooMany, give_back, spend
from accounts.actions.opening import Newcomer, give_role, open_account
from accounts.actions.roles import hold_role
from accounts.actions.telling import administrators_of, tell, write_to
from accounts.models import (
    Invitation,
    Membership,
    Trader,
    User,
    hash_of_invitation,
)
from audit import actions as audit
from core.acting import acting_as_portal
from core.secrets import same_hash
from core.workflow import Refused
from notifications.actions import Recipient

LIVES = timedelta(days=7)
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without those that are taken for another one: I, L, O, 0, 1; twelve of them are 59 bits."""


class HasRole(Refused):
    """Somebody with this address has the role already."""


class InvitedTooOften(Refused):
    """The firm sent as many invitations as it may for now."""


class InvitationGone(Refused):
    """It was accepted, withdrawn or ran out meanwhile."""


class TriedTooOften(Refused):
    """Too many codes were tried from one place."""


class HasAccount(Refused):
    """The address belongs to an account, which accepts for itself."""


@transaction.atomic
def invite(firm: Trader, *, email: str, role: str, by: User, at: datetime) -> Invitation:
    """Offer somebody a role, and send the code that takes the offer up.

    Whoever was offered the same role before and did not answer gets a new code instead of a
    second offer; the old code is then worth nothing.

    :param role: one of ``Invitation.OFFERED``
    :raises PermissionDenied: ``by`` is no administrator of the firm
    :raises HasRole: there is nothing to offer
    :raises InvitedTooOften: the firm has to wait
    """
    own = hold_role(by, firm, [Membership.Role.ADMINISTRATOR])
    email = email.lower()
    if Membership.objects.filter(trader=firm, role=role, user__email__iexact=email).exists():
        raise HasRole(_("Somebody with this e-mail address has this role already."), own)
    offers = Invitation.objects.pending().filter(trader=firm, role=role, email=email)
    offer = offers.first() or Invitation(trader=firm, role=role, email=email)
    _send_code(offer, own, at=at)
    _note(offer, "invited", by=by, at=at)
    return offer


@transaction.atomic
def resend(invitation: Invitation, *, by: User, at: datetime) -> None:
    """Send a new code for an offer that nobody answered; the old code is then worth nothing.

    :raises PermissionDenied: ``by`` is no administrator of the firm
    :raises InvitationGone: it was answered or withdrawn meanwhile
    :raises InvitedTooOften: the firm has to wait
    """
    own, offer = _held_by_administrator(invitation, by)
    _send_code(offer, own, at=at)
    _note(offer, "invitation sent again", by=by, at=at)


@transaction.atomic
def withdraw(invitation: Invitation, *, by: User, at: datetime) -> None:
    """Take back an offer that nobody answered.

    :raises PermissionDenied: ``by`` is no administrator of the firm
    :raises InvitationGone: it was answered or withdrawn meanwhile
    """
    _own, offer = _held_by_administrator(invitation, by)
    offer.withdrawn_at, offer.code_hash = at, ""
    offer.save(update_fields=["withdrawn_at", "code_hash"])
    _note(offer, "invitation withdrawn", by=by, at=at)


@transaction.atomic
def open_with_code(email: str, code: str, *, caller: str, at: datetime) -> Invitation | None:
    """Return the open invitation of an address that has this code, or None and count the try.

    Unknown addresses, wrong codes and codes that ran out all cost the same work. Wrong ones are
    counted for who types them: codes cannot be guessed, and nobody closes what others were offered.

    :param caller: the address that the request comes from
    :raises TriedTooOften: too many wrong codes came from there, or five for this address
    """
    given, address = hash_of_invitation(email, code), email.lower()
    counted = {
        "invitation of address": caller,
        "invitation of mail and address": f"{address} {caller}",
    }
    try:
        tries = spend(counted, at=at)
    except TooMany as refusal:
        why = _("Too many codes were tried. Please wait a quarter of an hour, then try again.")
        raise TriedTooOften(why, Invitation()) from refusal
    with acting_as_portal():
        offers = list(
            Invitation.objects.open(at)
            .filter(email=address)
            .select_related("trader")
            .order_by("pk")
        )
        right = next((offer for offer in offers if same_hash(offer.code_hash, given)), None)
        if right is None:
            subject = offers[0].trail_name if offers else "(unknown)"
            owner = offers[0].trader.party if offers else ""
            audit.note("invitation refused", subject=subject, owner=owner, by=audit.NOBODY, at=at)
    if right:
        give_back(tries)
    return right


def find_open(key: str, *, at: datetime) -> Invitation | None:
    """Return an open invitation, for who has proved its code in this browser."""
    with acting_as_portal():
        rows = Invitation.objects.open(at).select_related("trader")
        return rows.filter(key=key).first() if key else None


@transaction.atomic
@acting_as_portal()
def accept(invitation: Invitation, *, by: User, at: datetime) -> Membership:
    """Give the role to somebody who has an account with the address that was invited.

    :raises PermissionDenied: the account has another address
    :raises OfficerInFirm: the account is an officer's
    :raises InvitationGone: it was answered, withdrawn or ran out meanwhile
    """
    offer = _hold_open(invitation, at)
    if by.email.lower() != offer.email or not by.is_active:
        raise PermissionDenied
    firm = offer.trader
    membership = give_role(by, trader=firm, role=offer.role, by=by, at=at, behalf=firm.party)
    _settle(offer, by, at=at)
    return membership


@transaction.atomic
@acting_as_portal()
def accept_as_newcomer(invitation: Invitation, *, newcomer: Newcomer, at: datetime) -> User:
    """Open an account for the address that was invited, with the role.

    :param newcomer: the e-mail address is that of the invitation, whatever it says here
    :raises HasAccount: an account has the address
    :raises InvitationGone: it was answered, withdrawn or ran out meanwhile
    """
    offer = _hold_open(invitation, at)
    if account_of(offer):
        why = _("An account has this e-mail address: sign in with it, then accept the invitation.")
        raise HasAccount(why, offer)
    firm, inviter = offer.trader, offer.invited_by
    person = open_account(
        replace(newcomer, email=offer.email),
        trader=firm,
        role=offer.role,
        by=inviter,
        at=at,
        behalf=firm.party,
    )
    _settle(offer, person, at=at)
    return person


def account_of(invitation: Invitation) -> User | None:
    """Return the account that has the address which was invited."""
    return User.objects.filter(email__iexact=invitation.email).first()


def _send_code(offer: Invitation, own: Membership, *, at: datetime) -> None:
    """Make a new code for an offer, keep its hash and send it."""
    firm, by = offer.trader, own.user
    try:
        spend({"invitation of firm": str(firm.pk)}, at=at)
    except TooMany as refusal:
        why = _("The firm has sent many invitations today. Please try again tomorrow.")
        raise InvitedTooOften(why, own) from refusal
    code = "-".join("".join(secrets.choice(_LETTERS) for _sign in range(4)) for _part in range(3))
    offer.code_hash = hash_of_invitation(offer.email, code)
    offer.invited_by, offer.invited_at, offer.valid_until = by, at, at + LIVES
    offer.save()
    label = Membership.Role(offer.role).label
    to = Recipient(offer.email, by.language)
    write_to(to, "invitation", {"firm": firm.name, "role": label}, at=at, secret=code)


def _held_by_administrator(invitation: Invitation, by: User) -> tuple[Membership, Invitation]:
    own = hold_role(by, invitation.trader, [Membership.Role.ADMINISTRATOR])
    offer = Invitation.objects.pending().select_for_update(of=("self",)).filter(pk=invitation.pk)
    if not (found := offer.first()):
        raise InvitationGone(_("This invitation is not open any more."), own)
    return own, found


def _hold_open(invitation: Invitation, at: datetime) -> Invitation:
    """Return an invitation that is still open; all of its address wait for one another."""
    same = Invitation.objects.filter(email=invitation.email).order_by("pk")
    list(same.select_for_update())
    offer = Invitation.objects.open(at).select_related("trader").filter(pk=invitation.pk).first()
    if offer is None:
        raise InvitationGone(_("This invitation is not open any more."), invitation)
    return offer


def _settle(offer: Invitation, person: User, *, at: datetime) -> None:
    """Note who accepted, and tell those who look after the firm, and who invited."""
    offer.accepted_by, offer.accepted_at, offer.code_hash = person, at, ""
    offer.save(update_fields=["accepted_by", "accepted_at", "code_hash"])
    _note(offer, "invitation accepted", by=person, at=at)
    told = [*administrators_of(offer.trader), offer.invited_by]
    label = Membership.Role(offer.role).label
    tell(told, "invitation_accepted", {"firm": offer.trader.name, "role": label}, at=at)


def _note(offer: Invitation, what: str, *, by: User, at: datetime) -> None:
    """Record what was done about an offer of a firm; never the address."""
    subject = offer.trail_name
    parties = {"owner": offer.trader.party, "behalf": offer.trader.party}
    audit.record(what, subject=subject, by=by, at=at, role=offer.role, **parties)
