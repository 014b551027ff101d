"""Who may give and end roles in a firm, and ending them."""

from collections.abc import Collection
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.actions.factors import allow_new_factors
from accounts.actions.sessions import end_sessions
from accounts.actions.telling import tell
from accounts.models import Membership, Trader, User, firms_of
from accounts.models.people import NEEDS_APP
from audit import actions as audit
from core.acting import acting_as_portal
from core.workflow import Refused

LAST_ADMINISTRATOR = gettext_lazy(
    "This is the firm’s last administrator, so the role cannot be ended: nobody could give roles"
    " any more. Make another person administrator first."
)

NOT_FOR_THEM = gettext_lazy(
    "You cannot do this for directors, for yourself, or for people who have a role in another"
    " firm. They register again with the Laser ID, or use a recovery code."
)


NO_OFFICERS = gettext_lazy(
    "A customs officer’s account cannot act for a firm. A role in a firm needs another account,"
    " with another e-mail address."
)


class LastAdministrator(Refused):
    """Without this person nobody could give roles in the firm."""


class NotForThem(Refused):
    """An administrator of this firm alone cannot answer for who this person is."""


class OfficerInFirm(Refused):
    """The account of a customs officer acts for no firm."""


class RoleGone(Refused):
    """Somebody else has just ended this role."""


def hold_role(person: User, firm: Trader, roles: Collection[str]) -> Membership:
    """Return a role that lets somebody act for a firm, held until the transaction ends.

    The firm is held too: two who change its roles wait for one another. Neither keeps feeds from
    adding declarations of the firm.

    :raises PermissionDenied: the person has none of these roles at this moment
    :raises OfficerInFirm: the person has become an officer
    """
    Trader.objects.select_for_update(no_key=True).get(pk=firm.pk)
    held = Membership.objects.select_for_update(of=("self",), no_key=True)
    own = held.filter(user=person, trader=firm, role__in=roles, user__is_active=True)
    role = own.select_related("user").first()
    if role is None:
        raise PermissionDenied
    if role.user.is_officer:
        raise OfficerInFirm(str(NO_OFFICERS), role)
    return role


@transaction.atomic
def end_role(membership: Membership, *, by: User, at: datetime) -> None:
    """End a role that somebody has in a firm, and all their sessions.

    What an administrator offered to others can then no longer be accepted: see
    ``Invitation.objects.open``.

    :raises PermissionDenied: ``by`` is no administrator of the firm
    :raises RoleGone: it was ended meanwhile
    :raises LastAdministrator: nobody would be left to give roles in the firm
    """
    firm, person = membership.trader, membership.user
    own = hold_role(by, firm, [Membership.Role.ADMINISTRATOR])
    if not Membership.objects.filter(pk=membership.pk).exists():
        raise RoleGone(_("This role was ended in the meantime."), own)
    others = Membership.objects.administrators(firm.pk).exclude(user=person)
    if membership.role == Membership.Role.ADMINISTRATOR and not others.exists():
        raise LastAdministrator(str(LAST_ADMINISTRATOR), own)
    take_role(membership, by=by, at=at, behalf=firm.party)
    end_sessions(person, by=by, at=at)
    label = Membership.Role(membership.role).label
    tell([person], "role_ended", {"firm": firm.name, "role": label}, at=at)


def take_role(membership: Membership, *, by: User, at: datetime, behalf: str = "") -> None:
    """Take a role from who has it, without asking whether it may be, and without telling them.

    :param behalf: the trader for whom it is done; empty where the portal does it
    """
    subject, role = membership.trail_name, membership.role
    parties = {"owner": membership.trader.party, "behalf": behalf}
    audit.record("role ended", subject=subject, by=by, at=at, role=role, **parties)
    membership.delete()


@transaction.atomic
def renew_factors(membership: Membership, *, by: User, at: datetime) -> None:
    """Let a person of the firm who lost mobile and app name a new mobile at the next sign-in.

    Directors prove who they are by registering again, and nobody answers for themself or for
    people of firms in which they are no administrator.

    :raises PermissionDenied: ``by`` is no administrator of the firm
    :raises NotForThem: the person is a director, is ``by``, or has a role in another firm too
    """
    person = membership.user
    own = hold_role(by, membership.trader, [Membership.Role.ADMINISTRATOR])
    if person.pk not in may_renew_factors([person.pk], by=by):
        raise NotForThem(str(NOT_FOR_THEM), own)
    allow_new_factors(person, by=by, at=at, behalf=membership.trader.party)


def may_renew_factors(people: Collection[int], *, by: User) -> set[int]:
    """Return the keys of those among these people for whom an administrator answers alone."""
    led = list(firms_of(by, [Membership.Role.ADMINISTRATOR]).values_list("pk", flat=True))
    elsewhere = Q(role=Membership.Role.DIRECTOR) | ~Q(trader__in=led)
    with acting_as_portal():  # roles in other firms are not seen by the administrator
        others = Membership.objects.filter(elsewhere, user__in=people)
        # Who needs an app is answered for by the portal.
        found = User.objects.filter(pk__in=people).exclude(NEEDS_APP).exclude(pk=by.pk)
        return set(found.exclude(pk__in=others.values("user")).values_list("pk", flat=True))
