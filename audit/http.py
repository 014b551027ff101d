"""What was opened in the admin, was refused, or was sought in vain goes into the trail: here, for
every page."""

import logging
from collections.abc import Callable
from contextvars import copy_context
from datetime import datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.module_loading import import_string

from audit import actions as audit
from audit.models import Owned
from core.acting import acting_as_portal
from core.workflow import Refused

log = logging.getLogger(__name__)


class TrailMiddleware:
    """Note who opened a record in the admin, and who tried in vain: a step that was refused,
    whoever tried it, a page without the right for it (403), the number of a record that exists
    but is not theirs (404).

    What was tried in vain is noted once the answer was sent: neither its words nor the time it
    took tell whether there is such a record. What the request did may have been rolled back: what
    is noted here is in no transaction of its.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        notes = vars(request).pop("to_note", [])
        if response.status_code == 404 and request.user.is_authenticated:
            notes.append(partial(_note_sought, request, timezone.now()))
        if notes:
            _do_after(response, notes)
        return response

    def process_template_response(
        self, request: HttpRequest, response: TemplateResponse
    ) -> TemplateResponse:
        """Note that a record is shown in the admin."""
        shown, match = (response.context_data or {}).get("original"), request.resolver_match
        if shown is not None and match and "admin" in match.app_names:
            by: Any = request.user
            told = {"subject": _called(shown)[:60], "owner": _owner(shown)}
            audit.note("viewed", by=by, at=timezone.now(), **told)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Note a refusal or a missing right; the answer is given by others."""
        signed_in, at = request.user.is_authenticated, timezone.now()
        notes: list[Callable[[], None]] = vars(request).setdefault("to_note", [])
        if isinstance(exception, PermissionDenied) and signed_in:
            notes.append(partial(_note_denied, request, at))
        if isinstance(exception, Refused):
            notes.append(partial(_note_refused, request, at, exception))


def _do_after(response: HttpResponse, notes: list[Callable[[], None]]) -> None:
    """Note this when the server closes the answer, all of which was sent by then."""
    close, context = response.close, copy_context()

    def close_and_note() -> None:
        try:
            for note in notes:
                context.run(note)
        except Exception:
            log.exception("trail: what was tried in vain could not be noted")
        finally:
            close()

    vars(response)["close"] = close_and_note


def _note_sought(request: HttpRequest, at: datetime) -> None:
    found = _named_in(request)
    if found and not found.is_visible:
        _note("sought", request, at, subject=found.subject, owner=found.owner)


def _note_denied(request: HttpRequest, at: datetime) -> None:
    found = _named_in(request)
    subject = found.subject if found else _page(request)
    _note("denied", request, at, subject=subject, owner=found.owner if found else "")


def _note_refused(request: HttpRequest, at: datetime, refused: Refused) -> None:
    found, why = _named_in(request), type(refused).__name__
    with acting_as_portal():
        subject = _trail_name(refused, request)
    _note("refused", request, at, subject=subject, owner=found.owner if found else "", why=why)


def _called(record: Any) -> str:
    """Return what the trail calls a record of any kind."""
    names = ("trail_name", "identifier", "username", "party")
    known = (getattr(record, name) for name in names if hasattr(record, name))
    return str(next(known, f"{record._meta.model_name} {record.pk}"))


def _owner(record: Any) -> str:
    """Return whose record that is, where it is a trader's."""
    return str(getattr(getattr(record, "trader", record), "party", ""))


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
    told = kwargs.get("identifier") or kwargs.get("key") or request.GET.get("q", "")
    text = str(told)[:60].replace("\x00", "")
    finders: list[Callable[[Any, str], Owned | None]] = [
        import_string(path) for path in settings.OWNED
    ]
    with acting_as_portal():  # whoever asks does not see what is not theirs
        found = (find(request.user, text) for find in finders if text)
        return next(filter(None, found), None)


def _note(
    name: str, request: HttpRequest, at: datetime, *, subject: str, owner: str, **details: str
) -> None:
    by: Any = request.user if request.user.is_authenticated else audit.NOBODY
    page = _page(request)
    with acting_as_portal():  # who has not signed in does not see what was noted before
        audit.note(name, subject=subject[:60], owner=owner, by=by, at=at, page=page, **details)
