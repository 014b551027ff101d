"""The page of codes: every code that a declaration can show, in words."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import Office
from core.words import Words
from declarations.catalogue import codes
from declarations.catalogue.answers import NOTICE_PILL, OVERDUE_PILL, SITUATIONS
from declarations.catalogue.events import KINDS
from declarations.catalogue.meanings import TURN_WHEN_HELD, TURNS_IN_GENERAL, situations_of
from declarations.workflow import LABELS, NUMBERED, Status

_ANY = dict.fromkeys(("amount", "deposit", "day", "days", "place", "reason", "code"), "…")


@dataclass(frozen=True)
class Meaning:
    """What a status means in one of its situations, whose turn it is, and what comes next."""

    code: str
    status: Words
    means: Words
    turn: Words
    then: Words


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show statuses, events, document types, lanes, orders, taxes and customs places."""
    context = {
        "statuses": _meanings(),
        "events": KINDS.values(),
        "document_types": codes.DOCUMENT_TYPES,
        "transport_modes": codes.TRANSPORT_MODES,
        "lanes": codes.LANES,
        "orders": codes.ORDER_CODES,
        "taxes": codes.TAX_CODES,
        "offices": Office.objects.order_by("code"),
    }
    return render(request, "declarations/codes.html", context)


def _meanings() -> list[Meaning]:
    """Return every situation of every status, then those that any status can be in."""
    return [
        *(
            _meaning(name, words, NUMBERED.get(status, ""))
            for status, words in LABELS.items()
            for name in situations_of(status)
        ),
        _meaning("NOTICE", NOTICE_PILL),
        _meaning("OVERDUE", OVERDUE_PILL),
    ]


def _meaning(name: str, status: Words, code: str = "") -> Meaning:
    situation = SITUATIONS[name]
    turn = TURN_WHEN_HELD if name == Status.HELD else TURNS_IN_GENERAL[situation.turn]
    return Meaning(code, status, situation.words.filled(**_ANY), turn, situation.then)
