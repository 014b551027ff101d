"""The portal's addresses, and a view that does nothing."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import path

from etracking.urls import handler403, handler404, handler500
from etracking.urls import urlpatterns as portal

__all__ = ["handler403", "handler404", "handler500", "urlpatterns"]


@login_not_required
def bare(request: HttpRequest) -> HttpResponse:
    """Answer at once: what any page costs at least, behind the same middleware."""
    return HttpResponse("bare")


urlpatterns = [path("bare", bare), *portal]
