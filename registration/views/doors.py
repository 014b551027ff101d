"""What the pages of applicants and of officers have in common."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from accounts.actions import PORTAL_USERNAME
from accounts.actions.limits import TooMany
from accounts.http import SignedInRequest
from accounts.http.limits import note_limit
from accounts.models import User
from core.acting import acting_as_portal
from registration.forms import bare_reference
from registration.models import Application

P = ParamSpec("P")
Request = TypeVar("Request", bound=HttpRequest)
Page = Callable[Concatenate[Request, P], HttpResponse]


def private(page: Page[HttpRequest, P]) -> Page[HttpRequest, P]:
    """Keep a page out of caches and search engines; too many tries get the page that says so."""

    @wraps(page)
    def door(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            response = page(request, *args, **kwargs)
        except TooMany as refused:
            response = _too_many(request, refused)
        response["Cache-Control"] = "no-store, private"
        response["X-Robots-Tag"] = "noindex"
        return response

    return door


def deciders_only(page: Page[SignedInRequest, P]) -> Page[SignedInRequest, P]:
    """Answer 404 to everyone who decides no applications, as if the page did not exist."""

    @wraps(page)
    def door(request: SignedInRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        user = request.user
        if not (user.is_officer and user.has_perm("registration.decide_application")):
            raise Http404
        return page(request, *args, **kwargs)

    return door


@acting_as_portal()
def by_reference(identifier: str) -> Application:
    """Return the application with this reference, however it is written, or answer 404."""
    found = Application.objects.select_related("account")
    return get_object_or_404(found, reference=bare_reference(identifier))


def the_portal() -> User:
    """Return the user that acts where nobody is signed in."""
    return User.objects.get(username=PORTAL_USERNAME)


def _too_many(request: HttpRequest, refused: TooMany) -> HttpResponse:
    note_limit(request, refused.limit)
    now = timezone.now()
    response = render(request, "accounts/too_many.html", {"until": refused.until}, status=429)
    response["Retry-After"] = str(max(int((refused.until - now).total_seconds()) + 1, 1))
    return response
