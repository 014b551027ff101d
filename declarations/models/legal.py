"""What the Customs Act has to know of a declaration."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.utils.timezone import localdate

from customs_act.consignments import Direction, Mode
from customs_act.deadlines import RULES, Event, Facts, clocks_for, latest_last_day, rules_for
from declarations.catalogue.codes import PASSING_TYPES
from declarations.catalogue.facts import EXTENDED, FACTS, WITHDRAWN, Fact
from declarations.models.declarations import Declaration
from declarations.timeline import OF_AN_ASSESSMENT, Happened, in_order, known
from declarations.workflow import Status

_MODES = {"1": Mode.SEA, "2": Mode.LAND, "3": Mode.LAND, "4": Mode.AIR, "5": Mode.POST}
"""The ways of section 50; with any other, only clocks run that need none."""
_SUBMITTED = frozenset({"RECEIVED", "ACCEPTED", "0109"})


def legal_facts(
    declaration: Declaration, events: Iterable[Happened], *, pays_duty: bool = False
) -> Facts:
    """Return what the law has to know of a declaration.

    A last day that was put off further than the Act allows is left out: it binds nobody. The
    assessment of a declaration that was cancelled is void.
    """
    events = in_order(events)
    recorded = known(events)
    days = _submitted(declaration, events) | _moved(declaration) | recorded.days
    if declaration.status == Status.CANCELLED:
        days = {event: day for event, day in days.items() if event not in OF_AN_ASSESSMENT}
    if pays_duty and declaration.paid_date:
        days[Event.PAID] = declaration.paid_date
    facts = replace(_goods(declaration), known=days)
    allowed = {c: day for c, day in recorded.last_days.items() if can_end_on(c, day, facts)}
    return replace(facts, last_days=allowed)


def extendable(declaration: Declaration, *, on: date) -> dict[str, date]:
    """Return the rules that run or ran and can be put off, with the latest day to which they can.

    :param on: local day on which it is asked
    """
    facts = legal_facts(declaration, declaration.events.all())
    rules = [clock.rule for clock in clocks_for(facts, on=on)]
    latest = {rule.code: latest_last_day(rule, facts) for rule in rules}
    return {code: day for code, day in latest.items() if day}


def can_end_on(code: str, day: date, facts: Facts) -> bool:
    """Tell whether the last day of a rule can be set or put off to this day."""
    rule = RULES[code]
    start = facts.known.get(rule.starts)
    if start is None or rule.length is None:
        return rule.length is None
    latest = latest_last_day(rule, facts)
    return latest is not None and rule.length.last_day(start, start) < day <= latest


def _goods(declaration: Declaration) -> Facts:
    return Facts(
        direction=Direction.IMPORT if declaration.is_import else Direction.EXPORT,
        mode=_MODES.get(declaration.transport_mode),
        known={},
        in_transit=declaration.document_type in PASSING_TYPES,
    )


def _submitted(declaration: Declaration, events: Iterable[Happened]) -> dict[Event, date]:
    submitted = [localdate(event.occurred_at) for event in events if event.code in _SUBMITTED]
    day = submitted[0] if submitted else declaration.formalities_date
    return {Event.SUBMITTED: day} if day else {}


def _moved(declaration: Declaration) -> dict[Event, date]:
    """Return the days of the goods' own way; a cancelled declaration has none any more."""
    if declaration.status == Status.CANCELLED:
        return {}
    arrived = declaration.transport_date if declaration.is_import else None
    in_transit = declaration.document_type in PASSING_TYPES
    finished = exported_on(declaration)
    days = {
        Event.ARRIVED: arrived,
        Event.IMPORTED: None if in_transit else arrived,
        Event.ENTERED: arrived if in_transit else None,
        Event.SETTLED: None if in_transit else declaration.paid_date,
        Event.RELEASED: declaration.released_date,
        Event.EXPORTED: None if in_transit else finished,
        Event.TAKEN_OUT: finished if in_transit else None,
    }
    return {event: day for event, day in days.items() if day}


def recordable(declaration: Declaration) -> list[Fact]:
    """Return the facts that can bear on a declaration: each matters to a rule for such goods."""
    facts = _goods(declaration)
    rules = rules_for(facts.direction, facts.mode, facts.in_transit)
    events = {event for rule in rules for event in (rule.starts, *rule.met_by)}
    events |= {event for rule in rules for event in rule.needs | rule.unless}
    always = {EXTENDED, WITHDRAWN}
    return [fact for fact in FACTS.values() if fact.code in always or fact.event in events]


def exported_on(declaration: Declaration) -> date | None:
    """Return the day on which what goes out, or through, left; None while it is here (s. 50).

    That of loading, or the declared day of departure where it is later. Nothing moves a loaded
    declaration any more, so the loading is when its status began.
    """
    leaves = not declaration.is_import or declaration.document_type in PASSING_TYPES
    if declaration.status != Status.DELIVERED or not leaves:
        return None
    loaded = localdate(declaration.status_since)
    departure = None if declaration.is_import else declaration.transport_date
    return max(loaded, departure or loaded)
