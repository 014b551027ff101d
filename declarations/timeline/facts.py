"""What is known of a declaration as the clocks of the Customs Act need it.

A fact may be recorded days after it happened, recorded anew to correct it, and withdrawn; of a
fact recorded twice the later record counts. The day of a fact is the one recorded with it
(``facts["day"]``), else that of the event.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal

from django.utils.timezone import localdate

from declarations.catalogue.facts import EXTENDED, FACTS, WITHDRAWN
from declarations.timeline.debt import (
    Known,
    judge,
    lodge,
    notify,
    pay,
    permit,
    rule,
    strike_out,
    sue,
)
from declarations.timeline.order import AnEvent, Happened, in_order

PAYMENT = "ASSESSMENT_PAID"
_ON_ONE_DAY = {"ASSESSMENT_NOTICE": 0, "APPEAL_RULED": 2, "JUDGMENT_RECEIVED": 2, PAYMENT: 3}
"""In which order what happened on one day is read: a notice first, what was paid for it last."""

_SUMS: dict[str, Callable[[Known, Decimal, date], bool]] = {
    "ASSESSMENT_NOTICE": notify,
    "APPEAL_RULED": rule,
    "JUDGMENT_RECEIVED": judge,
}
_CHANGES: dict[str, Callable[[Known, date], bool]] = {
    "APPEAL_FILED": lodge,
    "DEFERRAL_GRANTED": permit,
    "APPEAL_STRUCK_OUT": strike_out,
    "LAWSUIT_FILED": sue,
}


def known(events: Iterable[Happened]) -> Known:
    """Return what the events of a declaration say of its clocks, in whatever order they came."""
    found = Known()
    for event in sorted(counting_facts(events), key=_by_day):
        _take(found, event, day_of(event))
    return found


def day_of(event: Happened) -> date:
    """Return the local day of a fact: the one recorded with it, else that of the event."""
    day = event.facts.get("day")
    return date.fromisoformat(day) if day else localdate(event.occurred_at)


def standing_facts(events: Iterable[AnEvent]) -> list[AnEvent]:
    """Return the facts that nobody has withdrawn, as recorded; of one recorded twice, both."""
    found: list[AnEvent] = []
    for event in sorted(in_order(events), key=_recorded_at):
        if event.code == WITHDRAWN:
            wrong = [fact for fact in found if _is_meant(event, fact)]
            found = [fact for fact in found if not wrong or fact is not wrong[-1]]
        elif event.code in FACTS or event.code == PAYMENT:
            found.append(event)
    return found


def counting_facts(events: Iterable[AnEvent]) -> list[AnEvent]:
    """Return of each fact that stands the record that counts; every payment, extensions by rule."""
    found: dict[object, AnEvent] = {}
    for place, fact in enumerate(standing_facts(events)):
        is_payment = fact.code == PAYMENT
        found[place if is_payment else (fact.code, fact.facts.get("clock"))] = fact
    return list(found.values())


def _recorded_at(event: Happened) -> datetime:
    return event.recorded_at


def _is_meant(withdrawal: Happened, fact: Happened) -> bool:
    """Tell whether a withdrawal is about such a fact; of extensions, about that of one rule."""
    clock = withdrawal.facts.get("clock")
    is_rule = not clock or clock == fact.facts.get("clock")
    return bool(fact.code == withdrawal.facts["fact"]) and is_rule


def _by_day(event: Happened) -> tuple[date, int]:
    return day_of(event), _ON_ONE_DAY.get(event.code, 1)


def _take(found: Known, event: Happened, day: date) -> None:
    if event.code == PAYMENT:
        pay(found, day)
    elif _changes_debt(found, event, day):
        meaning = FACTS[event.code].event
        if meaning:
            found.days[meaning] = day
        _note_last_day(found, event)


def _changes_debt(found: Known, event: Happened, day: date) -> bool:
    """Let a fact change the debt; tell whether it is one that the Act provides for."""
    if "duty" in FACTS[event.code].asks:
        return _SUMS[event.code](found, Decimal(event.facts["duty"]), day)
    change = _CHANGES.get(event.code)
    return change(found, day) if change else True


def _note_last_day(found: Known, event: Happened) -> None:
    if event.code == EXTENDED:
        found.last_days[event.facts["clock"]] = date.fromisoformat(event.facts["until"])
    if event.code == "DANGEROUS_GOODS":
        until = date.fromisoformat(event.facts["until"])
        found.last_days["TAKE_OUT_DANGEROUS_GOODS"] = until
