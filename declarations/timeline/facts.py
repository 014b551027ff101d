"""What is known of a declaration as the clocks of the Customs Act need it.

A fact may be recorded days after it happened, recorded anew to correct it, and withdrawn; of a
fact recorded twice the later record counts. The day of a fact is the one recorded with it
(``facts["day"]``), else that of the event.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.timezone import localdate

from customs_act.deadlines import Event, payment_due
from declarations.catalogue.facts import EXTENDED, FACTS, WITHDRAWN
from declarations.timeline.order import AnEvent, Happened, in_order

_OF_ONE_ASSESSMENT = (
    Event.ASSESSED_DUTY_PAID,
    Event.ADDITIONAL_DUTY_PAID,
    Event.APPEALED,
    Event.APPEAL_COMPLETE,
    Event.DEFERRED,
    Event.STRUCK_OUT,
    Event.RULED,
    Event.MORE_RULED,
    Event.SUED,
    Event.JUDGED,
)
"""What belongs to one notification of assessment; a new one begins without them."""


@dataclass
class Known:
    """The days known, the last days that were set, and the assessed duty still open.

    ``duty`` is in baht, None where none is open; ``due`` the last day to pay it, None also
    while the payment is put off (s. 38).
    """

    days: dict[Event, date] = field(default_factory=dict)
    last_days: dict[str, date] = field(default_factory=dict)
    duty: Decimal | None = None
    due: date | None = None


def known(events: Iterable[Happened]) -> Known:
    """Return what the events of a declaration say of its clocks, in whatever order they came."""
    found = Known()
    for event in sorted(_latest(standing_facts(events)), key=day_of):
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
            wrong = [fact for fact in found if fact.code == event.facts["fact"]]
            found = [fact for fact in found if not wrong or fact is not wrong[-1]]
        elif event.code in FACTS or event.code == "ASSESSMENT_PAID":
            found.append(event)
    return found


def _latest(facts: Iterable[AnEvent]) -> list[AnEvent]:
    """Return of each fact the record that counts; every payment, and extensions by rule."""
    found: dict[object, AnEvent] = {}
    for place, fact in enumerate(facts):
        is_payment = fact.code == "ASSESSMENT_PAID"
        found[place if is_payment else (fact.code, fact.facts.get("clock"))] = fact
    return list(found.values())


def _take(found: Known, event: Happened, day: date) -> None:
    match event.code:
        case "ASSESSMENT_NOTICE":
            _notify(found, Decimal(event.facts["duty"]), day)
        case "ASSESSMENT_PAID":
            _pay(found, day)
        case "APPEAL_RULED" | "JUDGMENT_RECEIVED":
            _decide(found, Decimal(event.facts["duty"]), day)
        case "DEFERRAL_GRANTED" | "LAWSUIT_FILED":
            _put_off(found, event.code, day)
        case "APPEAL_STRUCK_OUT":
            _end_deferral(found, day)
        case _:
            pass
    _note(found, event, day)


def _note(found: Known, event: Happened, day: date) -> None:
    meaning = FACTS[event.code].event if event.code in FACTS else None
    if meaning:
        found.days[meaning] = day
    if event.code == EXTENDED:
        found.last_days[event.facts["clock"]] = date.fromisoformat(event.facts["until"])
    if event.code == "DANGEROUS_GOODS":
        until = date.fromisoformat(event.facts["until"])
        found.last_days["TAKE_OUT_DANGEROUS_GOODS"] = until


def _notify(found: Known, duty: Decimal, day: date) -> None:
    for event in _OF_ONE_ASSESSMENT:
        found.days.pop(event, None)
    found.duty, found.due = duty, payment_due(notified_on=day)


def _pay(found: Known, day: date) -> None:
    if found.duty is not None:
        more = Event.MORE_RULED in found.days
        found.days[Event.ADDITIONAL_DUTY_PAID if more else Event.ASSESSED_DUTY_PAID] = day
        found.days.setdefault(Event.ASSESSED_DUTY_PAID, day)
    found.duty = found.due = None


def _decide(found: Known, duty: Decimal, day: date) -> None:
    """Take what is still to be paid by a ruling or a judgment."""
    if Event.NOTIFIED not in found.days:
        return
    if duty == 0:
        _pay(found, day)
        return
    if duty > (found.duty or 0):
        found.days[Event.MORE_RULED] = day
        found.days.pop(Event.ADDITIONAL_DUTY_PAID, None)
    if duty > (found.duty or 0) or Event.DEFERRED in found.days:
        found.due = payment_due(notified_on=day)
    found.duty = duty


def _put_off(found: Known, code: str, day: date) -> None:
    if code == "DEFERRAL_GRANTED" or Event.DEFERRED in found.days:
        found.due = None


def _end_deferral(found: Known, day: date) -> None:
    if found.duty is not None and Event.DEFERRED in found.days:
        found.due = payment_due(notified_on=day)
