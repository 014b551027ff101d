"""Proving oneself again, with password and second factor, before what proves oneself is changed."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.actions.codes import Asked
from accounts.catalogue import AGAIN
from accounts.forms.signin import OwnPasswordForm
from accounts.http import SignedInRequest
from accounts.models import CodeDevice
from accounts.views.doors import is_out, is_right, key_of, secret_page
from accounts.views.passwords import is_own_password
from accounts.views.signin import choose_way, chosen_factor, form_for, send_or_say, ways_of

LIVES = timedelta(minutes=10)
THERE = {"change_mobile", "authenticator", "recovery_codes", "remove_authenticator"}
"""What asks for a proof again; each proof opens one of them, once."""
SECOND_PAGES = {"change_mobile_code": "change_mobile"}
_PASSWORD, _FRESH = "password_again", "fresh"

Page = Callable[[SignedInRequest], HttpResponse]


def fresh_page(view: Page) -> Page:
    """Mark a page that opens only to who proved themself again for it in the last ten minutes.

    Where it did what it is for it calls :func:`use_up`.
    """

    @wraps(view)
    def page(request: SignedInRequest) -> HttpResponse:
        name = str(request.resolver_match.url_name if request.resolver_match else "")
        there = SECOND_PAGES.get(name, name)
        if not _is_recent(request, _FRESH, there):
            return redirect("prove_again", there)
        return view(request)

    return secret_page(page)


def use_up(request: HttpRequest) -> None:
    """Let the proof open nothing more."""
    request.session.pop(_FRESH, None)


def _is_recent(request: SignedInRequest, name: str, there: str) -> bool:
    proved = request.session.get(name, {})
    until = datetime.fromisoformat(proved["until"]) if proved.get("there") == there else None
    return until is not None and timezone.now() < until


def _note(request: SignedInRequest, name: str, there: str) -> None:
    request.session.cycle_key()
    request.session[name] = {"there": there, "until": (timezone.now() + LIVES).isoformat()}


@require_http_methods(["GET", "POST"])
@secret_page
def prove_again(request: SignedInRequest, there: str) -> HttpResponse:
    """Ask for the present password; the second factor comes next."""
    if there not in THERE:
        raise Http404
    form = OwnPasswordForm(request.POST or None)
    if form.is_valid() and is_own_password(request, form):
        _note(request, _PASSWORD, there)
        if isinstance(chosen_factor(request, request.user), CodeDevice):
            send_or_say(request, request.user, _asked(request, there))
        return redirect("prove_again_code", there)
    context = {"form": form, "there": there}
    status = 422 if form.is_bound else 200
    return render(request, "accounts/prove_again.html", context, status=status)


@require_http_methods(["GET", "POST"])
@secret_page
def prove_again_code(request: SignedInRequest, there: str) -> HttpResponse:
    """Ask for the second factor, and open the page that asked for a proof."""
    factor = chosen_factor(request, request.user)
    if there not in THERE or factor is None:
        raise Http404
    if not _is_recent(request, _PASSWORD, there):
        return redirect("prove_again", there)
    form = form_for(factor, request)
    if is_right(request, form, request.user, factor=factor, asked=_asked(request, there)):
        del request.session[_PASSWORD]
        _note(request, _FRESH, there)
        return redirect(there)
    context = {
        "form": form,
        "is_out": is_out(request.user, factor, asked=_asked(request, there)),
        "there": there,
        **ways_of(request.user, factor),
    }
    status = 422 if form.is_bound else 200
    return render(request, "accounts/prove_again_code.html", context, status=status)


@require_POST
@secret_page
def prove_again_way(request: SignedInRequest, there: str) -> HttpResponse:
    """Choose another way to prove oneself: who lost the app has the mobile or a recovery code."""
    if there not in THERE:
        raise Http404
    if not _is_recent(request, _PASSWORD, there):
        return redirect("prove_again", there)
    choose_way(request, request.user, _asked(request, there))
    return redirect("prove_again_code", there)


def _asked(request: SignedInRequest, there: str) -> Asked:
    return Asked(AGAIN, there, key_of(request))
