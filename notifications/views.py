"""The messages sent to oneself, and in a demonstration all that would have been sent."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.paging import page
from notifications.actions.keeping import SHOWN_DAYS
from notifications.forms import AddressForm
from notifications.models import Message, ShownMessage

ROWS = 20


@require_safe
def messages(request: HttpRequest) -> HttpResponse:
    """List every mail and SMS sent to the reader: what is not here did not come from us."""
    rows = Message.objects.visible_to(request.user)
    found = page(rows, by="created_at", cursor=request.GET.get("cursor", ""), size=ROWS)
    context = {"page": found, "kept_days": settings.MESSAGES_KEPT_DAYS}
    return render(request, "notifications/messages.html", context)


@login_not_required
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """Show all that this demonstration would have sent, codes included; elsewhere no such page."""
    if not settings.DEMO:
        raise Http404
    form = AddressForm(request.GET)
    address = form.cleaned_data["address"] if form.is_valid() else ""
    rows = ShownMessage.objects.filter(address__icontains=address)
    context = {
        "form": form,
        "page": page(rows, by="shown_at", cursor=request.GET.get("cursor", ""), size=ROWS),
        "address": address,
        "query": urlencode({"address": address}) if address else "",
        "kept_days": SHOWN_DAYS,
    }
    status = 422 if form.errors else 200
    response = render(request, "notifications/outbox.html", context, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response
