"""The fields take days and sums as people here write them."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from core.fields import BahtField, DateField


@pytest.fixture
def field():
    field = DateField(required=False)
    field.earliest, field.latest = date(2016, 1, 1), date(2027, 2, 20)
    return field


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("22/11/2569", date(2026, 11, 22)),
        ("22/11/2026", date(2026, 11, 22)),
        ("22-11-69", date(2026, 11, 22)),
        ("๒๒/๑๑/๒๕๖๙", date(2026, 11, 22)),
        ("22 พ.ย. 2569", date(2026, 11, 22)),
        ("22 พฤศจิกายน พ.ศ. 2569", date(2026, 11, 22)),
        ("22 Nov 2026", date(2026, 11, 22)),
        ("2026-11-22", date(2026, 11, 22)),
        ("29/2/2567", date(2024, 2, 29)),
        ("  ", None),
        (None, None),
    ],
)
def test_days_of_either_era_are_read(field, typed, day):
    assert field.clean(typed) == day


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("nonsense", "format"),
        ("11/2569", "format"),
        ("29/2/2566", "impossible"),
        ("31/4/2569", "impossible"),
        ("22/11/26", "out_of_range"),
        ("31/12/2015", "out_of_range"),
        ("21/2/2027", "out_of_range"),
    ],
)
def test_what_is_no_day_of_the_window_is_refused(field, typed, code):
    with pytest.raises(ValidationError) as refused:
        field.clean(typed)

    assert refused.value.code == code


def test_the_window_includes_its_ends(field):
    assert field.clean("1/1/2559") == field.earliest
    assert field.clean("20/2/2570") == field.latest


@pytest.mark.parametrize(("language", "example"), [("th", "22/11/2569"), ("en", "22/11/2026")])
def test_the_example_is_in_the_readers_era(field, language, example):
    with override(language), pytest.raises(ValidationError, match=example):
        field.clean("nonsense")


@pytest.mark.parametrize(("language", "filled"), [("th", "22/11/2569"), ("en", "22/11/2026")])
def test_the_field_is_filled_in_the_readers_era(field, language, filled):
    with override(language):
        assert field.prepare_value(date(2026, 11, 22)) == filled
        assert field.prepare_value("22.11") == "22.11"


@pytest.mark.parametrize(
    ("typed", "baht"),
    [
        ("10000", "10000"),
        ("10,000.50", "10000.50"),
        ("10 000.5", "10000.5"),
        ("๑๐,๐๐๐.๕๐ บาท", "10000.50"),
        ("10000บาท", "10000"),
        ("฿1,234", "1234"),
        ("1,234 ฿", "1234"),
        ("10\xa0000.50\xa0baht", "10000.50"),
        ("5 THB", "5"),
        ("  7  ", "7"),
        ("10,000.-", "10000"),
        ("100.", "100"),
        (".50", "0.50"),
        ("1.500", "1.500"),
        ("0", "0"),
        ("9,999,999,999.99", "9999999999.99"),
        ("1\u200b0", "10"),
        ("  ", None),
        (None, None),
    ],
)
def test_sums_are_read_as_people_write_them(typed, baht):
    assert BahtField(required=False).clean(typed) == (baht and Decimal(baht))


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("a lot", "format"),
        ("บาท", "format"),
        (".", "format"),
        ("-", "format"),
        ("10,50", "format"),
        ("10,0000", "format"),
        ("1 0 0", "format"),
        ("1.2.3", "format"),
        ("1e5", "format"),
        ("NaN", "format"),
        ("Infinity", "format"),
        ("²", "format"),
        ("1/2", "format"),
        ("-5", "negative"),
        ("− 10,000 บาท", "negative"),
        ("1.005", "decimals"),
        ("10,000,000,000", "too_large"),
        ("9" * 5_000, "too_large"),
    ],
)
def test_what_is_no_sum_is_refused_and_told_why(typed, code):
    with pytest.raises(ValidationError) as refused:
        BahtField().clean(typed)

    assert refused.value.code == code


def test_a_sum_may_have_to_be_given():
    with pytest.raises(ValidationError) as refused:
        BahtField().clean(" ")

    assert refused.value.code == "required"


def test_the_field_of_a_sum_is_filled_with_thousands_apart():
    assert BahtField().prepare_value(Decimal("10000.5")) == "10,000.50"
    assert BahtField().prepare_value("ten") == "ten"


def test_the_largest_sum_is_named():
    with pytest.raises(ValidationError, match=r"9,999,999,999\.99"):
        BahtField().clean("10000000000")
