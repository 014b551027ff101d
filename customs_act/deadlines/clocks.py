"""The clocks that run on a consignment, from what is known of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from customs_act.consignments import Direction, Mode, checked_kind
from customs_act.deadlines.rules import Rule
from customs_act.deadlines.tables import RULES
from customs_act.deadlines.terms import Event, Nature, State
from customs_act.errors import InvalidInput
from customs_act.periods import checked_day

Started = dict[Event, tuple[Rule, ...]]
# Looked up once: naming a member of an enum takes longer than comparing days (Python 3.11).
_RUNNING, _MET, _MISSED = State
_SOONEST = attrgetter("last_day", "rule.code")
_LASTING = {Event.SETTLED, Event.RELEASED, Event.DEBT_PAID}
"""What holds from its day on: who has paid all before the goods are released owes no surcharge."""
_SERVED_BY_TIME = {Nature.KEEPING, Nature.WAITING, Nature.GROWTH}


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a consignment.

    ``mode`` is None where it is none of those of section 50. ``known`` holds the local day of
    each event; of a thing that happens again (a second assessment) the days of the latest round
    only. ``last_days`` holds, by code of a rule, the last day that the Director-General or the
    Appeal Committee has set or put it off to.

    :raises InvalidInput: an unknown direction, mode, event or rule, or a day that is no date
    """

    direction: Direction
    mode: Mode | None
    known: Mapping[Event, date]
    in_transit: bool = False
    last_days: Mapping[str, date] = field(default_factory=dict)

    def __post_init__(self) -> None:
        checked_kind("direction", self.direction, Direction)
        if self.mode is not None:
            checked_kind("mode", self.mode, Mode)
        for event, day in self.known.items():
            checked_day(checked_kind("event", event, Event), day)
        for code, day in self.last_days.items():
            if code not in RULES:
                raise InvalidInput("last_days", code, "the code of a rule")
            checked_day(code, day)


class Clock(NamedTuple):
    """A rule at work: since when, until when, how it stands, and the day on which it was met.

    A clock that was met after its last day is missed and has a ``met_on``.
    """

    rule: Rule
    started_on: date
    last_day: date
    state: State
    met_on: date | None

    def days_left(self, on: date) -> int:
        """Return how many days are left after a day; below zero once it is over."""
        return (self.last_day - on).days

    @property
    def is_put_off(self) -> bool:
        """Whether its last day was put off."""
        length = self.rule.length
        if length is None or self.rule.extension is None:
            return False
        return self.last_day > length.last_day(self.started_on)


def clocks_for(facts: Facts, *, on: date) -> tuple[Clock, ...]:
    """Return the clocks on a consignment that run, were met or missed by a day, soonest first.

    What is known to happen only after this day counts as not known.

    :param on: local day on which it is asked
    :raises InvalidInput: a day that cannot be, or a last day put off further than the Act allows
    :source: Customs Act B.E. 2560, sections 19-23, 25, 26, 28, 29, 37, 38, 41, 42, 48, 54, 55, \
63, 68, 69, 75, 76, 90, 98, 102, 103, 107, 110, 167 and 185
    """
    checked_day("on", on)
    known = {event: day for event, day in facts.known.items() if day <= on}
    happened = frozenset(known)
    started_by = _started_by(facts.direction, facts.mode, facts.in_transit)
    found = [
        clock
        for event in known
        for rule in started_by[event]
        if happened.issuperset(rule.needs) and happened.isdisjoint(rule.unless)
        if (clock := _clock(rule, facts, known, on))
    ]
    return tuple(sorted(found, key=_SOONEST))


@cache
def rules_for(direction: Direction, mode: Mode | None, in_transit: bool) -> tuple[Rule, ...]:
    """Return the rules that can run on such goods.

    :param mode: None where it is none of those of section 50
    :raises InvalidInput: an unknown direction or mode
    :source: Customs Act B.E. 2560, the sections of the rules
    """
    checked_kind("direction", direction, Direction)
    if mode is not None:
        checked_kind("mode", mode, Mode)
    return tuple(
        rule
        for rule in RULES.values()
        if rule.direction in {None, direction}
        and (not rule.modes or mode in rule.modes)
        and rule.transit in {None, in_transit}
    )


def latest_last_day(rule: Rule, facts: Facts) -> date | None:
    """Return the furthest day to which the last day of a running rule can be put off.

    :returns: None where the rule has no extension, or its start is not known
    :raises InvalidInput: a day that cannot be
    :source: Customs Act B.E. 2560, sections 19, 29(3), 29(4) and 41
    """
    start = facts.known.get(rule.starts)
    if start is None or rule.extension is None or rule.length is None:
        return None
    return rule.extension.last_day(rule.length.last_day(start))


@cache
def _started_by(direction: Direction, mode: Mode | None, in_transit: bool) -> Started:
    """Return the rules for such goods by the event that starts them."""
    rules = rules_for(direction, mode, in_transit)
    return {event: tuple(rule for rule in rules if rule.starts == event) for event in Event}


def _clock(rule: Rule, facts: Facts, known: Mapping[Event, date], on: date) -> Clock | None:
    start = known[rule.starts]
    met_on = None
    if not known.keys().isdisjoint(rule.met_by):
        met_on = _met_on(rule, known, start)
    last_day = _last_day(rule, facts, start, met_on or on)
    if last_day is None:
        return None
    return Clock(rule, start, last_day, _state(rule, last_day, met_on, on), met_on)


def _met_on(rule: Rule, known: Mapping[Event, date], start: date) -> date | None:
    """Return when a rule was met: nothing meets it before it starts, but what lasts."""
    return min(
        (
            known[event]
            for event in rule.met_by
            if event in known and (known[event] >= start or event in _LASTING)
        ),
        default=None,
    )


def _last_day(rule: Rule, facts: Facts, start: date, on: date) -> date | None:
    if rule.follows:
        start = _last_day(RULES[rule.follows], facts, start, on) or start
    set_day = facts.last_days.get(rule.code)
    if rule.length is None:
        return set_day
    last_day = rule.length.last_day(start, on)
    if set_day is not None:
        return _put_off(rule, facts, last_day, set_day)
    if rule.also is None:
        return last_day
    event, period = rule.also
    other = facts.known.get(event)
    return last_day if other is None or other > on else max(last_day, period.last_day(other))


def _put_off(rule: Rule, facts: Facts, last_day: date, set_day: date) -> date:
    latest = latest_last_day(rule, facts)
    if latest is None:
        raise InvalidInput(rule.code, set_day, "no other last day: it cannot be put off")
    if not last_day < set_day <= latest:
        raise InvalidInput(rule.code, set_day, f"a day after {last_day} and not after {latest}")
    return set_day


def _state(rule: Rule, last_day: date, met_on: date | None, on: date) -> State:
    if met_on is not None:
        return _MET if met_on <= last_day else _MISSED
    if on <= last_day:
        return _RUNNING
    return _MET if rule.nature in _SERVED_BY_TIME else _MISSED
