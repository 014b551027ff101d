"""What is owed on a declaration on a given day."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

from core.words import Words, baht_words, day_words
from customs_act import surcharge
from customs_act.deadlines import payment_due
from declarations.catalogue import clocks
from declarations.models import Declaration
from declarations.models.legal import exported_on
from declarations.workflow import STAGES, Status
from law import answers as law

_ZERO = Decimal("0.00")


@dataclass(frozen=True)
class Owed:
    """What is owed, in baht; None where it is not known.

    ``words`` stand where there is no sum to show; ``parts`` split an assessed duty into duty,
    surcharge and penalty as of the day asked about; ``other_day`` is the query string with
    which the calculator computes it for another day.
    """

    amount: Decimal | None
    words: Words
    remark: Words | None = None
    parts: surcharge.Owed | None = None
    other_day: str = ""


def is_assessed(declaration: Declaration) -> bool:
    """Tell whether a notified duty is still unpaid."""
    return bool(declaration.assessed_duty) and declaration.status != Status.CANCELLED


def is_put_off(declaration: Declaration) -> bool:
    """Tell whether an appeal has put off the payment of a notified duty (s. 38)."""
    return is_assessed(declaration) and declaration.payment_due_date is None


def is_overdue(declaration: Declaration, *, on: date) -> bool:
    """Tell whether the thirty days of a notified duty are over (s. 20)."""
    due = declaration.payment_due_date
    return is_assessed(declaration) and due is not None and due < on


def owed(declaration: Declaration, *, on: date) -> Owed:
    """Return what is owed if it is paid on this day.

    A notification of assessment replaces what was declared: before payment it is about the
    whole duty, afterwards about the part that was short.
    """
    if is_assessed(declaration):
        return _assessed(declaration, on)
    if declaration.status == Status.READY_TO_PAY:
        return _declared(declaration)
    if declaration.status in {Status.CANCELLED, Status.REFUSED}:
        return Owed(_ZERO, clocks.NOTHING)
    if declaration.status in STAGES[1]:
        return _not_yet(declaration)
    if declaration.status == Status.UNKNOWN and not declaration.paid_date:
        return Owed(None, clocks.NOT_KNOWN)
    return _settled(declaration)


def _assessed(declaration: Declaration, on: date) -> Owed:
    parts = _parts(declaration, on)
    remark = clocks.ASSESSED[bool(parts.penalty)]
    if is_put_off(declaration):
        remark = clocks.ASSESSED_PUT_OFF
    return Owed(
        parts.total,
        baht_words(parts.total),
        remark.filled(day=day_words(on)),
        parts,
        _to_calculate(declaration),
    )


def _parts(declaration: Declaration, on: date) -> surcharge.Owed:
    """Return the parts of an assessed debt; what a ruling added has a last day of its own."""
    assert declaration.assessed_duty is not None and declaration.notified_date is not None  # noqa: S101, PT018
    added = declaration.additional_duty or _ZERO
    start, notified = surcharged_from(declaration), declaration.notified_date
    assessed = surcharge.owed(
        declaration.assessed_duty - added,
        released_on=start,
        notified_on=notified,
        on=on,
        deferred_to=declaration.payment_due_date or on,
    )
    if not added:
        return assessed
    last_day = declaration.additional_due_date
    return assessed + surcharge.owed(
        added, released_on=start, notified_on=notified, on=on, deferred_to=last_day
    )


def next_growth(declaration: Declaration, *, on: date) -> tuple[date, Decimal] | None:
    """Return the next day on which an assessed debt is higher, and how much it is then."""
    return law.next_growth(
        lambda day: _parts(declaration, day).total,
        since=surcharged_from(declaration),
        last_days=(declaration.payment_due_date, declaration.additional_due_date),
        on=on,
    )


def _to_calculate(declaration: Declaration) -> str:
    """Return the question to the calculator; none where an appeal has changed the last day."""
    assert declaration.notified_date is not None  # noqa: S101 (for the type checker)
    usual = payment_due(notified_on=declaration.notified_date)
    if declaration.payment_due_date != usual or declaration.additional_duty:
        return ""
    asked = {
        "what": "late",
        "duty": declaration.assessed_duty,
        "notified": declaration.notified_date,
        "released": surcharged_from(declaration) or "",
    }
    return urlencode(asked)


def surcharged_from(declaration: Declaration) -> date | None:
    """Return the day from which a surcharge runs, None before it (s. 22).

    For imports that of release; for exports that of exportation.
    """
    return declaration.released_date if declaration.is_import else exported_on(declaration)


def _declared(declaration: Declaration) -> Owed:
    deposit = declaration.total_deposit
    remark = clocks.DUE_ON_NUMBER if declaration.total_tax else None
    if deposit:
        remark = clocks.GUARANTEE_TOO.filled(deposit=baht_words(deposit))
    words = baht_words(declaration.total_tax) if declaration.total_tax else clocks.NOTHING
    return Owed(declaration.total_tax, words, remark)


def _not_yet(declaration: Declaration) -> Owed:
    expected = declaration.total_tax
    remark = clocks.EXPECTED.filled(amount=baht_words(expected)) if expected else None
    return Owed(_ZERO, clocks.NOTHING_YET, remark or clocks.DUE_ON_NUMBER)


def _settled(declaration: Declaration) -> Owed:
    if not declaration.total_tax:
        return Owed(_ZERO, clocks.NOTHING, clocks.EXEMPT)
    day = declaration.paid_date
    remark = clocks.PAID.filled(day=day_words(day)) if day else None
    return Owed(_ZERO, clocks.NOTHING, remark)
