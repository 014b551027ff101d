"""What was refused, and what was sought in vain, goes into the trail: here, for every page."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.module_loading import import_string

from audit import actions as audit
from audit.models import Owned
from core.acting import acting_as_portal
from core.workflow import Refused


class RefusalsMiddleware:
    """Note who tried in vain: a step that was refused, whoever tried it, a page without the right
    for it (403), the number of a record that exists but is not theirs (404).

    The answer is the same as ever; it stands before anything is noted. What the request did may
    have been rolled back: what is noted here is in no transaction of its.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 404 and request.user.is_authenticated:
            found = _named_in(request)
            if found and not found.is_visible:
                _note("sought", request, subject=found.subject, owner=found.owner)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Note a refusal or a missing right; the answer is given by others."""
        if isinstance(exception, PermissionDenied) and request.user.is_authenticated:
            found = _named_in(request)
            subject = found.subject if found else _page(request)
            _note("denied", request, subject=subject, owner=found.owner if found else "")
        if isinstance(exception, Refused):
            found = _named_in(request)
            subject, why = _trail_name(exception, request), type(exception).__name__
            _note("refused", request, subject=subject, owner=found.owner if found else "", why=why)


def _trail_name(refused: Refused, request: HttpRequest) -> str:
    """Return what the trail calls the record; what opens a page to whoever has it is never named.

    Without a record that is kept, the page.
    """
    record = refused.record
    known = getattr(record, "pk", None) is not None
    return getattr(record, "trail_name", record.identifier) if known else _page(request)


def _page(request: HttpRequest) -> str:
    """Return the name of the page that was asked for, as the address table has it."""
    return request.resolver_match.view_name[:60] if request.resolver_match else ""


def _named_in(request: HttpRequest) -> Owned | None:
    """Return the record that the address names, or the search box, whoever may see it."""
    kwargs = request.resolver_match.kwargs if request.resolver_match else {}
    text = str(kwargs.get("identifier") or request.GET.get("q", ""))[:60].replace("\x00", "")
    finders: list[Callable[[Any, str], Owned | None]] = [
        import_string(path) for path in settings.OWNED
    ]
    with acting_as_portal():  # whoever asks does not see what is not theirs
        found = (find(request.user, text) for find in finders if text)
        return next(filter(None, found), None)


def _note(name: str, request: HttpRequest, *, subject: str, owner: str, **details: str) -> None:
    by: Any = request.user if request.user.is_authenticated else audit.NOBODY
    at, page = timezone.now(), _page(request)
    with acting_as_portal():  # who has not signed in does not see what was noted before
        audit.note(name, subject=subject[:60], owner=owner, by=by, at=at, page=page, **details)
