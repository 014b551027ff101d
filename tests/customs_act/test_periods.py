"""Periods are counted the Civil and Commercial Code's way (ss. 193/3, 193/5)."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customs_act.errors import InvalidInput
from customs_act.periods import checked_day, last_day_of_days, last_day_of_months, months_begun
from tests.customs_act.refusals import said

DAYS = st.dates(date(2017, 1, 1), date(2060, 1, 1))
ONE_DAY = timedelta(days=1)
MOMENT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 20)


def last_day_slowly(start, months):
    """Walk day by day to the day before the corresponding one, or to the end of its month."""
    first = day = start + ONE_DAY
    entered = 0
    while not (entered == months and day.day == first.day):
        is_last_of_month = (day + ONE_DAY).day == 1
        if is_last_of_month and entered == months:
            return day
        entered += is_last_of_month
        day += ONE_DAY
    return day - ONE_DAY


def begins_a_month(day, first):
    """Return whether a month begins: on the corresponding day, or after a month without one."""
    eve = day - ONE_DAY
    return day.day == first.day or (day.day == 1 and eve.day < first.day)


def test_the_first_day_is_not_counted():
    assert last_day_of_days(date(2026, 11, 20), 30) == date(2026, 12, 20)


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [
        (date(2026, 1, 14), 1, date(2026, 2, 14)),
        (date(2026, 1, 30), 1, date(2026, 2, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 3, 30), 1, date(2026, 4, 30)),
        (date(2026, 3, 31), 1, date(2026, 4, 30)),
        (date(2026, 4, 30), 1, date(2026, 5, 31)),
        (date(2028, 1, 30), 1, date(2028, 2, 29)),
        (date(2028, 1, 28), 1, date(2028, 2, 28)),
        (date(2028, 2, 28), 12, date(2029, 2, 28)),
        (date(2028, 2, 28), 48, date(2032, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
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


@given(start=DAYS, months=st.integers(0, 40))
def test_a_period_of_months_ends_where_a_walk_from_day_to_day_ends(start, months):
    assert last_day_of_months(start, months) == last_day_slowly(start, months)


@pytest.mark.parametrize("year", [2027, 2028], ids=["common", "leap"])
def test_months_begin_where_a_walk_from_day_to_day_says(year):
    whole_year = [date(year, 1, 1) + n * ONE_DAY for n in range(365)]
    for start in (day for day in whole_year if day.day >= 27):
        day, begun = start, 0
        for _ in range(100):
            day += ONE_DAY
            begun += begins_a_month(day, start + ONE_DAY)
            assert (start, day, months_begun(start, day)) == (start, day, begun)


@given(start=DAYS, months=st.integers(0, 600))
def test_a_further_month_begins_on_the_day_after_a_period_has_ended(start, months):
    last = last_day_of_months(start, months)

    assert months_begun(start, last) == months
    assert months_begun(start, last + ONE_DAY) == months + 1


@pytest.mark.parametrize("count", [last_day_of_days, last_day_of_months])
def test_no_days_and_no_months_are_no_period(count):
    assert count(TODAY, 0) == TODAY


def test_a_period_may_be_a_hundred_years_long():
    assert last_day_of_days(date(2026, 1, 1), 36_500) == date(2125, 12, 8)
    assert last_day_of_months(date(2026, 1, 1), 1_200) == date(2126, 1, 1)


@pytest.mark.parametrize("length", [-1, 36_501, 1.0, 1.5, Decimal(1), True, "1", None])
def test_days_are_a_whole_number_up_to_a_hundred_years(length):
    with pytest.raises(InvalidInput) as refusal:
        last_day_of_days(TODAY, length)

    assert said(refusal) == ("days", length, "a whole number from 0 to 36,500")


@pytest.mark.parametrize("length", [-1, 1_201, 1.0, 1.5, Decimal(1), True, "1", None])
def test_months_are_a_whole_number_up_to_a_hundred_years(length):
    with pytest.raises(InvalidInput) as refusal:
        last_day_of_months(TODAY, length)

    assert said(refusal) == ("months", length, "a whole number from 0 to 1,200")


@pytest.mark.parametrize("day", [MOMENT, "2026-11-20", 20261120, 1.5, None])
@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("start", lambda day: last_day_of_days(day, 1)),
        ("start", lambda day: last_day_of_months(day, 1)),
        ("start", lambda day: months_begun(day, TODAY)),
        ("end", lambda day: months_begun(TODAY, day)),
        ("paid_on", lambda day: checked_day("paid_on", day)),
    ],
)
def test_a_moment_is_no_day_for_its_day_depends_on_the_time_zone(name, count, day):
    with pytest.raises(InvalidInput) as refusal:
        count(day)

    assert said(refusal) == (name, day, "a local date")


def test_a_refusal_says_what_was_given_and_what_is_expected():
    with pytest.raises(ValueError, match=r"^days is -1; expected a whole number from 0 to 36,500$"):
        last_day_of_days(TODAY, -1)


@pytest.mark.parametrize(
    ("count", "start", "length"),
    [
        (last_day_of_days, date(9999, 12, 1), 31),
        (last_day_of_days, date.max, 1),
        (last_day_of_months, date(9999, 11, 30), 1),
        (last_day_of_months, date(9999, 12, 1), 1),
        (last_day_of_months, date.max, 0),
        (last_day_of_months, date.max, 1),
    ],
)
def test_a_period_ends_before_the_end_of_the_year_9999(count, start, length):
    with pytest.raises(InvalidInput) as refusal:
        count(start, length)

    expected = "a day whose period ends before the end of the year 9999"
    assert said(refusal) == ("start", start, expected)


def test_the_last_days_of_all_are_counted_too():
    assert last_day_of_days(date(9999, 12, 1), 30) == date.max
    assert last_day_of_months(date(9999, 11, 29), 1) == date(9999, 12, 29)
    assert last_day_of_months(date(9999, 12, 30), 0) == date(9999, 12, 30)
    assert months_begun(date(9999, 12, 30), date.max) == 1
    assert months_begun(date(9998, 12, 31), date.max) == 12
    assert months_begun(date.max, date.max) == 0
    assert months_begun(date.max, date.min) == 0
