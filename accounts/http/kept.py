"""What somebody typed and sent after their sign-in had ended: kept until they are back.

It lies sealed in the new session of the same browser; whoever else signs in there never sees it.
Secrets are not kept, nor are files.
"""

import json
from dataclasses import dataclass

from django.http import HttpRequest

from accounts.models import User
from core.secrets import seal, unseal

LARGEST = 64 * 1024
"""More than so many characters are not kept."""
_KEPT = "kept"
_TOKEN = "csrfmiddlewaretoken"  # noqa: S105 (a name)


@dataclass(frozen=True)
class Kept:
    """What was typed: to which page, the fields in their order, and whether files got lost."""

    path: str
    fields: list[tuple[str, str]]
    had_files: bool


def keep(request: HttpRequest, person: User, *, view: object) -> bool:
    """Keep what a person whose sign-in has just ended sent to a view; tell whether it is kept."""
    if not was_typed(request) or _holds_secrets(request, view):
        return False
    lists = request.POST.lists()
    fields = [(name, value) for name, values in lists for value in values if name != _TOKEN]
    typed = json.dumps([person.pk, request.path, fields, bool(request.FILES)])
    if len(typed) > LARGEST:
        return False
    request.session[_KEPT] = seal(typed)
    return True


def is_there(request: HttpRequest) -> bool:
    """Tell whether something is kept in this browser, whoever's it is."""
    return _KEPT in request.session


def kept_for(request: HttpRequest, person: User) -> Kept | None:
    """Return what is kept of this person in this browser; what is somebody else's is dropped."""
    if not is_there(request):
        return None
    whose, path, fields, had_files = json.loads(unseal(request.session[_KEPT]))
    if whose != person.pk:
        drop(request)
        return None
    return Kept(path, [(name, value) for name, value in fields], had_files)


def drop(request: HttpRequest) -> None:
    """Keep it no longer."""
    request.session.pop(_KEPT, None)


def drop_what_is_sent(request: HttpRequest, person: User) -> None:
    """Keep it no longer once it is sent to the page that it was for."""
    found = kept_for(request, person) if request.method == "POST" else None
    if found and found.path == request.path:
        drop(request)


def was_typed(request: HttpRequest) -> bool:
    """Tell whether a form with something in it was sent."""
    return request.method == "POST" and bool(request.POST.keys() - {_TOKEN})


def _holds_secrets(request: HttpRequest, view: object) -> bool:
    return getattr(view, "holds_secrets", False) or any("password" in name for name in request.POST)
