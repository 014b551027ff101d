"""Answers that are the same for every page."""

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from core.logs import REQUEST_ID
from core.workflow import Refused

Answer = Callable[[HttpRequest], HttpResponse]


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


class NoStoreMiddleware:
    """Keep the pages of signed-in people out of every cache."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated:
            response["Cache-Control"] = "no-store, private"
        return response


class RefusalMiddleware:
    """Answer what cannot be done by saying so on the record's own page."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return the way back to the record, or None for any other exception."""
        if not isinstance(exception, Refused):
            return None
        messages.error(request, str(exception))
        return redirect(exception.record.get_absolute_url())
