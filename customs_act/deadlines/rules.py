"""What a rule with a period says, as a row of a table."""

from dataclasses import dataclass
from datetime import date

from customs_act.consignments import Direction, Mode
from customs_act.deadlines.terms import Event, Nature, Party
from customs_act.periods import last_day_of_days, last_day_of_months, months_begun
from customs_act.texts import Text


@dataclass(frozen=True, slots=True)
class Days:
    """A period of days."""

    count: int

    def last_day(self, start: date, on: date | None = None) -> date:
        """Return the last day of the period; ``on`` does not matter."""
        return last_day_of_days(start, self.count)


@dataclass(frozen=True, slots=True)
class Months:
    """A period of months; a year is twelve."""

    count: int

    def last_day(self, start: date, on: date | None = None) -> date:
        """Return the last day of the period; ``on`` does not matter."""
        return last_day_of_months(start, self.count)


@dataclass(frozen=True, slots=True)
class EachMonth:
    """Month after month, ``count`` of them."""

    count: int

    def last_day(self, start: date, on: date | None = None) -> date:
        """Return the last day before the next month begins; at the end that of the last month.

        That is ``start`` itself until it is over. Where no day is told, it is that of the first
        month.
        """
        begun = 1 if on is None else months_begun(start, on)
        return last_day_of_months(start, min(begun, self.count))


Length = Days | Months | EachMonth
TO_PAY = Days(30)
"""The time to pay an assessed duty (ss. 20, 38, 55)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """A rule with a period: from what event, how long, on whom, and what follows.

    It runs from ``starts`` where all of ``needs`` and none of ``unless`` are known, for goods
    of this ``direction``, ``modes`` and ``transit`` (empty or None: of any). Any of ``met_by``
    meets it. ``length`` is None where the Director-General sets the last day; ``extension`` is
    by how much a last day can be put off. ``follows`` is a rule after whose last day it starts;
    with ``also`` it does not end before that period of another event does.
    """

    code: str
    section: str
    name: Text
    nature: Nature
    binds: tuple[Party, ...]
    starts: Event
    length: Length | None
    after: Text
    met_by: tuple[Event, ...] = ()
    needs: frozenset[Event] = frozenset()
    unless: frozenset[Event] = frozenset()
    direction: Direction | None = None
    modes: tuple[Mode, ...] = ()
    transit: bool | None = False
    extension: Days | Months | None = None
    follows: str = ""
    also: tuple[Event, Days] | None = None
