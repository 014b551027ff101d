"""Who may enter the workbench, and which declarations they find there."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from accounts.http import SignedInRequest
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
    """Return a declaration of the officer's own offices, or answer 404."""
    visible = Declaration.objects.visible_to(request.user).select_related(
        "office", "release_place", "port", "trader", "broker"
    )
    return get_object_or_404(visible.named(identifier))
