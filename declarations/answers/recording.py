"""The facts that an officer can record of a declaration, and what recording one changes."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

from core.words import Words
from customs_act.deadlines import TABLES, Event, Rule
from declarations.answers.clocks import clocks
from declarations.catalogue.facts import Fact
from declarations.models import Declaration, StatusEvent
from declarations.models.legal import recordable
from law.answers import SUBJECTS, ShownClock, shown

_CORRECTIONS = Words("ขยายเวลา หรือถอนข้อเท็จจริง", "Extending a time, or withdrawing a fact")
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


def fact_groups(declaration: Declaration) -> list[FactGroup]:
    """Return the facts that can bear on a declaration by subject, in the order of the law."""
    groups: dict[Words, list[Fact]] = {}
    for fact in recordable(declaration):
        groups.setdefault(_subject(fact.event), []).append(fact)
    return [FactGroup(name, facts) for name, facts in groups.items()]


def changed_clocks(
    declaration: Declaration, event: StatusEvent, *, on: date
) -> tuple[list[ShownClock], list[ShownClock]]:
    """Return the clocks that an event would change, as they would stand, and those it would end."""
    events = list(declaration.events.all())
    before = clocks(declaration, events, on=on)
    after = clocks(declaration, [*events, event], on=on)
    left = {clock.rule.code for clock in after}
    changed = [shown(clock, on=on) for clock in after if clock not in before]
    ended = [shown(clock, on=on) for clock in before if clock.rule.code not in left]
    return changed, ended


def _subject(event: Event | None) -> Words:
    """Return under which heading a fact stands: that of a rule which it starts, else touches."""
    for touched in _TOUCHED:
        for name, rules in TABLES.items():
            if any(event in touched(rule) for rule in rules):
                return SUBJECTS[name]
    return _CORRECTIONS
