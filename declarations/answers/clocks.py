"""The clocks of the Customs Act on a declaration, from its columns and its recorded facts."""

from collections.abc import Iterable
from datetime import date

from customs_act.deadlines import (
    Clock,
    Event,
    Party,
    State,
    clocks_for,
)
from declarations.catalogue.codes import DUTY_CODES
from declarations.catalogue.turns import EXPORTER, IMPORTER, Turn
from declarations.models import Declaration, DutyLine
from declarations.models.legal import legal_facts
from declarations.timeline import Happened, known
from law.answers import ClockGroup, grouped, is_pressing

_OF_THE_VESSEL = {Party.MASTER}
_ENDS_AN_APPEAL = {Event.DEFERRED, Event.RULED, Event.STRUCK_OUT, Event.JUDGED}
_TRADERS = {Turn.TRADER, Turn.BROKER}
_PERHAPS_DONE = {"EXPORT_LAND", "REPORT_LAND"}
Clocks = tuple[Clock, ...]


def clocks(
    declaration: Declaration, events: Iterable[Happened], *, on: date, pays_duty: bool = False
) -> Clocks:
    """Return the clocks on a declaration as of a local day, soonest first.

    :param pays_duty: whether a duty (not only other taxes) was declared: only duty is refunded
    """
    return clocks_for(legal_facts(declaration, events, pays_duty=pays_duty), on=on)


def clock_groups(
    declaration: Declaration,
    events: Iterable[Happened],
    lines: Iterable[DutyLine],
    *,
    on: date,
) -> list[ClockGroup]:
    """Return the clocks as the declaration's page shows them; those of the vessel are not its."""
    pays_duty = any(line.tax_code in DUTY_CODES and line.amount for line in lines)
    found = clocks(declaration, events, on=on, pays_duty=pays_duty)
    side = IMPORTER if declaration.is_import else EXPORTER
    return grouped(found, on=on, leave_out=_OF_THE_VESSEL, trader=side)


def undecided_appeal(events: Iterable[Happened]) -> date | None:
    """Return the day of an appeal that is not decided and does not put off the payment."""
    days = known(events).days
    return None if days.keys() & _ENDS_AN_APPEAL else days.get(Event.APPEALED)


def pressing(found: Clocks, turn: str) -> Clock | None:
    """Return the clock that a trader has to look at first, None where there is none.

    The one that runs out soonest; where none runs, the one missed last. While others have to
    act, the ten days of goods that came by sea (s. 68) are not the trader's to keep; and goods
    of which nobody has reported that they left by land (s. 90) may have left in time.
    """
    concerned = [
        clock
        for clock in found
        if is_pressing(clock)
        and Party.TRADER in clock.rule.binds
        and (turn in _TRADERS or clock.rule.code != "STORAGE")
        and (clock.state == State.RUNNING or clock.rule.code not in _PERHAPS_DONE)
    ]
    running = [clock for clock in concerned if clock.state == State.RUNNING]
    return next(iter(running or concerned[::-1]), None)
