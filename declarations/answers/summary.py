"""A declaration in one line: its situation, pill, tone, whose turn, what is owed until when."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from core.words import Words
from declarations.answers.money import is_assessed, is_overdue, is_put_off, owed
from declarations.answers.reader import Reader
from declarations.catalogue.answers import (
    NOTICE_PILL,
    ORDER_SITUATIONS,
    OVERDUE_PILL,
    PUT_OFF_PILL,
    SITUATIONS,
    TRADERS_HOLDS,
)
from declarations.catalogue.clocks import SILENT_DAYS
from declarations.catalogue.turns import TOLD, Turn
from declarations.models import Declaration
from declarations.workflow import Status

_PILLS = {"OVERDUE": OVERDUE_PILL, "NOTICE": NOTICE_PILL, "PUT_OFF": PUT_OFF_PILL}


@dataclass(frozen=True)
class Summary:
    """What a line of a list says; ``owed`` in baht, None where it is not known."""

    situation: str
    pill: Words
    tone: str
    turn: str
    yours: bool
    owed: Decimal | None
    due_date: date | None


def summary(
    declaration: Declaration, *, reader: Reader, on: date, told: str = "", hold: str = ""
) -> Summary:
    """Return a declaration in one line, as of a local day.

    :param told: code of the latest telling event (``answers.latest_telling``)
    :param hold: reason of the present hold
    """
    name = situation(declaration, on=on, told=told)
    turn = SITUATIONS[name].turn
    if name == Status.HELD and hold in TRADERS_HOLDS:
        turn = Turn.TRADER
    yours = reader.has_turn(turn, declaration)
    return Summary(
        situation=name,
        pill=_pill(name, declaration),
        tone=_tone(SITUATIONS[name].tone, yours=yours),
        turn=turn,
        yours=yours,
        owed=owed(declaration, on=on).amount,
        due_date=declaration.payment_due_date if is_assessed(declaration) else None,
    )


def situation(declaration: Declaration, *, on: date, told: str = "") -> str:
    """Return the name of the situation (a key of ``SITUATIONS``) on a local day."""
    if is_overdue(declaration, on=on):
        return "OVERDUE"
    if is_put_off(declaration):
        if declaration.status in {Status.READY_TO_PAY, Status.DELIVERED}:
            return "PUT_OFF"
    elif is_assessed(declaration) and declaration.status not in {Status.HELD, Status.REFUSED}:
        return "NOTICE"
    if from_event := TOLD.get(declaration.status, {}).get(told):
        return from_event
    return _of_status(declaration, on) if told == "HOLD_LIFTED" else _by_lane(declaration, on)


def _by_lane(declaration: Declaration, on: date) -> str:
    """Return the situation while nobody has looked at a licence yet."""
    if declaration.status == Status.READY_FOR_RELEASE and declaration.lane == "YELLOW":
        return "SEE_ABOUT_LICENCE"
    return _of_status(declaration, on)


def _of_status(declaration: Declaration, on: date) -> str:
    match declaration.status:
        case Status.READY_TO_PAY:
            return _payment(declaration)
        case Status.EXAMINATION:
            return ORDER_SITUATIONS.get(declaration.order_code, "EXAMINATION")
        case Status.RELEASED | Status.DELIVERED if declaration.is_import:
            return f"{declaration.status}_IMPORT"
        case Status.RELEASED if (last := last_silent_day(declaration)) and last < on:
            return "SILENT"
        case Status.RELEASED | Status.DELIVERED:
            return f"{declaration.status}_EXPORT"
        case status:
            return status


def last_silent_day(declaration: Declaration) -> date | None:
    """Return until when silence about the loading is usual; None where no figure is known."""
    days = SILENT_DAYS.get(declaration.transport_mode)
    released = declaration.released_date
    if days is None or released is None:
        return None
    return max(released, declaration.transport_date or released) + timedelta(days=days)


def _payment(declaration: Declaration) -> str:
    if declaration.total_tax and declaration.total_deposit:
        return "PAY_AND_GUARANTEE"
    if declaration.total_tax:
        return "PAY"
    return "GUARANTEE" if declaration.total_deposit else "NOTHING_TO_PAY"


def _pill(name: str, declaration: Declaration) -> Words:
    return _PILLS.get(name) or declaration.status_words


def _tone(tone: str, *, yours: bool) -> str:
    if tone in {"problem", "done"}:
        return tone
    return "action" if yours else "wait"
