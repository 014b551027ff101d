"""Between the password and the second factor: who has proved the first and not yet the second.

Kept in the session of the browser, for a quarter of an hour; nobody is signed in meanwhile.
"""

from datetime import datetime, timedelta

from django.contrib.auth import login, update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language

from accounts.actions.signin import note_sign_in
from accounts.http import kept
from accounts.http.sessions import AGENT, FACTOR, SEEN, SOURCE, STARTED
from accounts.models import User
from core.callers import address_of, masked

LIVES = timedelta(minutes=15)
BACKEND = "accounts.http.backends.Rights"
_HALF, NEXT = "half", "next"
"""Where the session keeps who proved the password, and the page that they wanted to see."""


def begin(request: HttpRequest, person: User, *, at: datetime, next_page: str = "") -> None:
    """Note that this browser has proved the person's password; its session gets a new key."""
    request.session.cycle_key()
    request.session[_HALF] = {
        "pk": person.pk,
        "until": (at + LIVES).isoformat(),
        "proved": person.get_session_auth_hash(),
    }
    if url_has_allowed_host_and_scheme(next_page, {request.get_host()}, request.is_secure()):
        request.session[NEXT] = next_page


def person_of(request: HttpRequest, *, at: datetime) -> User | None:
    """Return who proved the password in this browser a short time ago, or None.

    Another password chosen meanwhile, or an account that was closed, ends it.
    """
    half = request.session.get(_HALF)
    if not half or at >= datetime.fromisoformat(half["until"]):
        return None
    person = User.objects.filter(pk=half["pk"], is_active=True).first()
    if person is None or person.get_session_auth_hash() != half["proved"]:
        return None
    return person


def note_mobile(request: HttpRequest) -> None:
    """Note that this browser has proved the person's mobile too; its session gets a new key."""
    request.session.cycle_key()
    request.session[_HALF] |= {"mobile": True}
    request.session.modified = True


def has_proved_mobile(request: HttpRequest) -> bool:
    """Tell whether the mobile was proved in this browser since the password was."""
    return bool(request.session.get(_HALF, {}).get("mobile"))


def enter(request: HttpRequest, person: User, *, factor: str, at: datetime) -> None:
    """Sign the person in, under a new key of the session.

    :param factor: what proved them beside the password
    """
    person.language = (get_language() or "th")[:2]
    request.session.pop(_HALF, None)
    login(request, person, backend=BACKEND)
    request.session[FACTOR] = factor
    request.session[STARTED] = request.session[SEEN] = at.isoformat()
    request.session[SOURCE] = masked(address_of(request))
    request.session[AGENT] = request.headers.get("User-Agent", "")[:200]
    note_sign_in(person, factor=factor, at=at)


def go_on(request: HttpRequest, person: User) -> None:
    """Let this session go on, under a new key, after the person's password was changed in it."""
    update_session_auth_hash(request, person)


def is_awaited(request: HttpRequest, person: User) -> bool:
    """Tell whether a page was wanted, or typed into, before the sign-in and not opened since."""
    return NEXT in request.session or kept.kept_for(request, person) is not None


def lead_back(request: HttpRequest) -> HttpResponse:
    """Lead a signed-in person to the privacy notice, or else where they wanted to go."""
    person = request.user
    if isinstance(person, User) and not person.notice_accepted_at:
        return redirect("notice")
    if isinstance(person, User) and kept.kept_for(request, person):
        return redirect("kept")
    return redirect(str(request.session.pop(NEXT, "")) or "home")
