"""How notices, appeals, rulings and payments change what is owed, and until when.

Read in the order of their days. Permission to wait with the payment (s. 38) lasts until the appeal
is decided, or until the final judgment where a suit is brought in time. What the Act does not
provide for changes nothing: permission or a suit after the last day to pay, a ruling on an appeal
that nobody has lodged, a suit after the appeal was struck out (s. 48).
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from customs_act.deadlines import Event, payment_due

_ZERO = Decimal(0)
_DECIDED = {Event.STRUCK_OUT, Event.RULED, Event.JUDGED}
_OF_ONE_ASSESSMENT = (
    Event.ASSESSED_DUTY_PAID,
    Event.DEBT_PAID,
    Event.NOTHING_OWED,
    Event.SET_ASIDE,
    Event.DETAINED,
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
OF_AN_ASSESSMENT = {Event.ASSESSED, Event.NOTICE_SENT, Event.NOTIFIED, *_OF_ONE_ASSESSMENT}


@dataclass
class Known:
    """The days known, the last days that were set, and the assessed duty still open, in baht.

    ``assessed`` is what is left of the assessment and ``added`` what a ruling or a judgment asks
    for beyond it; each has its own last day to pay. While ``is_put_off`` neither counts.
    """

    days: dict[Event, date] = field(default_factory=dict)
    last_days: dict[str, date] = field(default_factory=dict)
    assessed: Decimal = _ZERO
    assessed_due: date | None = None
    added: Decimal = _ZERO
    added_due: date | None = None
    is_put_off: bool = False

    @property
    def duty(self) -> Decimal | None:
        """All that is open, None where nothing is."""
        return self.assessed + self.added or None

    @property
    def due(self) -> date | None:
        """The next last day to pay; None where nothing is open, or payment is put off."""
        if self.is_put_off or not self.duty:
            return None
        return self.assessed_due if self.assessed else self.added_due

    @property
    def additional(self) -> Decimal | None:
        """The part of the duty that has a last day of its own, later than ``due``."""
        apart = self.assessed and self.added and self.added_due != self.assessed_due
        return self.added if apart and not self.is_put_off else None


def notify(found: Known, duty: Decimal, day: date) -> bool:
    """Take a notification of assessment: a new debt, due on the thirtieth day (s. 20)."""
    for event in _OF_ONE_ASSESSMENT:
        found.days.pop(event, None)
    _close(found)
    found.assessed, found.assessed_due = duty, payment_due(notified_on=day)
    return True


def pay(found: Known, day: date) -> None:
    """Take a payment: of all that is open."""
    if found.duty:
        found.days[Event.DEBT_PAID] = day
        found.days.setdefault(Event.ASSESSED_DUTY_PAID, day)
    _close(found)


def lodge(found: Known, day: date) -> bool:
    """Take an appeal; tell whether there is an assessment to appeal against."""
    return Event.NOTIFIED in found.days


def rule(found: Known, duty: Decimal, day: date) -> bool:
    """Take a ruling on an appeal: the duty that is still to be paid by it."""
    return _decide(found, duty, day, is_final=False)


def judge(found: Known, duty: Decimal, day: date) -> bool:
    """Take the final judgment: the duty that is still to be paid by it."""
    return _decide(found, duty, day, is_final=True)


def permit(found: Known, day: date) -> bool:
    """Take permission to wait with the payment; tell whether it has any effect."""
    decided = found.days.keys() & _DECIDED
    awaits_court = decided == {Event.RULED} and Event.SUED in found.days
    if Event.APPEALED not in found.days or (decided and not awaits_court):
        return False
    return _put_off(found, day)


def sue(found: Known, day: date) -> bool:
    """Take an action brought in court; tell whether the Act provides for it."""
    if Event.APPEALED not in found.days or Event.STRUCK_OUT in found.days:
        return False
    permitted = Event.DEFERRED in found.days and Event.JUDGED not in found.days
    return _put_off(found, day) if permitted and found.duty else True


def strike_out(found: Known, day: date) -> bool:
    """Take the notice that an appeal was struck out: what was put off is due (s. 38)."""
    if Event.APPEALED not in found.days or found.days.keys() & {Event.RULED, Event.JUDGED}:
        return False
    if Event.SUED not in found.days:
        _end_waiting(found, day)
    return True


def _decide(found: Known, duty: Decimal, day: date, *, is_final: bool) -> bool:
    if Event.APPEALED not in found.days:
        return False
    if duty == _ZERO:
        _set_aside(found, day)
        return True
    for event in (Event.NOTHING_OWED, Event.DEBT_PAID):
        found.days.pop(event, None)
    _owe(found, duty, day)
    if is_final or Event.SUED not in found.days:
        _end_waiting(found, day)
    return True


def _owe(found: Known, duty: Decimal, day: date) -> None:
    """Leave so much open; what goes beyond the assessment has thirty days of its own."""
    added = max(duty - found.assessed, _ZERO)
    found.assessed = min(found.assessed, duty)
    if added > found.added:
        found.days[Event.MORE_RULED] = day
        found.added_due = payment_due(notified_on=day)
    elif not added:
        found.days.pop(Event.MORE_RULED, None)
    found.added = added


def _set_aside(found: Known, day: date) -> None:
    if found.duty:
        found.days[Event.NOTHING_OWED] = found.days[Event.SET_ASIDE] = day
    _close(found)


def _put_off(found: Known, day: date) -> bool:
    """Put the payment off if it is not late; what was put off already stays so."""
    if found.due is not None and day > found.due:
        return False
    found.is_put_off = bool(found.duty)
    return True


def _end_waiting(found: Known, day: date) -> None:
    if found.is_put_off:
        found.is_put_off = False
        found.assessed_due = found.added_due = payment_due(notified_on=day)


def _close(found: Known) -> None:
    found.assessed = found.added = _ZERO
    found.assessed_due = found.added_due = None
    found.is_put_off = False
