"""Taking up an invitation: its code first, then the account that gets the role."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts.actions import invitations
from accounts.forms.people import InvitationForm, NewcomerForm
from accounts.http import posted
from accounts.models import Invitation
from core.callers import address_of

_PROVED = "invitation"
"""Under this name a browser's session keeps the invitation whose code was right."""


@login_not_required
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Take address and code; whatever is wrong with them, the answer is the same."""
    form = InvitationForm(posted(request))
    if form.is_valid():
        email, code = form.cleaned_data["email"], form.cleaned_data["code"]
        caller, at = address_of(request), timezone.now()
        found = invitations.open_with_code(email, code, caller=caller, at=at)
        if found:
            request.session[_PROVED] = found.identifier
            return redirect("invitation_accept")
        form.add_error(None, _("Address and code do not belong to an open invitation."))
    status = 422 if form.is_bound else 200
    return render(request, "accounts/invitation.html", {"form": form}, status=status)


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def accept(request: HttpRequest) -> HttpResponse:
    """Let the account of the invited address accept; without one, open it."""
    invitation = _proved(request)
    if invitation is None:
        return redirect("invitation")
    account = invitations.account_of(invitation)
    if account is None:
        return _open_account(request, invitation)
    own = request.user == account
    if request.method == "GET" or not own:
        context = {"invitation": invitation, "own": own}
        return render(request, "accounts/invitation_accept.html", context)
    invitations.accept(invitation, by=account, at=timezone.now())
    del request.session[_PROVED]
    messages.success(request, _("You have accepted the invitation."))
    return redirect("people")


def _open_account(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    form = NewcomerForm(posted(request), initial={"language": get_language()})
    if form.is_valid():
        newcomer = form.newcomer(invitation.email)
        invitations.accept_as_newcomer(invitation, newcomer=newcomer, at=timezone.now())
        del request.session[_PROVED]
        messages.success(
            request, _("Your account is open. Sign in with the password from our e-mail.")
        )
        return redirect("signin")
    context = {"form": form, "invitation": invitation}
    status = 422 if form.is_bound else 200
    return render(request, "accounts/invitation_account.html", context, status=status)


def _proved(request: HttpRequest) -> Invitation | None:
    """Return the invitation whose code was right in this browser, if it is still open."""
    return invitations.find_open(request.session.get(_PROVED, ""), at=timezone.now())
