"""What is known of a declaration as the clocks of the Customs Act need it.

A fact may be recorded days after it happened, recorded anew to correct it, and withdrawn; of a
fact recorded twice the later record counts. The day of a fact is the one recorded with it
(``facts["day"]``), else that of the event.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.utils.timezone import localdate

from declarations.catalogue.facts import EXTENDED, FACTS, WITHDRAWN
from declarations.timeline.debt import Known, decide, notify, pay, put_off, strike_out
from declarations.timeline.order import AnEvent, Happened, in_order

PAYMENT = "ASSESSMENT_PAID"
_RULINGS = {"APPEAL_RULED", "JUDGMENT_RECEIVED"}
_ON_ONE_DAY = {"ASSESSMENT_NOTICE": 0, "APPEAL_RULED": 2, "JUDGMENT_RECEIVED": 2, PAYMENT: 3}
"""In which order what happened on one day is read: a notice first, what was paid for it last."""


def known(events: Iterable[Happened]) -> Known:
    """Return what the events of a declaration say of its clocks, in whatever order they came."""
    found = Known()
    for event in sorted(_latest(standing_facts(events)), key=_by_day):
        _take(found, event, day_of(event))
    return found


def day_of(event: Happened) -> date:
    """Return the local day of a fact: the one recorded with it, else that of the event."""
    day = event.facts.get("day")
    return date.fromisoformat(day) if day else localdate(event.occurred_at)


def standing_facts(events: Iterable[AnEvent]) -> list[AnEvent]:
    """Return the facts that nobody has withdrawn, as recorded; of one recorded twice, both."""
    found: list[AnEvent] = []
    for event in in_order(events):
        if event.code == WITHDRAWN:
            wrong = [fact for fact in found if _is_meant(event, fact)]
            found = [fact for fact in found if not wrong or fact is not wrong[-1]]
        elif event.code in FACTS or event.code == PAYMENT:
            found.append(event)
    return found


def _is_meant(withdrawal: Happened, fact: Happened) -> bool:
    """Tell whether a withdrawal is about such a fact; of extensions, about that of one rule."""
    clock = withdrawal.facts.get("clock")
    is_rule = not clock or clock == fact.facts.get("clock")
    return bool(fact.code == withdrawal.facts["fact"]) and is_rule


def _latest(facts: Iterable[AnEvent]) -> list[AnEvent]:
    """Return of each fact the record that counts; every payment, and extensions by rule."""
    found: dict[object, AnEvent] = {}
    for place, fact in enumerate(facts):
        is_payment = fact.code == PAYMENT
        found[place if is_payment else (fact.code, fact.facts.get("clock"))] = fact
    return list(found.values())


def _by_day(event: Happened) -> tuple[date, int]:
    return day_of(event), _ON_ONE_DAY.get(event.code, 1)


def _take(found: Known, event: Happened, day: date) -> None:
    meaning = FACTS[event.code].event if event.code in FACTS else None
    if event.code == "ASSESSMENT_NOTICE":
        notify(found, Decimal(event.facts["duty"]), day)
    elif event.code == PAYMENT:
        pay(found, day)
    elif event.code in _RULINGS:
        decide(found, Decimal(event.facts["duty"]), day, is_final=event.code != "APPEAL_RULED")
    elif event.code in {"DEFERRAL_GRANTED", "LAWSUIT_FILED"}:
        meaning = put_off(found, event.code, day, meaning)
    elif event.code == "APPEAL_STRUCK_OUT":
        strike_out(found, day)
    if meaning:
        found.days[meaning] = day
    _note_last_day(found, event)


def _note_last_day(found: Known, event: Happened) -> None:
    if event.code == EXTENDED:
        found.last_days[event.facts["clock"]] = date.fromisoformat(event.facts["until"])
    if event.code == "DANGEROUS_GOODS":
        until = date.fromisoformat(event.facts["until"])
        found.last_days["TAKE_OUT_DANGEROUS_GOODS"] = until
