"""Until when something is to be done on a declaration, and what waiting costs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.words import Words, baht_words, day_words, days_words
from customs_act.deadlines import Clock, payment_due
from declarations.answers.clocks import Clocks, pressing
from declarations.answers.money import Owed, next_growth, surcharged_from
from declarations.answers.summary import Summary, last_silent_day
from declarations.catalogue import clocks
from declarations.catalogue.turns import Turn
from declarations.models import Declaration
from declarations.workflow import Status
from law.answers import DAYS_LEFT, LAST_DAY, SURCHARGE_FULL, is_pressing, shown


@dataclass(frozen=True)
class Until:
    """The last day, or None where the law sets none; what that means and what waiting costs."""

    day: date | None
    words: Words
    after: Sequence[Words] = ()


def until(
    brief: Summary,
    declaration: Declaration,
    due: Owed,
    found: Clocks,
    pending: date | None,
    *,
    on: date,
) -> Until:
    """Return until when something is to be done on a declaration, and what follows.

    :param pending: day of an appeal that is not decided and does not put off the payment
    """
    if brief.due_date:
        return _notified(declaration, due, pending, on)
    if brief.situation == "PUT_OFF":
        return Until(None, clocks.PUT_OFF, (_surcharge(declaration, due, on),))
    if (clock := pressing(found, brief.turn)) is not None:
        return _by_law(clock, _cost_of_waiting(declaration, brief), on)
    storage = _storage(found, on)
    after = (*_cost_of_waiting(declaration, brief), *storage)
    if brief.turn in {Turn.TRADER, Turn.BROKER}:
        return Until(None, clocks.NO_DATE, after)
    return Until(None, clocks.TIME_RUNS if storage else clocks.NO_DATE_FOR_YOU, after)


def _by_law(clock: Clock, waiting: Sequence[Words], on: date) -> Until:
    """Return the last day of a clock: what is to be done by it, and what follows."""
    said = shown(clock, on=on)
    cited = {"name": said.name, "section": said.section, "after": said.after}
    what = clocks.BY_THE_ACT.filled(**cited)
    return Until(said.last_day, said.standing, (what, clocks.AFTER_IT.filled(**cited), *waiting))


def _notified(declaration: Declaration, due: Owed, pending: date | None, on: date) -> Until:
    day = declaration.payment_due_date
    assert day is not None  # noqa: S101 (for the type checker)
    sums = (_penalty(declaration, on), _surcharge(declaration, due, on))
    after = (*sums, *_growth(declaration, on), *_appeal(pending))
    if day < on:
        return Until(day, clocks.DAYS_LATE.filled(days=days_words((on - day).days)), after)
    left = DAYS_LEFT.filled(days=days_words((day - on).days))
    return Until(day, LAST_DAY if day == on else left, after)


def _penalty(declaration: Declaration, on: date) -> Words:
    """Return what the last day means: counted from the notice, or from the end of an appeal."""
    assert declaration.notified_date and declaration.payment_due_date  # noqa: S101, PT018
    from_notice = declaration.payment_due_date == payment_due(notified_on=declaration.notified_date)
    late = declaration.payment_due_date < on
    return (clocks.PENALTY_NOW if late else clocks.PENALTY_AHEAD)[from_notice]


def _growth(declaration: Declaration, on: date) -> tuple[Words, ...]:
    grown = next_growth(declaration, on=on)
    if grown is None:
        return ()
    day, total = grown
    return (clocks.GROWS.filled(day=day_words(day), total=baht_words(total)),)


def _appeal(pending: date | None) -> tuple[Words, ...]:
    """Return that an appeal was lodged and does not put off the payment."""
    return (clocks.APPEAL_LODGED.filled(day=day_words(pending)),) if pending else ()


def _surcharge(declaration: Declaration, due: Owed, on: date) -> Words:
    """Return whether the surcharge grows: not before it runs, nor once it has reached the duty."""
    start = surcharged_from(declaration)
    if start is None or start > on:
        return clocks.NO_SURCHARGE_BEFORE[declaration.is_import]
    if due.parts and due.parts.surcharge >= due.parts.duty:
        return SURCHARGE_FULL
    return clocks.SURCHARGE_GROWS[declaration.is_import].filled(day=day_words(start))


def _cost_of_waiting(declaration: Declaration, brief: Summary) -> tuple[Words, ...]:
    if brief.situation == "RELEASED_EXPORT":
        return _ask_if_silent(declaration)
    if brief.turn not in {Turn.TRADER, Turn.BROKER}:
        return ()
    match declaration.status:
        case Status.READY_TO_PAY:
            return (clocks.NOT_RELEASED_BEFORE,)
        case Status.READY_FOR_RELEASE | Status.EXAMINATION | Status.HELD:
            return (clocks.IN_CUSTODY,)
        case Status.RELEASED if declaration.is_import:
            return (clocks.WAREHOUSE_CHARGES,)
        case _:
            return ()


def _storage(found: Clocks, on: date) -> tuple[Words, ...]:
    """Return what follows for goods that came by sea and are not released (s. 68)."""
    for clock in found:
        if clock.rule.code == "STORAGE" and is_pressing(clock):
            said = shown(clock, on=on)
            words = clocks.AHEAD if on <= clock.last_day else clocks.PASSED
            day = day_words(clock.last_day)
            return (words.filled(day=day, after=said.after, section=said.section),)
    return ()


def _ask_if_silent(declaration: Declaration) -> tuple[Words, ...]:
    day = last_silent_day(declaration)
    if day is None:
        return ()
    days = days_words(clocks.SILENT_DAYS[declaration.transport_mode])
    return (clocks.ASK_IF_SILENT.filled(day=day_words(day), days=days),)
