"""What the pages before and around the sign-in have in common."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters

from accounts.actions import codes, limits
from accounts.forms.signin import CodeForm
from accounts.http import half
from accounts.models import MOST_TRIES, CodeDevice, User
from core.callers import address_of

View = TypeVar("View", bound=Callable[..., HttpResponse])
Rest = ParamSpec("Rest")
PageOfPerson = Callable[Concatenate[HttpRequest, User, Rest], HttpResponse]


def secret_page(view: View) -> View:
    """Mark a page on which secrets are typed: kept by no cache, shown in no report of an error.

    Its actions commit by themselves: what was tried stays counted whatever the page answers.
    """
    view = sensitive_post_parameters()(view)
    view = cache_control(no_store=True, private=True)(view)
    view.holds_secrets = True  # type: ignore[attr-defined]  # what is typed here is not kept
    return transaction.non_atomic_requests(view)


def open_page(view: View) -> View:
    """Mark a page of secrets that needs no sign-in."""
    return login_not_required(secret_page(view))


def after_password(view: PageOfPerson[Rest]) -> Callable[..., HttpResponse]:
    """Give a view the person who has proved the password in this browser; others sign in first."""

    @wraps(view)
    def page(request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        person = half.person_of(request, at=timezone.now())
        return view(request, person, *args, **kwargs) if person else redirect("signin")

    return open_page(page)


def key_of(request: HttpRequest) -> str:
    """Return the key of the browser's session, to which codes are bound."""
    return request.session.session_key or ""


def is_right(
    request: HttpRequest, form: CodeForm, person: User, *, factor: codes.Factor, asked: codes.Asked
) -> bool:
    """Try the code that was typed; where it is wrong the form says so.

    Where none is out that this page asked for, nothing is tried.

    :raises TooMany: too many wrong ones came from this address
    :raises ProofNeeded: too many wrong ones of this person, one after the other
    """
    if not form.is_valid():
        return False
    if not is_out(person, factor, asked=asked):
        form.refuse_other()
        return False
    at = timezone.now()
    tries = limits.spend({"code of address": address_of(request)}, at=at)
    typed = form.cleaned_data["code"]
    try:
        right = codes.try_code(person, factor=factor, code=typed, asked=asked, at=at)
    except codes.MustWait as wait:
        limits.give_back(tries)
        form.refuse_until(wait.until)
        return False
    if right:
        limits.give_back(tries)
    else:
        refuse(form, factor)
    return right


def is_out(person: User, factor: codes.Factor, *, asked: codes.Asked) -> bool:
    """Tell whether there is something to type: an app, or a code by SMS asked for by this page.

    Of codes by e-mail nothing is told, since nobody may learn whether there is such an account.
    """
    if not isinstance(factor, CodeDevice) or factor.kind == CodeDevice.Kind.MAIL:
        return True
    return factor.waits_for(asked.binding(person))


def refuse(form: CodeForm, factor: codes.Factor) -> None:
    """Let the form say that the code is wrong, and how often it can still be tried."""
    if isinstance(factor, CodeDevice):
        factor.refresh_from_db()
        form.refuse(MOST_TRIES - factor.tries, factor.reference)
    else:
        form.refuse(None, "")
