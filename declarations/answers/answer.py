"""The answer block: what is owed, until when, whose turn, what comes next, whom to ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.conf import settings

from core.words import Words, baht_words, day_words, days_words
from customs_act.deadlines import Clock
from declarations.answers.clocks import Clocks, pressing
from declarations.answers.clocks import clocks as clocks_of
from declarations.answers.money import Owed, owed, surcharged_from
from declarations.answers.reader import Reader
from declarations.answers.stages import turn_words
from declarations.answers.summary import Summary, last_silent_day, summary
from declarations.answers.timeline import latest_telling, said
from declarations.catalogue import clocks
from declarations.catalogue.answers import SITUATIONS
from declarations.catalogue.codes import HOLD_REASONS
from declarations.catalogue.turns import TOLD, Turn
from declarations.models import Declaration, StatusEvent
from declarations.timeline import in_order
from declarations.workflow import Status
from law.answers import is_pressing, shown

_TELLS_MORE = {
    Status.HELD: {"HELD"},
    Status.REFUSED: {"REFUSED"},
    Status.CANCELLED: {"CANCELLED"},
    Status.EXAMINATION: {"0301", "EXAMINATION_ORDERED", "DOCUMENTS_WANTED"},
}


@dataclass(frozen=True)
class Until:
    """The last day, or None where the law sets none; what that means and what waiting costs."""

    day: date | None
    words: Words
    after: Sequence[Words] = ()


@dataclass(frozen=True)
class Contact:
    """Whom to ask: the customs office in charge, its telephone or else that of the help line."""

    name: Words
    code: str
    phone: str
    is_help_line: bool = False


@dataclass(frozen=True)
class Answer:
    """Everything that the answer block says.

    ``said`` is the reason or the note that Customs gave, in its own words; ``since`` when the
    present state began; ``yours`` whether the reader has to act, ``your_firm`` whether it is
    the reader's own firm that has to.
    """

    summary: Summary
    headline: Words
    owed: Owed
    until: Until
    turn: Words
    yours: bool
    your_firm: bool
    since: datetime
    then: Words
    ask: Contact
    said: Sequence[Words] = ()

    @property
    def tone(self) -> str:
        """The tone of pill and block: action, problem, wait or done."""
        return self.summary.tone


def answer(
    declaration: Declaration, events: Sequence[StatusEvent], *, reader: Reader, on: date
) -> Answer:
    """Return what the page of a declaration answers on a local day, to this reader."""
    told = latest_telling(events)
    last = _latest_of_status(declaration, events)
    hold = str(last.facts.get("reason", "")) if last else ""
    brief = summary(declaration, reader=reader, on=on, told=told.code if told else "", hold=hold)
    due = owed(declaration, on=on)
    found = clocks_of(declaration, events, on=on)
    situation = SITUATIONS[brief.situation]
    tells = told and brief.situation == TOLD.get(declaration.status, {}).get(told.code)
    speaking = told if tells else last
    return Answer(
        summary=brief,
        headline=situation.words.filled(**_values(declaration, due, hold, on)),
        owed=due,
        until=_until(brief, declaration, due, found, on),
        turn=turn_words(brief.turn, declaration),
        yours=brief.yours,
        your_firm=_your_firm(brief, declaration, reader),
        since=_since(declaration, brief, events, told if tells else None),
        then=situation.then,
        ask=_contact(declaration),
        said=said(speaking) if speaking else (),
    )


def _since(
    declaration: Declaration,
    brief: Summary,
    events: Sequence[StatusEvent],
    told: StatusEvent | None,
) -> datetime:
    """Return when the present turn began."""
    notices = [event for event in in_order(events) if event.code == "ASSESSMENT_NOTICE"]
    if brief.situation in {"NOTICE", "OVERDUE"} and notices:
        return notices[-1].occurred_at
    return told.occurred_at if told else declaration.status_since


def _latest_of_status(
    declaration: Declaration, events: Sequence[StatusEvent]
) -> StatusEvent | None:
    """Return the latest event that led to the present status and gave a reason for it."""
    codes = _TELLS_MORE.get(Status(declaration.status), set())
    leading = [event for event in in_order(events) if event.code in codes]
    return leading[-1] if leading else None


def _values(declaration: Declaration, due: Owed, hold: str, on: date) -> dict[str, object]:
    """Return what the sentences are filled with."""
    last_day = declaration.payment_due_date
    late = (
        (on - last_day).days if last_day else clocks.SILENT_DAYS.get(declaration.transport_mode, 0)
    )
    return {
        "amount": baht_words(due.amount or Decimal(0)),
        "deposit": baht_words(declaration.total_deposit),
        "day": day_words(last_day) if last_day else "",
        "days": days_words(late),
        "place": declaration.release_place.name,
        "reason": HOLD_REASONS.get(hold, HOLD_REASONS["OTHER"]),
        "code": declaration.raw_code,
    }


def _until(brief: Summary, declaration: Declaration, due: Owed, found: Clocks, on: date) -> Until:
    if brief.due_date:
        return _notified(brief.due_date, _surcharge(declaration, due), on)
    if brief.situation == "PUT_OFF":
        return Until(None, clocks.PUT_OFF, (_surcharge(declaration, due),))
    if (clock := pressing(found, brief.turn)) is not None:
        return _by_law(clock, _cost_of_waiting(declaration, brief), on)
    mine = brief.turn in {Turn.TRADER, Turn.BROKER}
    after = (*_cost_of_waiting(declaration, brief), *_storage(found, on))
    return Until(None, clocks.NO_DATE if mine else clocks.NO_DATE_FOR_YOU, after)


def _by_law(clock: Clock, waiting: Sequence[Words], on: date) -> Until:
    """Return the last day of a clock: what is to be done by it, and what follows."""
    said = shown(clock, on=on)
    cited = {"name": said.name, "section": said.section, "after": said.after}
    what = clocks.BY_THE_ACT.filled(**cited)
    return Until(said.last_day, said.standing, (what, clocks.AFTER_IT.filled(**cited), *waiting))


def _notified(due: date, surcharge: Words, on: date) -> Until:
    if due < on:
        words = clocks.DAYS_LATE.filled(days=days_words((on - due).days))
        return Until(due, words, (clocks.PENALTY_NOW, surcharge))
    left = clocks.DAYS_LEFT.filled(days=days_words((due - on).days))
    words = clocks.LAST_DAY if due == on else left
    return Until(due, words, (clocks.PENALTY_AHEAD, surcharge))


def _surcharge(declaration: Declaration, due: Owed) -> Words:
    """Return whether the surcharge grows: not before it runs, nor once it has reached the duty."""
    start = surcharged_from(declaration)
    if start is None:
        return clocks.NO_SURCHARGE_BEFORE[declaration.is_import]
    if due.parts and due.parts.surcharge >= due.parts.duty:
        return clocks.SURCHARGE_FULL
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


def _your_firm(brief: Summary, declaration: Declaration, reader: Reader) -> bool:
    if brief.turn == Turn.TRADER or declaration.broker_id is None:
        return brief.yours and reader.acts_for_trader(declaration)
    return brief.turn == Turn.BROKER and brief.yours


def _contact(declaration: Declaration) -> Contact:
    office = declaration.office
    phone = office.phone or settings.HELP_PHONE
    return Contact(office.name, office.code, phone, is_help_line=not office.phone)
