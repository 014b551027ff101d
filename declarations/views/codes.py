"""The page of codes: every code that a declaration can show, in words."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.http import SignedInRequest
from accounts.models import Office
from declarations.catalogue import codes
from declarations.catalogue.events import KINDS
from declarations.workflow import LABELS, NUMBERED, STAGE_OF


@require_GET
def index(request: SignedInRequest) -> HttpResponse:
    """Show statuses, events, document types, lanes, orders, taxes and customs places."""
    statuses = [
        {"words": words, "code": NUMBERED.get(status, ""), "stage": STAGE_OF.get(status)}
        for status, words in LABELS.items()
    ]
    context = {
        "statuses": statuses,
        "events": KINDS.values(),
        "document_types": codes.DOCUMENT_TYPES,
        "transport_modes": codes.TRANSPORT_MODES,
        "lanes": codes.LANES,
        "orders": codes.ORDER_CODES,
        "taxes": codes.TAX_CODES,
        "offices": Office.objects.order_by("code"),
    }
    return render(request, "declarations/codes.html", context)
