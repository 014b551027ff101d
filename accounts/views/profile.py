"""One's own data: shown, exported, and the notice of what becomes of them."""

import json
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.actions.privacy import accept_notice, note_export
from accounts.answers.own_data import own_data
from accounts.http import SignedInRequest, half


@require_safe
def account(request: SignedInRequest) -> HttpResponse:
    """Show the person's own data, their roles and where to change things."""
    roles = request.user.memberships.select_related("trader").order_by("trader_id", "role")
    return render(request, "accounts/account.html", {"roles": roles})


@require_http_methods(["GET", "POST"])
def notice(request: SignedInRequest) -> HttpResponse:
    """Show what becomes of personal data; who has read it goes on."""
    if request.method == "POST":
        accept_notice(request.user, at=timezone.now())
        messages.success(request, _("Thank you. You can read the notice again under My account."))
        return half.lead_back(request)
    return render(request, "accounts/notice.html")


@require_safe
def export(request: SignedInRequest) -> HttpResponse:
    """Send the person all that the portal keeps about them, as JSON."""
    note_export(request.user, at=timezone.now())
    data = own_data(request.user)
    text = json.dumps(data, ensure_ascii=False, indent=2, default=_plain)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="e-tracking-my-data.json"'
    return response


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
