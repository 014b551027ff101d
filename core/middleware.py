"""Answers that are the same for every page."""

import uuid
from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from core.acting import acting_as
from core.callers import CALLER, address_of, masked
from core.logs import REQUEST_ID
from core.workflow import Refused

Answer = Callable[[HttpRequest], HttpResponse]
View = TypeVar("View", bound=Callable[..., HttpResponse])


class NobodyMiddleware:
    """Begin every request as nobody, whatever its thread did before."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with acting_as(None):
            return self.get_response(request)


class ActingMiddleware:
    """Act as the person who makes the request."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with acting_as(request.user):
            return self.get_response(request)


class RequestIdMiddleware:
    """Give every request a reference that its page and its log lines carry."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        reference = uuid.uuid4().hex[:12]
        token = REQUEST_ID.set(reference)
        try:
            response = self.get_response(request)
        finally:
            REQUEST_ID.reset(token)
        response["X-Request-Id"] = reference
        return response


class CallerMiddleware:
    """Let whatever a request does know where it comes from: the address, its last part hidden."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = CALLER.set(masked(address_of(request)))
        try:
            return self.get_response(request)
        finally:
            CALLER.reset(token)


class NoStoreMiddleware:
    """Keep the pages of signed-in people out of every cache."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated:
            response["Cache-Control"] = "no-store, private"
        return response


def explained_on(page: str) -> Callable[[View], View]:
    """Mark a view: what is refused there is explained on this page of the record.

    :param page: name of an address that takes the record's ``identifier``
    """

    def mark(view: View) -> View:
        vars(view)["explained_on"] = page
        return view

    return mark


class RefusalMiddleware:
    """Answer what cannot be done by saying so on the record's own page.

    That is the record's address, unless the view names another one by ``explained_on``.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return the way back to the record, or None for any other exception."""
        if not isinstance(exception, Refused):
            return None
        messages.error(request, str(exception))
        view = request.resolver_match.func if request.resolver_match else None
        if page := getattr(view, "explained_on", None):
            return redirect(page, exception.record.identifier)
        return redirect(exception.record.get_absolute_url())
