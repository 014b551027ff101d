"""The answer block: what is owed, until when, whose turn, what comes next, whom to ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.conf import settings

from core.words import Words, baht_words, day_words, days_words
from declarations.answers.clocks import clocks as clocks_of
from declarations.answers.clocks import undecided_appeal
from declarations.answers.money import Owed, owed
from declarations.answers.reader import Reader
from declarations.answers.stages import turn_words
from declarations.answers.summary import Summary, summary
from declarations.answers.timeline import latest_telling, said
from declarations.answers.until import Until, until
from declarations.catalogue import clocks
from declarations.catalogue.answers import SITUATIONS
from declarations.catalogue.codes import HOLD_REASONS
from declarations.catalogue.turns import TOLD, Turn
from declarations.models import Declaration, StatusEvent
from declarations.timeline import counting_facts, day_of, in_order
from declarations.workflow import Status

_DEBT = ("ASSESSMENT_NOTICE", "APPEAL_RULED", "APPEAL_STRUCK_OUT", "JUDGMENT_RECEIVED")
_LED_BY = {"NOTICE": _DEBT, "OVERDUE": _DEBT, "PUT_OFF": ("DEFERRAL_GRANTED", "LAWSUIT_FILED")}
"""The facts that led to a situation; the latest of them began it."""
_TELLS_MORE = {
    Status.HELD: {"HELD"},
    Status.REFUSED: {"REFUSED"},
    Status.CANCELLED: {"CANCELLED"},
    Status.EXAMINATION: {"0301", "EXAMINATION_ORDERED", "DOCUMENTS_WANTED"},
}


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
    since: datetime | date
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
    pending = undecided_appeal(events)
    situation = SITUATIONS[brief.situation]
    tells = told and brief.situation == TOLD.get(declaration.status, {}).get(told.code)
    speaking = told if tells else last
    return Answer(
        summary=brief,
        headline=situation.words.filled(**_values(declaration, due, hold, on)),
        owed=due,
        until=until(brief, declaration, due, found, pending, on=on),
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
) -> datetime | date:
    """Return when the present turn began; of a fact that was recorded later, its day."""
    leading = _LED_BY.get(brief.situation, ())
    led = [event for event in counting_facts(events) if event.code in leading]
    if led:
        last = max(led, key=day_of)
        return date.fromisoformat(last.facts["day"]) if "day" in last.facts else last.occurred_at
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


def _your_firm(brief: Summary, declaration: Declaration, reader: Reader) -> bool:
    if brief.turn == Turn.TRADER or declaration.broker_id is None:
        return brief.yours and reader.acts_for_trader(declaration)
    return brief.turn == Turn.BROKER and brief.yours


def _contact(declaration: Declaration) -> Contact:
    office = declaration.office
    phone = office.phone or settings.HELP_PHONE
    return Contact(office.name, office.code, phone, is_help_line=not office.phone)
