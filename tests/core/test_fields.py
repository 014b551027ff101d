"""The date field takes days as people here write them."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from core.fields import DateField


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
