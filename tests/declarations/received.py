"""Values as readers give them, and questions about what became of them."""

from datetime import timedelta
from decimal import Decimal

from declarations.messages.values import (
    DeclarationValues,
    DutyValues,
    EventValues,
    ItemValues,
    Party,
)
from declarations.models import Declaration
from tests.factories import MORNING, tax_id

NUMBER = "A0200691100123"
REFERENCE = "TEST000000001"
LATER = MORNING + timedelta(days=1)


def declared(event_id="d1", minutes=0, **changes):
    moment = {"occurred_at": MORNING + timedelta(minutes=minutes)}
    values = {
        "sender": "TEST",
        "event_id": event_id,
        "reference": REFERENCE,
        "document_type": "0",
        "trader": Party(tax_id(1), name_th="ผู้นำเข้า"),
        "broker": Party(tax_id(2), name_th="ตัวแทน"),
        "office": "2811",
        "release_place": "2811",
        "control": {"transport_mode": "1", "house_bill": "BKK1"},
        "items": (
            ItemValues(1, "84713020", duties=(DutyValues("0100", amount=Decimal("10.50")),)),
        ),
        "duties": (DutyValues("1500", amount=Decimal(200), deposit=Decimal(5)),),
    }
    return DeclarationValues(**values | moment | changes)


def happened(code, minutes=0, *, event_id="", **changes):
    values = {"reference": REFERENCE, "occurred_at": MORNING + timedelta(minutes=minutes)}
    return EventValues(
        sender="TEST", event_id=event_id or f"{code}-{minutes}", code=code, **values | changes
    )


def the_declaration():
    return Declaration.objects.get(reference=REFERENCE)


def codes():
    events = the_declaration().events.order_by("occurred_at", "pk")
    return [event.code for event in events]
