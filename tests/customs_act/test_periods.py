"""Periods are counted the Civil and Commercial Code's way (ss. 193/3, 193/5)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customs_act.periods import last_day_of_days, last_day_of_months, months_begun

DAYS = st.dates(date(2017, 1, 1), date(2060, 1, 1))


def test_the_first_day_is_not_counted():
    assert last_day_of_days(date(2026, 11, 20), 30) == date(2026, 12, 20)


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [
        (date(2026, 1, 14), 1, date(2026, 2, 14)),
        (date(2026, 1, 30), 1, date(2026, 2, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 30), 1, date(2028, 2, 29)),
        (date(2026, 2, 28), 1, date(2026, 3, 31)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 11, 30), 12, date(2027, 11, 30)),
    ],
)
def test_a_month_ends_on_the_day_before_the_corresponding_day(start, months, last):
    assert last_day_of_months(start, months) == last


@pytest.mark.parametrize(
    ("end", "months"),
    [
        (date(2026, 11, 19), 0),
        (date(2026, 11, 20), 0),
        (date(2026, 11, 21), 1),
        (date(2026, 12, 20), 1),
        (date(2026, 12, 21), 2),
        (date(2027, 11, 20), 12),
    ],
)
def test_a_part_month_counts_as_one(end, months):
    assert months_begun(date(2026, 11, 20), end) == months


@given(start=DAYS, days=st.integers(0, 2000))
def test_months_begun_never_fall_as_days_pass(start, days):
    end = start + timedelta(days=days)

    assert months_begun(start, end) <= months_begun(start, end + timedelta(days=1))
