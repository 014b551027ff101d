"""What is added to a duty not paid in time (s. 22)."""

from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customs_act.errors import InvalidInput
from customs_act.surcharge import Kind, Owed, late_penalty, owed, surcharge
from tests.customs_act.refusals import said

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

    assert answer == Owed(Decimal("10000.00"), Decimal("1200.00"), Decimal("2000.00"), months=12)
    assert answer.total == Decimal("13200.00")
    assert Owed(Decimal("10000.00"), Decimal("0.00"), Decimal("0.00")).months == 0


def test_goods_still_in_custody_bear_no_surcharge():
    answer = owed(Decimal(10_000), released_on=None, notified_on=NOTIFIED, on=date(2026, 12, 1))

    assert answer.surcharge == 0


def test_each_part_of_what_is_owed_names_its_section():
    answer = owed(
        Decimal(10_000), released_on=RELEASED, notified_on=NOTIFIED, on=date(2026, 12, 21)
    )

    assert [(part.kind, part.amount, part.section) for part in answer.parts] == [
        (Kind.DUTY, Decimal("10000.00"), "20"),
        (Kind.SURCHARGE, Decimal("1200.00"), "22"),
        (Kind.PENALTY, Decimal("2000.00"), "22"),
    ]
    assert answer.months == 12


@pytest.mark.parametrize(
    ("deferred_to", "paid_on", "baht"),
    [
        (date(2027, 6, 1), date(2027, 6, 1), "0.00"),
        (date(2027, 6, 1), date(2027, 6, 2), "2000.00"),
        (date(2026, 12, 1), date(2026, 12, 20), "0.00"),
        (date(2026, 12, 1), date(2026, 12, 21), "2000.00"),
    ],
)
def test_an_appeal_can_put_off_the_penalty_but_never_bring_it_forward(deferred_to, paid_on, baht):
    penalty = late_penalty(
        Decimal(10_000), notified_on=NOTIFIED, paid_on=paid_on, deferred_to=deferred_to
    )
    answer = owed(
        Decimal(10_000),
        released_on=None,
        notified_on=NOTIFIED,
        on=paid_on,
        deferred_to=deferred_to,
    )

    assert penalty == answer.penalty == Decimal(baht)


@pytest.mark.parametrize(
    "wrong", [Decimal(-1), Decimal("NaN"), Decimal("Infinity"), 100.0, 100, Decimal(10) ** 15]
)
def test_a_duty_that_cannot_be_is_refused(wrong):
    days = {"released_on": RELEASED, "notified_on": NOTIFIED}
    with pytest.raises(InvalidInput, match="duty is"):
        surcharge(wrong, released_on=RELEASED, paid_on=RELEASED)
    with pytest.raises(InvalidInput, match="duty is"):
        late_penalty(wrong, notified_on=NOTIFIED, paid_on=RELEASED)
    with pytest.raises(InvalidInput, match="is"):
        owed(wrong, on=RELEASED, **days)


@pytest.mark.parametrize("wrong", [datetime(2026, 1, 14, tzinfo=UTC), "2026-01-14", None])
def test_a_day_that_cannot_be_is_refused(wrong):
    with pytest.raises(InvalidInput, match="expected a local date"):
        surcharge(Decimal(1), released_on=RELEASED, paid_on=wrong)
    with pytest.raises(InvalidInput, match="expected a local date"):
        late_penalty(Decimal(1), notified_on=wrong, paid_on=RELEASED)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("paid_on", datetime(2026, 12, 21, tzinfo=UTC)),
        ("paid_on", None),
        ("deferred_to", datetime(2026, 12, 21, tzinfo=UTC)),
        ("deferred_to", "2026-12-21"),
    ],
)
def test_the_penalty_needs_days(name, wrong):
    days = {"notified_on": NOTIFIED, "paid_on": NOTIFIED, name: wrong}

    with pytest.raises(InvalidInput) as refusal:
        late_penalty(Decimal(1), **days)

    assert said(refusal) == (name, wrong, "a local date")


DUTIES = st.decimals(0, 10**9, places=2)
DAYS = st.dates(date(2018, 1, 1), date(2040, 1, 1))


@given(duty=DUTIES, released=DAYS, paid=DAYS, later=st.integers(0, 4000))
def test_the_surcharge_never_falls_and_never_exceeds_the_duty(duty, released, paid, later):
    now = surcharge(duty, released_on=released, paid_on=paid)
    then = surcharge(duty, released_on=released, paid_on=paid + timedelta(days=later))

    assert 0 <= now <= then <= duty


@given(bahts=st.integers(0, 10**7), released=DAYS, paid=DAYS)
def test_the_surcharge_of_two_duties_is_that_of_their_sum(bahts, released, paid):
    one, other = Decimal(bahts), Decimal(4_711)
    days = {"released_on": released, "paid_on": paid}

    assert surcharge(one, **days) + surcharge(other, **days) == surcharge(one + other, **days)


@given(duty=DUTIES, notified=DAYS, paid=DAYS)
def test_the_penalty_is_nothing_or_a_fifth(duty, notified, paid):
    penalty = late_penalty(duty, notified_on=notified, paid_on=paid)

    fifth = (duty / 5).quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert penalty == (fifth if (paid - notified).days > 30 else 0)


def test_two_debts_are_owed_as_one():
    one = Owed(Decimal("10.00"), Decimal("2.00"), Decimal("3.00"), months=4)
    other = Owed(Decimal("100.00"), Decimal("20.00"), Decimal("30.00"), months=4)

    assert one + other == Owed(Decimal(110), Decimal(22), Decimal(33), months=4)
