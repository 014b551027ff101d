import json
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers import declaration
from tests.vectors import vector


@pytest.mark.parametrize(
    "typed",
    [
        "A0200691100123",
        "A020-0691100123",
        "a020 0691100123",
        "A020 0-6911-00123",
        "Ａ０２００６９１１００１２３",
        "A๐๒๐๐๖๙๑๑๐๐๑๒๓",
        " A020\u200b0691100123 ",
        "A020–0691100123",
    ],
)
def test_a_number_is_read_however_it_was_typed(typed):
    number = declaration.parse(typed)

    assert number.text == "A0200691100123"
    assert (number.issued, number.document_type, number.place) == (date(2026, 11, 20), "0", None)
    assert str(number) == "A020-0691100123"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "A0310691100123",  # 31 November
        "A0290691300123",  # month 13
        "A0290691200",  # too short
        "AA200691100123",
        "A020E691100123",  # no such document type
        "A0290702000123",
    ],
)
def test_what_is_no_number_is_none(typed):
    assert declaration.parse(typed) is None


def test_the_day_must_exist_in_its_buddhist_year():
    assert declaration.parse("A0290670200001").issued == date(2024, 2, 29)
    assert declaration.parse("A0290680200001") is None


def test_a_manual_number_carries_its_place():
    number = declaration.parse("0119 0 6911 00123")

    assert (number.place, number.document_type, number.issued) == ("0119", "0", None)


def test_numbers_of_other_administrations_are_shown_as_they_came():
    assert declaration.shown("24GBDIRIGZ7QLCPAA8") == "24GBDIRIGZ7QLCPAA8"


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading(text):
    number = declaration.parse(text)

    assert number is None or declaration.parse(str(number)) == number


def test_the_published_pattern_agrees():
    published = re.compile(
        json.loads(vector("thai-customs/declaration_number.json").read_text())["pattern"]
    )

    for number in ("A0200691100123", "B9310601200001", "A015X691100007"):
        assert published.fullmatch(number)
        assert declaration.parse(number)
    assert not published.fullmatch("A020E691100123")
