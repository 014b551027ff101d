"""The facts that an officer can record of a declaration, and what recording one changes."""

from collections.abc import Callable, Collection, Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date

from core.words import Words, day_words
from customs_act.deadlines import TABLES, Event, Rule
from declarations.answers.clocks import clocks
from declarations.answers.money import is_assessed, owed
from declarations.catalogue.facts import Fact
from declarations.models import Declaration, StatusEvent
from declarations.models.legal import recordable
from declarations.timeline import standing
from law.answers import SUBJECTS, ShownClock, shown

_CORRECTIONS = Words("ขยายเวลา หรือถอนข้อเท็จจริง", "Extending a time, or withdrawing a fact")
_UNTIL = Words("ภายใน {day}", "until {day}")
_TOUCHED: tuple[Callable[[Rule], Collection[Event]], ...] = (
    lambda rule: {rule.starts},
    lambda rule: rule.met_by,
    lambda rule: rule.needs,
    lambda rule: rule.unless,
)
"""How an event can matter to a rule, the nearest relation first."""


@dataclass(frozen=True)
class FactGroup:
    """Facts under one heading."""

    name: Words
    facts: Sequence[Fact]


@dataclass(frozen=True)
class Outcome:
    """What recording a fact changes: clocks, clocks that end, the debt before and after."""

    changed: Sequence[ShownClock]
    ended: Sequence[ShownClock]
    owed_before: Words
    owed_after: Words


def fact_groups(declaration: Declaration) -> list[FactGroup]:
    """Return the facts that can bear on a declaration by subject, in the order of the law."""
    groups: dict[Words, list[Fact]] = {}
    for fact in recordable(declaration):
        groups.setdefault(_subject(fact.event), []).append(fact)
    return [FactGroup(name, facts) for name, facts in groups.items()]


def outcome(declaration: Declaration, event: StatusEvent, *, on: date) -> Outcome:
    """Return what an event would change of the clocks, of what is owed and until when."""
    events = list(declaration.events.all())
    before = clocks(declaration, events, on=on)
    after = clocks(declaration, [*events, event], on=on)
    left = {clock.rule.code for clock in after}
    return Outcome(
        changed=[shown(clock, on=on) for clock in after if clock not in before],
        ended=[shown(clock, on=on) for clock in before if clock.rule.code not in left],
        owed_before=_debt(declaration, on),
        owed_after=_debt(_as_after(declaration, [*events, event]), on),
    )


def _as_after(declaration: Declaration, events: Iterable[StatusEvent]) -> Declaration:
    """Return the declaration as it would stand after these events; nothing is saved."""
    after = copy(declaration)
    for name, value in standing(events).columns().items():
        setattr(after, name, value)
    return after


def _debt(declaration: Declaration, on: date) -> Words:
    """Return what is owed and until when, in a line."""
    due = owed(declaration, on=on)
    day = declaration.payment_due_date if is_assessed(declaration) else None
    until = _UNTIL.filled(day=day_words(day)) if day else Words("", "")
    return Words(f"{due.words.th} {until.th}".strip(), f"{due.words.en} {until.en}".strip())


def _subject(event: Event | None) -> Words:
    """Return under which heading a fact stands: that of a rule which it starts, else touches."""
    for touched in _TOUCHED:
        for name, rules in TABLES.items():
            if any(event in touched(rule) for rule in rules):
                return SUBJECTS[name]
    return _CORRECTIONS
