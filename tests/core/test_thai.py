from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from core.templatetags import thai
from core.thai import dates
from core.thai.money import baht_text

YEARS = {"earliest": date(2010, 1, 1), "latest": date(2030, 1, 1)}


@pytest.mark.parametrize(
    "written",
    [
        "22/11/2569",
        "22-11-2026",
        "22 พ.ย. 69",
        "22 พฤศจิกายน พ.ศ. 2569",
        "๒๒/๑๑/๒๕๖๙",
        "22 Nov 2026",
        "2026-11-22",
    ],
)
def test_a_day_is_read_in_either_era(written):
    assert dates.parse_date(written, **YEARS) == date(2026, 11, 22)


def test_a_leap_day_is_judged_after_the_era_was_converted():
    assert dates.parse_date("29/2/2567", **YEARS) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("11/22/2026", "impossible"),
        ("29/2/2568", "impossible"),
        ("soon", "format"),
        ("1/1/1999", "out_of_range"),
    ],
)
def test_a_wrong_day_says_what_is_wrong(written, code):
    with pytest.raises(dates.ThaiDateError) as error:
        dates.parse_date(written, **YEARS)

    assert error.value.code == code


def test_moments_are_shown_in_thai_time_and_the_readers_era():
    moment = datetime(2026, 11, 21, 18, 5, tzinfo=UTC)

    with translation.override("th"):
        assert "22\u00a0พ.ย.\u00a02569 01:05\u00a0น." in thai.thdate(moment)
    with translation.override("en"):
        assert "22\u00a0Nov\u00a02026 01:05" in thai.thdate(moment)
        assert 'datetime="2026-11-22T01:05:00+07:00"' in thai.thdate(moment)


def test_nothing_is_shown_as_a_dash():
    assert thai.thdate(None) == "–"
    assert thai.money(None) == "–"


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "ศูนย์บาทถ้วน"),
        ("0.25", "ยี่สิบห้าสตางค์"),
        ("38519.25", "สามหมื่นแปดพันห้าร้อยสิบเก้าบาทยี่สิบห้าสตางค์"),
        ("101", "หนึ่งร้อยเอ็ดบาทถ้วน"),
        ("1000001", "หนึ่งล้านเอ็ดบาทถ้วน"),
        ("21", "ยี่สิบเอ็ดบาทถ้วน"),
    ],
)
def test_sums_in_words(amount, words):
    assert baht_text(Decimal(amount)) == words
