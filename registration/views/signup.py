"""Applying to use the portal: one question a page, kept in the session until it is sent.

Nothing is looked up on these pages: they are the same whoever is registered or has an account.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from core.callers import address_of
from core.secrets import CannotUnseal, seal, unseal
from registration import actions
from registration.forms import CardForm, ContactForm, NumberForm
from registration.views.doors import private, the_portal

KEPT = "signup"
"""Where the session keeps what was typed, sealed."""
LIVES = timedelta(minutes=30)
"""It is read no longer after the last answer: a browser may be left open in an office."""


@dataclass(frozen=True)
class Task:
    """A line of the list: a question, and whether it is answered."""

    name: str
    words: Any
    is_done: bool
    is_open: bool


STEPS = {
    "number": _("Tax number and branch"),
    "card": _("ID card of the applicant"),
    "contact": _("E-mail address and mobile"),
}
FIELDS = {"number": "tax_id", "card": "laser_id", "contact": "email"}
"""The field that tells whether a step is done."""


@login_not_required
@require_safe
@private
def index(request: HttpRequest) -> HttpResponse:
    """Show what is asked, and what of it is answered."""
    typed = _typed(request)
    context = {"tasks": _tasks(typed), "is_complete": _next(typed) == "answers", "begun": typed}
    return render(request, "registration/signup.html", context | {"next": _next(typed)})


@login_not_required
@require_http_methods(["GET", "POST"])
@private
def number(request: HttpRequest) -> HttpResponse:
    """Ask for tax number and branch."""
    return _ask(request, "number", NumberForm)


@login_not_required
@require_http_methods(["GET", "POST"])
@private
def card(request: HttpRequest) -> HttpResponse:
    """Ask for the Laser ID, and of who applies for a company for their own ID number."""
    return _ask(request, "card", CardForm)


@login_not_required
@require_http_methods(["GET", "POST"])
@private
def contact(request: HttpRequest) -> HttpResponse:
    """Ask for e-mail address and mobile."""
    return _ask(request, "contact", ContactForm)


@login_not_required
@require_http_methods(["GET", "POST"])
@private
def answers(request: HttpRequest) -> HttpResponse:
    """Show what was typed, to be checked; then keep the application and lead to its page."""
    typed = _typed(request)
    if (missing := _next(typed)) != "answers":
        return redirect(f"registration:signup_{missing}" if typed else "registration:signup")
    if request.method == "GET":
        context = {"typed": typed, "company": _company(typed)}
        return render(request, "registration/answers.html", context)
    application = actions.apply(
        _read(typed),
        address=address_of(request),
        by=the_portal(),
        at=timezone.now(),
    )
    del request.session[KEPT]
    return redirect(application)


def _ask(request: HttpRequest, step: str, kind: Callable[..., forms.Form]) -> HttpResponse:
    typed = _typed(request)
    if step != "number" and "tax_id" not in typed:
        return redirect("registration:signup_number")
    more = {"company": _company(typed)} if kind is CardForm else {}
    form = kind(request.POST if request.method == "POST" else None, initial=typed, **more)
    if form.is_valid():
        _keep(request, step, typed, form.cleaned_data)
        return redirect(f"registration:signup_{_next(_typed(request))}")
    context = {"form": form, "step": step, "place": [*STEPS].index(step) + 1, "what": STEPS[step]}
    context |= {"of": len(STEPS), **more}
    return render(request, f"registration/{step}.html", context, status=422 if form.errors else 200)


def _keep(request: HttpRequest, step: str, typed: dict[str, Any], answered: dict[str, Any]) -> None:
    # Another number is another applicant: what was typed of the card does not belong to it.
    if step == "number" and typed.get("tax_id", answered["tax_id"]) != answered["tax_id"]:
        typed = {name: typed[name] for name in ("email", "phone") if name in typed}
    typed |= answered | {"until": (timezone.now() + LIVES).isoformat()}
    request.session[KEPT] = seal(json.dumps(typed))


def _typed(request: HttpRequest) -> dict[str, Any]:
    try:
        typed: dict[str, Any] = json.loads(unseal(request.session.get(KEPT, "")))
    except CannotUnseal:
        return {}
    is_over = timezone.now() >= datetime.fromisoformat(typed.pop("until"))
    return {} if is_over else typed


def _read(typed: dict[str, Any]) -> actions.Typed:
    return actions.Typed(
        tax_id=typed["tax_id"],
        branch=typed["branch"],
        id_number=typed["id_number"] if _company(typed) else typed["tax_id"],
        laser_id=typed["laser_id"],
        email=typed["email"],
        phone=typed["phone"],
        language="en" if get_language() == "en" else "th",
    )


def _company(typed: dict[str, Any]) -> bool:
    return str(typed.get("tax_id", "")).startswith("0")


def _next(typed: dict[str, Any]) -> str:
    """Return the first step that is not done, or that of checking the answers."""
    return next((step for step, field in FIELDS.items() if field not in typed), "answers")


def _tasks(typed: dict[str, Any]) -> list[Task]:
    here = "tax_id" in typed
    return [
        Task(step, words, FIELDS[step] in typed, step == "number" or here)
        for step, words in STEPS.items()
    ]
