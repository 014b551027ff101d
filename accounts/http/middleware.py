"""How long a sign-in lasts, and what must have been done before it opens pages."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions.codes import ProofNeeded
from accounts.actions.factors import Lapsed
from accounts.actions.limits import TooMany
from accounts.http import half, kept
from accounts.http.lasting import NOTED, lasting
from accounts.http.limits import note_limit
from accounts.http.sessions import FACTOR, SEEN
from accounts.models import AuthenticatorDevice, User

WITHOUT_NOTICE = {"notice", "signout", "stay", "theme", "help", "home"}

Answer = Callable[[HttpRequest], HttpResponse]


class SignInMiddleware:
    """Signs out who has only the password, or was idle or signed in for too long.

    Stands behind Django's own, which knows who it is. It also asks for the privacy notice first.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        person = request.user
        if isinstance(person, User) and _goes_on(request, person, timezone.now()):
            kept.drop_what_is_sent(request, person)
        elif isinstance(person, User):
            logout(request)
            kept.note_end(request, person)
            messages.error(request, _("You were signed out after a time. Please sign in again."))
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, *values: object
    ) -> HttpResponse | None:
        """Return the way to the privacy notice for who has not accepted it yet.

        What was sent after the end of a sign-in is kept here, since Django has seen by now that
        the form was ours.
        """
        if getattr(view, "login_required", True) and kept.is_wanted(request):
            _keep(request, view)
        person = request.user
        if not isinstance(person, User) or person.notice_accepted_at:
            return None
        name = request.resolver_match.url_name if request.resolver_match else ""
        if name in WITHOUT_NOTICE:
            return None
        if request.method == "GET":
            request.session.setdefault(half.NEXT, request.get_full_path())
        return redirect("notice")

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Say from when on something is open again, or that identity is to be proved anew."""
        if isinstance(error, TooMany):
            note_limit(request, error.limit)
            context = {"until": error.until}
            return render(request, "accounts/too_many.html", context, status=429)
        if isinstance(error, ProofNeeded):
            note_limit(request, "wrong codes in a row")
            return render(request, "accounts/proof_needed.html", status=403)
        if isinstance(error, Lapsed):
            return render(request, "accounts/lapsed.html", status=403)
        return None


def _keep(request: HttpRequest, view: object) -> None:
    if kept.keep(request, view=view):
        messages.info(request, _("What you typed is kept until you have signed in again."))
    else:
        messages.error(request, _("What you just sent was not taken and could not be kept."))


def _is_proved(request: HttpRequest, person: User) -> bool:
    """Tell whether the sign-in was proved as it must be now: who became an officer, by the app."""
    return not person.needs_app or request.session[FACTOR] == AuthenticatorDevice.__name__


def _goes_on(request: HttpRequest, person: User, at: datetime) -> bool:
    lasts = lasting(request.session, person)
    if lasts is None or at >= lasts.until or not _is_proved(request, person):
        return False
    if at - datetime.fromisoformat(request.session[SEEN]) >= NOTED:
        request.session[SEEN] = at.isoformat()
    return True
