"""What is added to a duty not paid in time (s. 22)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from customs_act.deadlines import last_day_before_storage, payment_due
from customs_act.surcharge import Owed, late_penalty, owed, surcharge

RELEASED = date(2026, 1, 14)
NOTIFIED = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("paid_on", "baht"),
    [
        (date(2026, 1, 13), "0.00"),
        (date(2026, 1, 14), "0.00"),
        (date(2026, 1, 15), "100.00"),
        (date(2026, 2, 14), "100.00"),
        (date(2026, 2, 15), "200.00"),
        (date(2034, 5, 14), "10000.00"),
        (date(2036, 1, 14), "10000.00"),
    ],
)
def test_one_per_cent_for_each_month_begun_and_never_above_the_duty(paid_on, baht):
    assert surcharge(Decimal(10_000), released_on=RELEASED, paid_on=paid_on) == Decimal(baht)


def test_the_surcharge_is_rounded_to_the_satang():
    paid_on = RELEASED + timedelta(days=1)

    assert surcharge(Decimal("33.50"), released_on=RELEASED, paid_on=paid_on) == Decimal("0.34")


@pytest.mark.parametrize(
    ("paid_on", "baht"),
    [(date(2026, 12, 19), "0.00"), (date(2026, 12, 20), "0.00"), (date(2026, 12, 21), "2000.00")],
)
def test_a_fifth_is_added_once_the_thirty_days_are_over(paid_on, baht):
    assert late_penalty(Decimal(10_000), notified_on=NOTIFIED, paid_on=paid_on) == Decimal(baht)


def test_what_is_owed_has_three_parts():
    answer = owed(
        Decimal(10_000), released_on=RELEASED, notified_on=NOTIFIED, on=date(2026, 12, 21)
    )

    assert answer == Owed(Decimal("10000.00"), Decimal("1200.00"), Decimal("2000.00"))
    assert answer.total == Decimal("13200.00")


def test_goods_still_in_custody_bear_no_surcharge():
    answer = owed(Decimal(10_000), released_on=None, notified_on=NOTIFIED, on=date(2026, 12, 1))

    assert answer.surcharge == 0


def test_a_duty_below_zero_is_refused():
    with pytest.raises(ValueError, match="not below zero"):
        surcharge(Decimal(-1), released_on=RELEASED, paid_on=RELEASED)


def test_the_thirtieth_day_is_the_last_to_pay():
    assert payment_due(notified_on=NOTIFIED) == date(2026, 12, 20)


def test_the_tenth_day_is_the_last_before_storage():
    assert last_day_before_storage(arrived_on=date(2026, 11, 20)) == date(2026, 11, 30)
