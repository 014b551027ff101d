"""Declarations and events that no database has seen, for what is worked out without one."""

from datetime import date, timedelta
from decimal import Decimal

from accounts.models import Office
from declarations.answers import Reader, answer
from declarations.models import Declaration, StatusEvent
from declarations.workflow import Status
from tests.factories import MORNING

TODAY = date(2026, 11, 22)
TRADER, BROKER, ELSEWHERE = (Reader(frozenset({key})) for key in (1, 2, 3))
OFFICER = Reader(is_officer=True)
READERS = {"trader": TRADER, "broker": BROKER, "elsewhere": ELSEWHERE, "officer": OFFICER}


def declared(status=Status.READY_TO_PAY, **columns):
    """Return an unsaved declaration of trader 1 and broker 2 as its columns say."""
    office = Office(pk=9, code="2801", name_th="แหลมฉบัง", name_en="Laem Chabang")
    plain = {
        "document_type": "0",
        "transport_mode": "4",
        "trader_id": 1,
        "broker_id": 2,
        "office": office,
        "release_place": office,
        "total_tax": Decimal("38519.00"),
        "status_since": MORNING,
    }
    return Declaration(status=status, **plain | columns)


def event(code, minutes=0, **facts):
    moment = MORNING + timedelta(minutes=minutes)
    return StatusEvent(code=code, occurred_at=moment, recorded_at=moment, facts=facts)


def answered(declaration, *events, reader=TRADER, on=TODAY):
    return answer(declaration, events, reader=reader, on=on)


def notified(due=TODAY, *, released=None, status=Status.DELIVERED, **columns):
    return declared(
        status,
        assessed_duty=Decimal("1200.00"),
        notified_date=due - timedelta(days=30),
        payment_due_date=due,
        released_date=released,
        **columns,
    )
