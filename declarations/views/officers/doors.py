"""Who may enter the workbench, and which declarations they find there."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.http import SignedInRequest
from declarations.actions import trail
from declarations.models import Declaration

P = ParamSpec("P")
Page = Callable[Concatenate[SignedInRequest, P], HttpResponse]


def officers_only(page: Page[P]) -> Page[P]:
    """Answer 404 to everyone who is no officer, as if the page did not exist."""

    @wraps(page)
    def door(request: SignedInRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_officer:
            raise Http404
        return page(request, *args, **kwargs)

    return door


def find(request: SignedInRequest, identifier: str) -> Declaration:
    """Return a declaration of the officer's own offices, noting the view, or answer 404."""
    visible = Declaration.objects.visible_to(request.user).select_related(
        "office", "release_place", "port", "trader", "broker"
    )
    found = get_object_or_404(visible.named(identifier))
    trail.note("viewed", found, by=request.user, at=timezone.now())
    return found
