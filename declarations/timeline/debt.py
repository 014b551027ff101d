"""How notices, appeals, rulings and payments change what is owed, and until when.

Read in the order of their days. Permission to wait with the payment (s. 38) lasts until the appeal
is decided, or until the final judgment where a suit is brought in time. Permission or a suit after
the last day to pay changes nothing: the penalty has arisen, and no rule of ours waives it.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from customs_act.deadlines import Event, payment_due

_ZERO = Decimal(0)
_OF_ONE_ASSESSMENT = (
    Event.ASSESSED_DUTY_PAID,
    Event.ADDITIONAL_DUTY_PAID,
    Event.DEBT_PAID,
    Event.NOTHING_OWED,
    Event.DETAINED,
    Event.AUCTIONED,
    Event.APPEALED,
    Event.APPEAL_COMPLETE,
    Event.DEFERRED,
    Event.APPEAL_DECIDED,
    Event.STRUCK_OUT,
    Event.RULED,
    Event.MORE_RULED,
    Event.SUED,
    Event.JUDGED,
)
"""What belongs to one notification of assessment; a new one begins without them."""
OF_AN_ASSESSMENT = frozenset(
    {Event.ASSESSED, Event.NOTICE_SENT, Event.NOTIFIED, *_OF_ONE_ASSESSMENT}
)


@dataclass
class Known:
    """The days known, the last days that were set, and the assessed duty still open.

    ``duty`` is in baht, None where none is open; ``due`` the last day to pay it, None also
    while the payment is put off. ``additional`` is the part of it that a ruling added and that
    has a last day of its own, ``additional_due``.
    """

    days: dict[Event, date] = field(default_factory=dict)
    last_days: dict[str, date] = field(default_factory=dict)
    duty: Decimal | None = None
    due: date | None = None
    additional: Decimal | None = None
    additional_due: date | None = None


def notify(found: Known, duty: Decimal, day: date) -> None:
    """Take a notification of assessment: a new debt, due on the thirtieth day (s. 20)."""
    for event in _OF_ONE_ASSESSMENT:
        found.days.pop(event, None)
    found.duty, found.due = duty, payment_due(notified_on=day)
    found.additional = found.additional_due = None


def pay(found: Known, day: date) -> None:
    """Take a payment: of all that is open."""
    if found.duty is not None:
        paid = Event.ADDITIONAL_DUTY_PAID if Event.MORE_RULED in found.days else None
        for event in filter(None, (paid, Event.DEBT_PAID)):
            found.days[event] = day
        found.days.setdefault(Event.ASSESSED_DUTY_PAID, day)
    _close(found)


def decide(found: Known, duty: Decimal, day: date, *, is_final: bool) -> None:
    """Take a ruling or a judgment (``is_final``): the duty that is still to be paid by it."""
    if Event.NOTIFIED not in found.days:
        return
    if duty == _ZERO:
        if found.duty is not None:
            found.days[Event.NOTHING_OWED] = day
        _close(found)
        return
    for event in (Event.NOTHING_OWED, Event.DEBT_PAID):
        found.days.pop(event, None)
    _owe_more(found, duty - (found.duty or _ZERO), day)
    found.duty = duty
    _end_deferral(found, day, is_final=is_final)


def put_off(found: Known, code: str, day: date, meaning: Event | None) -> Event | None:
    """Take permission to wait, or a suit; return what it means, None where it comes too late."""
    if code == "LAWSUIT_FILED" and Event.DEFERRED not in found.days:
        return meaning
    if found.due is not None and day > found.due:
        return None
    found.due = None
    return meaning


def strike_out(found: Known, day: date) -> None:
    """Take the notice that an appeal was struck out: what was put off is due (s. 38)."""
    _end_deferral(found, day, is_final=False)


def _owe_more(found: Known, more: Decimal, day: date) -> None:
    """Add duty that a ruling asks for beyond what was open; it has thirty days of its own."""
    if more <= _ZERO:
        return
    found.days[Event.MORE_RULED] = day
    found.days.pop(Event.ADDITIONAL_DUTY_PAID, None)
    if found.duty is None:
        found.due = payment_due(notified_on=day)
    elif found.due is not None:
        found.additional = (found.additional or _ZERO) + more
        found.additional_due = payment_due(notified_on=day)


def _end_deferral(found: Known, day: date, *, is_final: bool) -> None:
    if found.duty is None or Event.DEFERRED not in found.days:
        return
    if is_final or Event.SUED not in found.days:
        found.due = payment_due(notified_on=day)


def _close(found: Known) -> None:
    found.duty = found.due = found.additional = found.additional_due = None
