"""What somebody typed and sent after their sign-in had ended: kept until they are back.

A session that follows on one that ended by time knows whose that was. What is kept lies
sealed in it; whoever else signs in in this browser never sees it.
Secrets are not kept, nor are files.
"""

import json
from dataclasses import dataclass

from django.http import HttpRequest

from accounts.models import User
from core.secrets import CannotUnseal, seal, unseal

LARGEST = 64 * 1024
"""More than so many characters are not kept."""
_KEPT, _ENDED = "kept", "ended"
_TOKEN = "csrfmiddlewaretoken"  # noqa: S105 (a name)


@dataclass(frozen=True)
class Kept:
    """What was typed: to which page, the fields in their order, and whether files got lost."""

    path: str
    fields: list[tuple[str, str]]
    had_files: bool


def note_end(request: HttpRequest, person: User) -> None:
    """Note in the session, which is a new one, whose sign-in has just ended by time."""
    request.session[_ENDED] = person.pk


def is_wanted(request: HttpRequest) -> bool:
    """Tell whether a sign-in ended in this browser and what was typed came after it."""
    return _ENDED in request.session and was_typed(request) and not request.user.is_authenticated


def keep(request: HttpRequest, *, view: object) -> bool:
    """Keep what was sent to a view after the end of a sign-in; tell whether it is kept.

    What was kept before gives way to it.
    """
    if _holds_secrets(request, view):
        return False
    lists = request.POST.lists()
    fields = [(name, value) for name, values in lists for value in values if name != _TOKEN]
    whose = request.session[_ENDED]
    typed = json.dumps([whose, request.get_full_path(), fields, bool(request.FILES)])
    if len(typed) > LARGEST:
        return False
    request.session[_KEPT] = seal(typed)
    return True


def kept_for(request: HttpRequest, person: User) -> Kept | None:
    """Return what is kept of this person in this browser.

    What is somebody else's, or cannot be read any more since the key was changed, is dropped.
    """
    if _KEPT not in request.session:
        return None
    try:
        whose, path, fields, had_files = json.loads(unseal(request.session[_KEPT]))
    except CannotUnseal:
        whose = None
    if whose != person.pk:
        drop(request)
        return None
    return Kept(path, [(name, value) for name, value in fields], had_files)


def drop(request: HttpRequest) -> None:
    """Keep it no longer."""
    request.session.pop(_KEPT, None)
    request.session.pop(_ENDED, None)


def drop_what_is_sent(request: HttpRequest, person: User) -> None:
    """Keep it no longer once it is sent to the page that it was for."""
    found = kept_for(request, person) if request.method == "POST" else None
    if found and found.path == request.get_full_path():
        drop(request)


def was_typed(request: HttpRequest) -> bool:
    """Tell whether a form with something in it was sent."""
    return request.method == "POST" and bool(request.POST.keys() - {_TOKEN})


def _holds_secrets(request: HttpRequest, view: object) -> bool:
    return getattr(view, "holds_secrets", False) or any("password" in name for name in request.POST)
