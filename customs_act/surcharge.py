"""What is added to a duty that was not paid in time."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from customs_act.deadlines import payment_due
from customs_act.money import satang
from customs_act.periods import months_begun

MONTHLY_RATE = Decimal("0.01")
PENALTY_RATE = Decimal("0.20")


@dataclass(frozen=True)
class Owed:
    """What is owed on a day, in baht: the duty, its surcharge and its penalty (s. 22)."""

    duty: Decimal
    surcharge: Decimal
    penalty: Decimal

    @property
    def total(self) -> Decimal:
        """All three together."""
        return self.duty + self.surcharge + self.penalty


def surcharge(duty: Decimal, *, released_on: date, paid_on: date) -> Decimal:
    """Return the surcharge on a duty that was not paid, or not paid in full.

    One per cent for each month begun since release, without compounding, and never more than
    the duty. Nothing if paid by the day of release.

    :param duty: the unpaid duty, or the unpaid part, in baht
    :param released_on: local day the goods left customs custody; for exports, of exportation
    :param paid_on: local day of payment
    :returns: baht, rounded to the satang
    :raises ValueError: ``duty`` is below zero
    :source: Customs Act B.E. 2560, section 22, first paragraph
    """
    _refuse_negative(duty)
    months = months_begun(released_on, paid_on)
    return satang(min(duty, duty * MONTHLY_RATE * months))


def late_penalty(duty: Decimal, *, notified_on: date, paid_on: date) -> Decimal:
    """Return the penalty on an assessed duty not paid within thirty days of its notice.

    :param duty: the unpaid duty in baht
    :param notified_on: local day on which the notification was received
    :param paid_on: local day of payment
    :returns: baht, rounded to the satang
    :raises ValueError: ``duty`` is below zero
    :source: Customs Act B.E. 2560, section 22, second paragraph
    """
    _refuse_negative(duty)
    late = paid_on > payment_due(notified_on=notified_on)
    return satang(duty * PENALTY_RATE) if late else Decimal("0.00")


def owed(duty: Decimal, *, released_on: date | None, notified_on: date, on: date) -> Owed:
    """Return what is owed on an assessed duty if it is paid on a given day.

    :param duty: the unpaid assessed duty in baht
    :param released_on: local day the goods left customs custody, None while they are there
    :param notified_on: local day on which the notification was received
    :raises ValueError: ``duty`` is below zero
    :source: Customs Act B.E. 2560, sections 20 and 22
    """
    return Owed(
        duty=satang(duty),
        surcharge=surcharge(duty, released_on=released_on or on, paid_on=on),
        penalty=late_penalty(duty, notified_on=notified_on, paid_on=on),
    )


def _refuse_negative(duty: Decimal) -> None:
    if duty < 0:
        raise ValueError("a duty is not below zero")
