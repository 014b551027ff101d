"""What is given back of a duty, with what interest, and until when it can be asked for."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customs_act import refunds
from customs_act.errors import InvalidInput
from customs_act.refunds import interest, reexport_refund
from tests.customs_act.refusals import said

PAID = date(2026, 1, 14)
AMOUNTS = st.decimals(0, 10**9, places=2)
DAYS = st.dates(date(2018, 1, 1), date(2040, 1, 1))


@pytest.mark.parametrize(
    ("approved_on", "baht"),
    [
        (date(2026, 1, 14), "0.00"),
        (date(2026, 1, 15), "62.50"),
        (date(2026, 2, 14), "62.50"),
        (date(2026, 2, 15), "125.00"),
        (date(2027, 1, 14), "750.00"),
        (date(2027, 1, 15), "812.50"),
        (date(2039, 5, 14), "10000.00"),
        (date(2039, 5, 15), "10000.00"),
        (date(2039, 4, 14), "9937.50"),
    ],
)
def test_five_eighths_of_a_per_cent_for_each_month_begun_up_to_the_refund(approved_on, baht):
    given_back = interest(Decimal(10_000), paid_on=PAID, approved_on=approved_on)

    assert given_back == Decimal(baht)


@pytest.mark.parametrize(
    ("paid_on", "approved_on", "months"),
    [
        (date(2027, 1, 31), date(2027, 2, 28), 1),
        (date(2027, 1, 31), date(2027, 3, 1), 2),
        (date(2028, 1, 31), date(2028, 2, 29), 1),
        (date(2028, 1, 30), date(2028, 2, 29), 1),
        (date(2028, 2, 29), date(2028, 3, 31), 1),
        (date(2028, 2, 29), date(2028, 4, 1), 2),
    ],
)
def test_the_ends_of_months_count_as_in_the_civil_code(paid_on, approved_on, months):
    found = interest(Decimal(16_000), paid_on=paid_on, approved_on=approved_on)

    assert found == 100 * months


def test_interest_is_rounded_half_up_to_the_satang():
    next_day = PAID + timedelta(days=1)

    assert interest(Decimal("0.80"), paid_on=PAID, approved_on=next_day) == Decimal("0.01")
    assert interest(Decimal("0.79"), paid_on=PAID, approved_on=next_day) == 0


def test_a_refund_is_not_approved_before_the_payment():
    before = PAID - timedelta(days=1)

    with pytest.raises(InvalidInput) as refusal:
        interest(Decimal(1), paid_on=PAID, approved_on=before)

    assert said(refusal) == ("approved_on", before, "a day not before the payment")


@given(amount=AMOUNTS, paid=DAYS, days=st.integers(0, 9000), later=st.integers(0, 4000))
def test_interest_never_falls_and_never_exceeds_the_refund(amount, paid, days, later):
    on = paid + timedelta(days=days)
    now = interest(amount, paid_on=paid, approved_on=on)
    then = interest(amount, paid_on=paid, approved_on=on + timedelta(days=later))

    assert 0 <= now <= then <= amount


@given(units=st.integers(0, 10**6), paid=DAYS, days=st.integers(0, 9000))
def test_interest_on_two_refunds_is_that_on_their_sum(units, paid, days):
    one, other = Decimal(units * 8), Decimal(4_712)
    when = {"paid_on": paid, "approved_on": paid + timedelta(days=days)}

    assert interest(one, **when) + interest(other, **when) == interest(one + other, **when)


@pytest.mark.parametrize(
    ("duty", "baht"),
    [
        ("0", "0.00"),
        ("1000", "900.00"),
        ("9999", "8999.10"),
        ("9999.99", "8999.99"),
        ("10000", "9000.00"),
        ("10000.01", "9000.01"),
        ("10001", "9001.00"),
        ("38519", "37519.00"),
    ],
)
def test_nine_tenths_or_what_exceeds_a_thousand_baht_whichever_is_higher(duty, baht):
    assert reexport_refund(Decimal(duty)) == Decimal(baht)


@given(duty=AMOUNTS, more=AMOUNTS)
def test_the_refund_grows_with_the_duty_and_keeps_at_most_a_thousand_baht(duty, more):
    assert reexport_refund(duty) <= reexport_refund(duty + more)
    assert 0 <= duty - reexport_refund(duty) <= 1_000


@given(one=AMOUNTS, other=AMOUNTS)
def test_two_export_declarations_give_no_more_back_than_one(one, other):
    apart = reexport_refund(one) + reexport_refund(other)

    assert apart <= reexport_refund(one + other) + Decimal("0.01")


@pytest.mark.parametrize("wrong", [Decimal(-1), 1.5, 3, Decimal("sNaN"), Decimal("-Infinity")])
def test_sums_that_cannot_be_are_refused(wrong):
    with pytest.raises(InvalidInput, match="duty is"):
        reexport_refund(wrong)
    with pytest.raises(InvalidInput, match="amount is"):
        interest(wrong, paid_on=PAID, approved_on=PAID)


@pytest.mark.parametrize("wrong", [datetime(2026, 1, 14, tzinfo=UTC), "2026-01-14", None])
def test_days_that_cannot_be_are_refused(wrong):
    with pytest.raises(InvalidInput, match="paid_on is"):
        interest(Decimal(1), paid_on=wrong, approved_on=PAID)
    with pytest.raises(InvalidInput, match="approved_on is"):
        interest(Decimal(1), paid_on=PAID, approved_on=wrong)


@pytest.mark.parametrize(
    ("limit", "start", "last"),
    [
        (refunds.last_day_to_refund_unasked, {"moved_on": date(2027, 2, 28)}, date(2029, 2, 28)),
        (refunds.last_day_to_claim_overpaid, {"moved_on": date(2025, 2, 28)}, date(2028, 2, 29)),
        (refunds.last_day_to_claim_not_exported, {"received_on": date(2027, 12, 1)}, date(2028, 2, 29)),
        (refunds.last_day_to_reexport, {"imported_on": date(2028, 2, 29)}, date(2029, 2, 28)),
        (refunds.last_day_to_claim_reexported, {"reexported_on": date(2026, 8, 31)}, date(2027, 2, 28)),
        (refunds.last_day_to_export_product, {"imported_on": date(2026, 3, 15)}, date(2027, 3, 15)),
        (refunds.last_day_to_export_product, {"imported_on": date(2026, 3, 15), "extended": True}, date(2027, 9, 15)),
        (refunds.last_day_to_claim_product, {"exported_on": date(2026, 3, 15)}, date(2026, 9, 15)),
        (refunds.last_day_to_claim_product, {"exported_on": date(2026, 3, 15), "extended": True}, date(2027, 3, 15)),
    ],
)  # fmt: skip
def test_the_time_limits_of_refunds(limit, start, last):
    assert limit(**start) == last


@pytest.mark.parametrize(
    "limit", [refunds.last_day_to_reexport, refunds.last_day_to_export_product]
)
def test_a_time_limit_starts_on_a_day(limit):
    with pytest.raises(InvalidInput, match="start is"):
        limit(imported_on="1 January")
