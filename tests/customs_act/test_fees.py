"""The annex to the Act: ceilings of fees, and the rates known to be charged (s. 5(3))."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customs_act.errors import InvalidInput
from customs_act.fees import FEES, RATES_CHARGED, Case, Rate, amounts, ceiling, charged
from customs_act.texts import Text
from tests.customs_act.refusals import said

ON = date(2026, 11, 27)
ANNEX = [
    ("1(A)", "10000", ("licences",)),
    ("1(B)", "10000", ("licences",)),
    ("1(C)", "10000", ("licences",)),
    ("1(D)", "10000", ("licences",)),
    ("1(E)", "10000", ("licences",)),
    ("1(F)", "5000", ("licences",)),
    ("2(A)", "450000", ("years",)),
    ("2(B)", "45000", ("years",)),
    ("3(A)", "200", ("declarations",)),
    ("3(B)", "100", ("requests",)),
    ("4(A)", "400", ("services",)),
    ("4(B)", "500", ("days", "vessels")),
    ("4(C)", "200", ("declarations",)),
    ("4(D)", "200", ("services",)),
    ("5(A)", "200", ("craft",)),
    ("5(B)", "100", ("craft",)),
    ("6", "100", ("vessels",)),
    ("7", "200", ("days", "vessels")),
    ("8(A)", "20", ("kilometres",)),
    ("8(B)", "400", ("persons",)),
    ("9(A)", "2000", ("applications",)),
    ("9(B)", "2000", ("applications",)),
    ("9(C)", "2000", ("applications",)),
    ("10", "200", ("days", "packages")),
    ("11", "2000", ("vehicles",)),
]
ITEMS = st.sampled_from([item for item, _, _ in ANNEX])
NUMBERS = st.integers(0, 2_000)


def quantities(item, *numbers):
    return dict(zip(FEES[item].counted_by, numbers, strict=False))


def test_the_fees_are_those_of_the_annex_in_its_order():
    assert [(f.item, f.amount, f.counted_by) for f in FEES.values()] == [
        (item, Decimal(baht), counted_by) for item, baht, counted_by in ANNEX
    ]
    assert list(FEES) == [item for item, _, _ in ANNEX]


def test_transportation_alone_has_a_minimum():
    assert {i: f.minimum for i, f in FEES.items() if f.minimum} == {"8(A)": Decimal(100)}


@pytest.mark.parametrize(
    ("item", "section"),
    [
        *(("1(A)", "112"), ("1(E)", "136"), ("1(F)", "146"), ("2(A)", "113, 139"), ("3(B)", "")),
        *(("4(A)", "56"), ("5(A)", "71, 96"), ("5(B)", "72, 97"), ("6", "185"), ("7", "75")),
        *(("8(A)", "162"), ("8(B)", "162"), ("9(A)", "18"), ("10", "69"), ("11", "102")),
    ],
)
def test_a_fee_names_the_section_it_belongs_to(item, section):
    assert FEES[item].section == section


def test_every_fee_has_words_in_both_languages():
    for fee in FEES.values():
        for text in (fee.name, fee.unit):
            assert "\u0e00" < text.th[0] < "\u0e5b"
            assert text.en.isascii()
    assert len({fee.name for fee in FEES.values()}) == len(FEES)


def test_the_annex_cannot_be_changed():
    with pytest.raises(TypeError):
        FEES["12"] = FEES["11"]


@pytest.mark.parametrize(
    ("item", "counted", "baht"),
    [
        ("10", {"days": 3, "packages": 20}, "12000.00"),
        ("2(A)", {"years": 2}, "900000.00"),
        ("7", {"days": 4, "vessels": 1}, "800.00"),
        ("4(B)", {"days": 2, "vessels": 3}, "3000.00"),
        ("3(A)", {"declarations": 1}, "200.00"),
        ("3(A)", {"declarations": 0}, "0.00"),
        ("10", {"days": 0, "packages": 20}, "0.00"),
        ("10", {"days": 999_999, "packages": 999_999}, "199999600000200.00"),
        ("8(A)", {"kilometres": 0}, "0.00"),
        ("8(A)", {"kilometres": Decimal("-0.0")}, "0.00"),
        ("8(A)", {"kilometres": Decimal("0.001")}, "100.00"),
        ("8(A)", {"kilometres": Decimal("3.5")}, "100.00"),
        ("8(A)", {"kilometres": Decimal("4.999")}, "100.00"),
        ("8(A)", {"kilometres": 5}, "100.00"),
        ("8(A)", {"kilometres": Decimal("5.001")}, "100.02"),
        ("8(A)", {"kilometres": Decimal("12.500")}, "250.00"),
    ],
)
def test_a_ceiling_is_the_amount_for_each_of_what_it_is_counted_by(item, counted, baht):
    answer = ceiling(item, **counted)

    assert str(answer) == baht


@pytest.mark.parametrize("item", ["12", "8", "8(a)", "", None, 10, []])
def test_an_unknown_item_is_refused(item):
    with pytest.raises(InvalidInput) as refusal:
        ceiling(item, days=1)

    assert said(refusal) == ("item", item, "one of " + ", ".join(FEES))


@pytest.mark.parametrize(
    ("item", "counted", "name"),
    [
        ("10", {}, "days"),
        ("10", {"days": 1}, "packages"),
        ("10", {"packages": 1}, "days"),
        ("10", {"days": 1, "packages": 1, "vessels": 1}, "vessels"),
        ("3(A)", {"declaration": 1}, "declaration"),
    ],
)
def test_a_missing_or_unknown_quantity_is_named(item, counted, name):
    with pytest.raises(InvalidInput) as refusal:
        ceiling(item, **counted)

    expected = f"the quantities of fee {item}: " + ", ".join(FEES[item].counted_by)
    assert said(refusal) == (name, counted.get(name), expected)


@pytest.mark.parametrize("days", [-1, 1.0, True, "1", None, Decimal(1), 1_000_000, float("nan")])
def test_a_quantity_that_is_no_whole_number_from_zero_is_refused(days):
    with pytest.raises(InvalidInput) as refusal:
        ceiling("7", days=days, vessels=1)

    assert said(refusal) == ("days", days, "a whole number from 0 and below 1,000,000")


@pytest.mark.parametrize(
    "kilometres",
    [
        *(-1, Decimal("-0.001"), 3.5, True, "3", None, 1_000_000, Decimal(1_000_000)),
        *(Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), Decimal("0.0001")),
    ],
)
def test_a_distance_that_cannot_be_is_refused(kilometres):
    with pytest.raises(InvalidInput) as refusal:
        ceiling("8(A)", kilometres=kilometres)

    expected = "a number, to three decimals, from 0 and below 1,000,000"
    assert said(refusal) == ("kilometres", kilometres, expected)


@given(item=ITEMS, first=NUMBERS, second=NUMBERS, more=NUMBERS)
def test_a_ceiling_never_falls_as_there_is_more(item, first, second, more):
    fewer = ceiling(item, **quantities(item, first, second))

    assert fewer <= ceiling(item, **quantities(item, first + more, second))
    assert fewer <= ceiling(item, **quantities(item, first, second + more))


@given(item=ITEMS, first=NUMBERS, second=NUMBERS, more=NUMBERS)
def test_ceilings_add_up_apart_from_the_minimum(item, first, second, more):
    apart = ceiling(item, **quantities(item, first, second)) + ceiling(
        item, **quantities(item, more, second)
    )
    together = ceiling(item, **quantities(item, first + more, second))

    if FEES[item].minimum is None:
        assert together == apart
    else:
        assert together <= apart


@given(metres=st.integers(1, 999_999_999))
def test_transportation_is_twenty_baht_a_kilometre_and_at_least_a_hundred(metres):
    answer = ceiling("8(A)", kilometres=Decimal(metres) / 1000)

    assert answer * 50 == max(metres, 5000)


@pytest.mark.parametrize(
    ("item", "counted", "case", "baht"),
    [
        ("3(A)", {"declarations": 12}, None, "2400.00"),
        ("3(B)", {"requests": 1}, None, "100.00"),
        ("2(A)", {"years": 2}, Case.GENERAL_BONDED_WAREHOUSE, "60000.00"),
        ("2(A)", {"years": 1}, "GENERAL_BONDED_WAREHOUSE", "30000.00"),
        ("3(A)", {"declarations": 0}, None, "0.00"),
    ],
)
def test_a_known_rate_is_charged(item, counted, case, baht):
    assert str(charged(item, on=ON, case=case, **counted)) == baht


def test_a_declaration_keyed_by_an_officer_costs_three_hundred():
    keyed = charged("3(A)", on=ON, declarations=1) + charged("3(B)", on=ON, requests=1)

    assert keyed == 300


@pytest.mark.parametrize(
    ("item", "counted", "case"),
    [
        ("11", {"vehicles": 1}, None),
        ("2(A)", {"years": 1}, None),
        ("2(B)", {"years": 1}, "GENERAL_BONDED_WAREHOUSE"),
        ("3(A)", {"declarations": 1}, "GENERAL_BONDED_WAREHOUSE"),
    ],
)
def test_a_rate_no_source_states_is_not_known(item, counted, case):
    assert charged(item, on=ON, case=case, **counted) is None


def test_the_rate_of_the_day_is_charged(monkeypatch):
    words = Text("กฎกระทรวง", "a ministerial regulation")
    first = Rate("8(A)", Decimal(10), date(2025, 1, 1), date(2025, 12, 31), words)
    second = Rate("8(A)", Decimal(15), date(2026, 1, 1), None, words)
    monkeypatch.setattr(amounts, "RATES_CHARGED", (first, second))

    def on(*day):
        return charged("8(A)", on=date(*day), kilometres=20)

    assert [on(2024, 12, 31), on(2025, 1, 1), on(2025, 12, 31)] == [None, 200, 200]
    assert [on(2026, 1, 1), on(2050, 1, 1)] == [300, 300]


def test_a_rate_is_never_above_its_ceiling():
    for rate in RATES_CHARGED:
        assert 0 <= rate.amount <= FEES[rate.item].amount


def test_no_two_rates_hold_on_one_day():
    def overlap(one, other):
        first = max(one.valid_from or date.min, other.valid_from or date.min)
        return first <= min(one.valid_to or date.max, other.valid_to or date.max)

    for at, rate in enumerate(RATES_CHARGED):
        same = [r for r in RATES_CHARGED[at + 1 :] if (r.item, r.case) == (rate.item, rate.case)]
        assert not [other for other in same if overlap(rate, other)]


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("item", {"item": "12"}),
        ("on", {"on": datetime(2026, 11, 27)}),  # noqa: DTZ001
        ("on", {"on": None}),
        ("case", {"case": "FREE_ZONE"}),
        ("declarations", {"declarations": -1}),
        ("vessels", {"vessels": 1}),
    ],
)
def test_what_cannot_be_is_refused_although_a_rate_is_asked_for(name, wrong):
    with pytest.raises(InvalidInput) as refusal:
        charged(**{"item": "3(A)", "on": ON, "declarations": 1} | wrong)

    assert refusal.value.name == name


def test_quantities_are_checked_although_no_rate_is_known():
    with pytest.raises(InvalidInput, match="vehicles"):
        charged("11", on=ON)
