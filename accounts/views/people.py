"""The people of a firm: who has which role, inviting others, ending roles."""

import uuid
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.actions import invitations, roles
from accounts.forms.people import InviteForm
from accounts.http import SignedInRequest, posted
from accounts.models import Invitation, Membership, Trader, User, firms_of
from accounts.models.rights import InvitationQuerySet

_STEPS = {"resend": invitations.resend, "withdraw": invitations.withdraw}
_LEADS = Membership.Role.ADMINISTRATOR


@dataclass(frozen=True)
class Firm:
    """A firm with its people by role, and the invitations that nobody answered yet."""

    trader: Trader
    roles: Sequence[tuple[str, Sequence[Membership]]]
    invitations: Sequence[Invitation]
    is_administrator: bool
    has_administrator: bool
    renewable: Collection[int]
    """Keys of the people whom the reader may let name a new mobile."""


@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    """Show who has which role in one's firms."""
    at = timezone.now()
    context = {
        "firms": list(_firms(request.user)),
        "open": set(_invitations(request.user).open(at).values_list("pk", flat=True)),
    }
    return render(request, "accounts/people.html", context)


@require_http_methods(["GET", "POST"])
def invite(request: SignedInRequest) -> HttpResponse:
    """Invite somebody to a role in a firm, by e-mail."""
    firms = list(firms_of(request.user, [_LEADS]))
    if not firms:
        raise Http404
    form = InviteForm(posted(request), firms=firms)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        by, at = request.user, timezone.now()
        invitations.invite(said["firm"], email=said["email"], role=said["role"], by=by, at=at)
        messages.success(request, _("The invitation is on its way by e-mail."))
        return redirect("people")
    status = 422 if form.is_bound else 200
    return render(request, "accounts/people_invite.html", {"form": form}, status=status)


@require_POST
def invitation_step(request: SignedInRequest, key: uuid.UUID, step: str) -> HttpResponse:
    """Send an invitation again, or withdraw it."""
    if step not in _STEPS:
        raise Http404
    invitation = get_object_or_404(_invitations(request.user), key=key)
    _STEPS[step](invitation, by=request.user, at=timezone.now())
    done = {"resend": _("A new code was sent."), "withdraw": _("The invitation was withdrawn.")}
    messages.success(request, done[step])
    return redirect("people")


@require_http_methods(["GET", "POST"])
def end_role(request: SignedInRequest, key: uuid.UUID) -> HttpResponse:
    """End somebody's role, after saying what ends with it."""
    administered = Membership.objects.administered_by(request.user)
    membership = get_object_or_404(administered.select_related("user", "trader"), key=key)
    if request.method == "GET":
        context = {"membership": membership, "own": membership.user == request.user}
        return render(request, "accounts/people_end_role.html", context)
    roles.end_role(membership, by=request.user, at=timezone.now())
    if membership.user == request.user:
        logout(request)
        messages.success(request, _("Your role was ended, and you are signed out."))
        return redirect("home")
    messages.success(request, _("The role was ended, and the person’s sessions with it."))
    return redirect("people")


@require_http_methods(["GET", "POST"])
def renew_factors(request: SignedInRequest, key: uuid.UUID) -> HttpResponse:
    """Let somebody who lost mobile and app name a new mobile, after saying what follows."""
    administered = Membership.objects.administered_by(request.user)
    membership = get_object_or_404(administered.select_related("user", "trader"), key=key)
    if request.method == "GET":
        return render(request, "accounts/people_renew.html", {"membership": membership})
    roles.renew_factors(membership, by=request.user, at=timezone.now())
    messages.success(request, _("At the next sign-in they name and confirm a new mobile."))
    return redirect("people")


def _firms(user: User) -> Iterator[Firm]:
    """Yield the firms of a person by name, read in two queries however many people they have."""
    rows = Membership.objects.visible_to(user).select_related("user", "trader")
    members = list(rows.order_by("trader__name_th", "trader__branch", "trader", "given_at", "pk"))
    offers = list(_invitations(user))
    renewable = roles.may_renew_factors({row.user_id for row in members}, by=user)
    for trader, found in groupby(members, key=lambda row: row.trader):
        own = list(found)
        by_role = [
            (role.label, [row for row in own if row.role == role]) for role in Membership.Role
        ]
        yield Firm(
            trader,
            [(str(label), people) for label, people in by_role if people],
            [offer for offer in offers if offer.trader_id == trader.pk],
            any(row.user_id == user.pk and row.role == _LEADS for row in own),
            any(row.user.is_active and row.role == _LEADS for row in own),
            renewable,
        )


def _invitations(user: User) -> InvitationQuerySet:
    rows = Invitation.objects.administered_by(user).pending()
    return rows.select_related("trader", "invited_by").order_by("invited_at", "pk")
