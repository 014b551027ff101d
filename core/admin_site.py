"""The admin: records to read, in the portal's look."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _


class PortalAdminSite(AdminSite):
    """Django's admin for officers, under the portal's name and behind its sign-in."""

    site_title = _("e-Tracking")
    site_header = _("e-Tracking: records")
    index_title = _("Records")
    enable_nav_sidebar = False

    def password_change(  # type: ignore[override]  # no page of its own
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Lead to the portal's own page, which ends other sessions and records the change."""
        return redirect("own_password")

    @method_decorator(login_not_required)
    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Lead to the portal's sign-in; whom the admin does not let in finds nothing here."""
        if request.user.is_authenticated:
            raise Http404
        there = request.GET.get(REDIRECT_FIELD_NAME, reverse("admin:index"))
        return redirect_to_login(there, reverse("signin"))
