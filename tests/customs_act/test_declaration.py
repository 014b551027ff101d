"""What a goods declaration has to say at least (s. 52)."""

from dataclasses import fields, replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customs_act.declaration import WORDS, Information, Item, missing
from customs_act.errors import InvalidInput
from tests.customs_act.refusals import said

WHOLE = Information(
    type_of_goods="ข้าวหอมมะลิ",
    quantity=Decimal(400),
    weight=Decimal("20000.500"),
    quality="100% ชั้น 2",
    customs_value=Decimal("640000.00"),
    country_of_departure="TH",
    country_of_destination="SG",
)
IN_ORDER = [
    ("type_of_goods", Item.TYPE_OF_GOODS, ""),
    ("quantity", Item.QUANTITY, None),
    ("weight", Item.WEIGHT, None),
    ("quality", Item.QUALITY, ""),
    ("customs_value", Item.CUSTOMS_VALUE, None),
    ("country_of_departure", Item.COUNTRY_OF_DEPARTURE, ""),
    ("country_of_destination", Item.COUNTRY_OF_DESTINATION, ""),
]
TEXTS = ["type_of_goods", "quality", "country_of_departure", "country_of_destination"]


def test_a_whole_declaration_misses_nothing():
    assert missing(WHOLE) == ()


def test_a_declaration_that_says_nothing_misses_everything_in_the_order_of_the_section():
    assert missing(Information()) == tuple(item for _, item, _ in IN_ORDER)
    assert [field.name for field in fields(Information)] == [name for name, _, _ in IN_ORDER]


@given(absent=st.sets(st.sampled_from(IN_ORDER)))
def test_exactly_what_is_absent_is_missing(absent):
    information = replace(WHOLE, **{name: nothing for name, _, nothing in absent})

    assert missing(information) == tuple(row[1] for row in IN_ORDER if row in absent)


@pytest.mark.parametrize("name", TEXTS)
def test_blanks_say_nothing(name):
    assert missing(replace(WHOLE, **{name: " \t\n\u3000"})) == (Item(name.upper()),)


@pytest.mark.parametrize(
    ("name", "amount", "is_missing"),
    [
        ("quantity", "0", True),
        ("quantity", "0.001", False),
        ("weight", "0.000", True),
        ("weight", "-0", True),
        ("weight", "0.001", False),
        ("customs_value", "0", False),
        ("customs_value", "-0", False),
        ("customs_value", "0.01", False),
    ],
)
def test_none_of_the_goods_is_missing_but_a_value_of_nothing_is_not(name, amount, is_missing):
    answer = missing(replace(WHOLE, **{name: Decimal(amount)}))

    assert answer == ((Item(name.upper()),) if is_missing else ())


@pytest.mark.parametrize("name", ["quantity", "weight"])
@pytest.mark.parametrize(
    "amount", [Decimal("-0.01"), Decimal("NaN"), Decimal("Infinity"), 1.0, 1, ""]
)
def test_a_measure_that_cannot_be_is_refused(name, amount):
    with pytest.raises(InvalidInput) as refusal:
        replace(WHOLE, **{name: amount})

    expected = "a Decimal of zero or more, None where nothing is said"
    assert said(refusal) == (name, amount, expected)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Decimal("-0.01"), "a sum of zero or more, below 10^15 baht"),
        (Decimal("NaN"), "a sum of zero or more, below 10^15 baht"),
        (1.0, "baht as a Decimal"),
        ("", "baht as a Decimal"),
    ],
)
def test_a_customs_value_is_a_sum_of_baht(value, expected):
    with pytest.raises(InvalidInput) as refusal:
        replace(WHOLE, customs_value=value)

    assert said(refusal) == ("customs_value", value, expected)


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("text", [None, 66, b"TH"])
def test_what_is_no_text_is_refused(name, text):
    with pytest.raises(InvalidInput) as refusal:
        replace(WHOLE, **{name: text})

    assert said(refusal) == (name, text, "text, empty where nothing is said")


def test_every_item_has_words_of_its_own_in_both_languages():
    assert list(WORDS) == list(Item)
    assert len(set(WORDS.values())) == len(Item)
    for text in WORDS.values():
        assert "\u0e00" < text.th[0] < "\u0e5b"
        assert text.en.isascii()
