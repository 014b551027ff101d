"""What is added to a duty that was not paid in time."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from customs_act.deadlines.single import payment_due
from customs_act.money import checked_baht, satang
from customs_act.periods import checked_day, months_begun

MONTHLY_RATE = Decimal("0.01")
PENALTY_RATE = Decimal("0.20")


class Kind(StrEnum):
    """The parts of what is owed."""

    DUTY = "DUTY"
    SURCHARGE = "SURCHARGE"
    PENALTY = "PENALTY"


@dataclass(frozen=True)
class Part:
    """A part of what is owed: baht, and the section of the Act that it rests on."""

    kind: Kind
    amount: Decimal
    section: str


@dataclass(frozen=True)
class Owed:
    """What is owed on a day, in baht: the duty, its surcharge and its penalty (s. 22).

    ``months`` have begun since the surcharge began to run.
    """

    duty: Decimal
    surcharge: Decimal
    penalty: Decimal
    months: int = 0

    def __add__(self, other: "Owed") -> "Owed":
        """Return two debts that are owed for the same time as one."""
        return Owed(
            self.duty + other.duty,
            self.surcharge + other.surcharge,
            self.penalty + other.penalty,
            self.months,
        )

    @property
    def total(self) -> Decimal:
        """All three together."""
        return self.duty + self.surcharge + self.penalty

    @property
    def parts(self) -> tuple[Part, Part, Part]:
        """The three parts, each with its section; surcharge and penalty count as duty."""
        return (
            Part(Kind.DUTY, self.duty, "20"),
            Part(Kind.SURCHARGE, self.surcharge, "22"),
            Part(Kind.PENALTY, self.penalty, "22"),
        )


def surcharge(duty: Decimal, *, released_on: date, paid_on: date) -> Decimal:
    """Return the surcharge on a duty that was not paid, or not paid in full.

    One per cent for each month begun since release, without compounding, and never more than
    the duty. Nothing if paid by the day of release.

    :param duty: the unpaid duty, or the unpaid part, in baht
    :param released_on: local day the goods left customs custody; for exports, of exportation
    :param paid_on: local day of payment
    :returns: baht, rounded to the satang
    :raises InvalidInput: a sum or a day that cannot be
    :source: Customs Act B.E. 2560, section 22, first paragraph
    """
    checked_baht("duty", duty)
    months = months_begun(released_on, paid_on)
    return satang(min(duty, duty * MONTHLY_RATE * months))


def late_penalty(
    duty: Decimal, *, notified_on: date, paid_on: date, deferred_to: date | None = None
) -> Decimal:
    """Return the penalty on an assessed duty not paid within thirty days of its notice.

    :param duty: the unpaid duty in baht
    :param notified_on: local day on which the notification was received
    :param paid_on: local day of payment
    :param deferred_to: last day to pay where an appeal has put it off (s. 38)
    :returns: baht, rounded to the satang
    :raises InvalidInput: a sum or a day that cannot be
    :source: Customs Act B.E. 2560, section 22, second paragraph; section 38
    """
    checked_baht("duty", duty)
    due = payment_due(notified_on=notified_on)
    if deferred_to is not None:
        due = max(due, checked_day("deferred_to", deferred_to))
    late = checked_day("paid_on", paid_on) > due
    return satang(duty * PENALTY_RATE) if late else Decimal("0.00")


def owed(
    duty: Decimal,
    *,
    released_on: date | None,
    notified_on: date,
    on: date,
    deferred_to: date | None = None,
) -> Owed:
    """Return what is owed on an assessed duty if it is paid on a given day.

    :param duty: the unpaid assessed duty in baht
    :param released_on: local day the goods left customs custody, None while they are there
    :param notified_on: local day on which the notification was received
    :param deferred_to: last day to pay where an appeal has put it off (s. 38); the day itself
        (``on``) while it is not decided
    :raises InvalidInput: a sum or a day that cannot be
    :source: Customs Act B.E. 2560, sections 20, 22 and 38
    """
    begun = released_on or on
    return Owed(
        duty=satang(duty),
        surcharge=surcharge(duty, released_on=begun, paid_on=on),
        penalty=late_penalty(duty, notified_on=notified_on, paid_on=on, deferred_to=deferred_to),
        months=months_begun(begun, on),
    )
