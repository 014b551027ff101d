"""Sums of baht: which ones can be computed with, and how they are rounded."""

from decimal import ROUND_FLOOR, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customs_act.errors import InvalidInput
from customs_act.money import checked_baht, satang
from tests.customs_act.refusals import said

LARGEST = Decimal("999999999999999.99")
SUMS = st.decimals(0, LARGEST, allow_nan=False, places=4)
NO_SUMS = [-1, "-0.01", "1e15", "NaN", "sNaN", "Infinity", "-Infinity"]


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [
        ("0", "0.00"),
        ("0.004", "0.00"),
        ("0.005", "0.01"),
        ("0.014999", "0.01"),
        ("0.015", "0.02"),
        ("0.025", "0.03"),
        ("33.5", "33.50"),
        ("1E+3", "1000.00"),
        ("999999999999999.99", "999999999999999.99"),
    ],
)
def test_sums_are_rounded_to_the_satang_halves_up(amount, rounded):
    assert str(satang(Decimal(amount))) == rounded


@given(SUMS)
def test_rounding_moves_a_sum_by_half_a_satang_at_most(amount):
    assert abs(satang(amount) - amount) <= Decimal("0.005")


@given(SUMS)
def test_a_rounded_sum_is_rounded_no_further(amount):
    assert satang(satang(amount)) == satang(amount)


def test_rounding_is_the_same_whatever_the_caller_has_chosen():
    with localcontext(rounding=ROUND_FLOOR):
        assert satang(Decimal("0.005")) == Decimal("0.01")


@given(SUMS)
def test_a_sum_that_can_be_computed_with_stays_as_it_is(amount):
    assert checked_baht("duty", amount) == amount


def test_nothing_and_the_largest_sum_can_be_computed_with():
    assert checked_baht("duty", Decimal(0)) == 0
    assert checked_baht("duty", LARGEST) == LARGEST


def test_nothing_has_no_sign():
    assert str(checked_baht("duty", Decimal("-0.00"))) == "0.00"


@pytest.mark.parametrize("amount", [1.5, 100, True, "100.00", None])
def test_a_float_or_another_type_is_no_sum(amount):
    with pytest.raises(InvalidInput) as refusal:
        checked_baht("duty", amount)

    assert said(refusal) == ("duty", amount, "baht as a Decimal")


@pytest.mark.parametrize("amount", [Decimal(no_sum) for no_sum in NO_SUMS], ids=str)
def test_a_sum_is_finite_zero_or_more_and_below_ten_to_the_fifteenth(amount):
    with pytest.raises(InvalidInput) as refusal:
        checked_baht("duty", amount)

    assert said(refusal) == ("duty", amount, "a sum of zero or more, below 10^15 baht")


@pytest.mark.parametrize("amount", [1.5, Decimal(-1)])
def test_what_is_rounded_is_called_amount_in_a_refusal(amount):
    with pytest.raises(InvalidInput, match=rf"^amount is .*{amount}"):
        satang(amount)
