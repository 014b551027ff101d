"""How long a sign-in lasts, and what must have been done before it opens pages."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions.codes import ProofNeeded
from accounts.actions.limits import TooMany
from accounts.http import half
from accounts.http.sessions import FACTOR, SEEN, STARTED
from accounts.models import User

IDLE = {"trader": timedelta(minutes=30), "officer": timedelta(minutes=15)}
LONGEST = {"trader": timedelta(hours=12), "officer": timedelta(hours=10)}
"""A sign-in ends after so long without a request, and after so long in any case."""
NOTED = timedelta(minutes=1)
"""A request is noted at most so often, so that not every page writes."""
WITHOUT_NOTICE = {"notice", "signout", "theme", "help", "home"}

Answer = Callable[[HttpRequest], HttpResponse]


class SignInMiddleware:
    """Signs out who has only the password, or was idle or signed in for too long.

    Stands behind Django's own, which knows who it is. It also asks for the privacy notice first.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        person = request.user
        if isinstance(person, User) and not _goes_on(request, person, timezone.now()):
            logout(request)
            messages.error(request, _("You were signed out after a time. Please sign in again."))
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, *values: object
    ) -> HttpResponse | None:
        """Return the way to the privacy notice for who has not accepted it yet."""
        person = request.user
        if not isinstance(person, User) or person.notice_accepted_at:
            return None
        name = request.resolver_match.url_name if request.resolver_match else ""
        if name in WITHOUT_NOTICE:
            return None
        if request.method == "GET":
            request.session[half.NEXT] = request.get_full_path()
        return redirect("notice")

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Say from when on something is open again, or that identity is to be proved anew."""
        if isinstance(error, TooMany):
            context = {"until": error.until}
            return render(request, "accounts/too_many.html", context, status=429)
        if isinstance(error, ProofNeeded):
            return render(request, "accounts/proof_needed.html", status=403)
        return None


def _goes_on(request: HttpRequest, person: User, at: datetime) -> bool:
    session, kind = request.session, "officer" if person.is_officer else "trader"
    if not session.get(FACTOR):
        return False
    seen = datetime.fromisoformat(session[SEEN])
    started = datetime.fromisoformat(session[STARTED])
    if at - seen >= IDLE[kind] or at - started >= LONGEST[kind]:
        return False
    if at - seen >= NOTED:
        session[SEEN] = at.isoformat()
    return True
