"""Express consignments: their categories, and the values that are free (Notification 68/2551)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customs_act.consignments import Mode
from customs_act.errors import InvalidInput
from customs_act.express import (
    THRESHOLDS,
    Basis,
    ExportConsignment,
    ImportConsignment,
    de_minimis,
    export_category,
    import_category,
    is_duty_free,
    is_vat_free,
)
from tests.customs_act.refusals import said

OLD, LATER, NOW = date(2017, 12, 1), date(2025, 6, 1), date(2026, 11, 27)
ONE_DAY = timedelta(days=1)
MOMENT = datetime(2026, 11, 27, tzinfo=UTC)
NO_MONEY = [
    (Decimal(-1), "a sum of zero or more, below 10^15 baht"),
    (Decimal("NaN"), "a sum of zero or more, below 10^15 baht"),
    (1.0, "baht as a Decimal"),
    (1, "baht as a Decimal"),
    (None, "baht as a Decimal"),
]
no_money = pytest.mark.parametrize(("baht", "expected"), NO_MONEY)
MONEY = st.decimals(0, 100_000, places=2)


def imported(fob="20000", value=None, **facts):
    return ImportConsignment(fob=Decimal(fob), customs_value=Decimal(value or fob), **facts)


@pytest.mark.parametrize(
    ("fob", "facts", "category"),
    [
        ("20000", {"is_document": True, "is_dutiable": False}, 1),
        ("900000", {"is_document": True, "is_dutiable": False}, 1),
        ("20000", {"is_document": True}, 3),
        ("20000", {"is_dutiable": False}, 2),
        ("900000", {"is_dutiable": False}, 2),
        ("20000", {"is_sample": True}, 2),
        ("0.01", {}, 2),
        ("1", {}, 2),
        ("1.01", {}, 3),
        ("39999.99", {}, 3),
        ("40000", {}, 3),
        ("40000", {"value": "46000"}, 3),
        ("40000.01", {}, 4),
        ("40000.01", {"value": "1.01"}, 4),
        ("20000", {"is_document": True, "is_dutiable": False, "is_restricted": True}, 4),
        ("20000", {"is_dutiable": False, "is_restricted": True}, 4),
        ("20000", {"is_sample": True, "is_restricted": True}, 4),
        ("0.01", {"is_restricted": True}, 4),
        ("20000", {"is_restricted": True}, 4),
    ],
)
def test_an_import_falls_into_the_category_of_its_facts(fob, facts, category):
    assert import_category(imported(fob, **facts), on=NOW) == category


@pytest.mark.parametrize(
    ("fob", "value", "mode", "on", "category"),
    [
        ("1000", "1200", Mode.AIR, OLD, 2),
        ("1000", "1200", "AIR", OLD, 2),
        ("1000.01", "1200", Mode.AIR, OLD, 3),
        ("1000", "1200", Mode.LAND, OLD, 3),
        ("1400", "1500", Mode.AIR, LATER, 2),
        ("1400", "1500.01", Mode.AIR, LATER, 3),
        ("1400", "1500", Mode.SEA, LATER, 3),
        ("0.90", "1.01", Mode.AIR, NOW, 3),
        ("0.90", "1", Mode.AIR, NOW, 2),
    ],
)
def test_a_low_value_by_air_is_measured_as_its_day_says(fob, value, mode, on, category):
    assert import_category(imported(fob, value, mode=mode), on=on) == category


@given(fob=MONEY, more=MONEY, value=MONEY, on=st.dates(), restricted=st.booleans())
def test_a_higher_value_never_brings_an_import_to_a_lower_category(
    fob, more, value, on, restricted
):
    less = imported(fob, value, is_restricted=restricted)

    dearer = imported(fob + more, value + more, is_restricted=restricted)
    assert import_category(less, on=on) <= import_category(dearer, on=on)


@pytest.mark.parametrize(
    ("values", "facts", "category"),
    [
        (["500000"], {}, 1),
        (["500000.01"], {}, 2),
        (["500000", "500000"], {}, 1),
        (["1", "500000.01"], {}, 2),
        (["0"], {}, 1),
        (["1000"], {"is_dutiable": True}, 2),
        (["1000"], {"is_restricted": True}, 2),
        (["1000"], {"requests_incentive": True}, 2),
        (["1000"], {"requests_exemption": True}, 2),
    ],
)
def test_an_export_is_in_the_first_category_if_nothing_speaks_against_it(values, facts, category):
    consignment = ExportConsignment(tuple(map(Decimal, values)), **facts)

    assert export_category(consignment) == category


@no_money
@pytest.mark.parametrize("name", ["fob", "customs_value"])
def test_a_value_that_cannot_be_makes_no_import(name, baht, expected):
    with pytest.raises(InvalidInput) as refusal:
        replace(imported(), **{name: baht})

    assert said(refusal) == (name, baht, expected)


@no_money
def test_an_export_needs_a_value_that_can_be_of_each_invoice(baht, expected):
    with pytest.raises(InvalidInput) as refusal:
        ExportConsignment((Decimal(1), baht))

    assert said(refusal) == ("invoice_values", baht, expected)


def test_an_export_has_an_invoice():
    with pytest.raises(InvalidInput) as refusal:
        ExportConsignment(())

    assert said(refusal) == ("invoice_values", (), "the value of each invoice")


def test_an_unknown_mode_makes_no_import():
    with pytest.raises(InvalidInput) as refusal:
        imported(mode="ROAD")

    assert said(refusal) == ("mode", "ROAD", "one of SEA, LAND, AIR, POST")


@pytest.mark.parametrize("is_restricted", [False, True])
def test_a_category_needs_a_day(is_restricted):
    consignment = imported(is_restricted=is_restricted)

    with pytest.raises(InvalidInput) as refusal:
        import_category(consignment, on=MOMENT)

    assert said(refusal) == ("on", MOMENT, "a local date")


@pytest.mark.parametrize(
    ("on", "basis", "duty", "vat", "words"),
    [
        (date.min, Basis.FOB, 1000, 1000, "68/2551"),
        (date(2018, 7, 30), Basis.FOB, 1000, 1000, "68/2551"),
        (date(2018, 7, 31), Basis.CUSTOMS_VALUE, 1500, 1500, "191/2561"),
        (date(2024, 7, 4), Basis.CUSTOMS_VALUE, 1500, 1500, "191/2561"),
        (date(2024, 7, 5), Basis.CUSTOMS_VALUE, 1500, 1, "116/2567"),
        (date(2024, 12, 31), Basis.CUSTOMS_VALUE, 1500, 1, "116/2567"),
        (date(2025, 1, 1), Basis.CUSTOMS_VALUE, 1500, 1, "232/2567"),
        (date(2025, 12, 31), Basis.CUSTOMS_VALUE, 1500, 1, "232/2567"),
        (date(2026, 1, 1), Basis.CUSTOMS_VALUE, 1, 1, "219/2568"),
        (date.max, Basis.CUSTOMS_VALUE, 1, 1, "219/2568"),
    ],
)
def test_the_threshold_is_that_of_the_day(on, basis, duty, vat, words):
    row = de_minimis(on)

    assert (row.basis, row.duty_free_to, row.vat_free_to) == (basis, duty, vat)
    assert words in row.legal_basis.th
    assert words in row.legal_basis.en


def test_the_thresholds_follow_one_another_without_gap():
    assert THRESHOLDS[0].valid_from is None
    assert THRESHOLDS[-1].valid_to is None
    for row, following in pairwise(THRESHOLDS):
        assert row.valid_to + ONE_DAY == following.valid_from


def test_the_first_days_that_are_not_certain_are_marked():
    uncertain = [row.valid_from for row in THRESHOLDS if not row.first_day_certain]

    assert uncertain == [None, date(2018, 7, 31)]


@pytest.mark.parametrize(
    ("value", "on", "duty_free", "vat_free"),
    [
        ("1000", OLD, True, True),
        ("1000.01", OLD, False, False),
        ("1500", date(2020, 1, 1), True, True),
        ("1500.01", date(2020, 1, 1), False, False),
        ("1", LATER, True, True),
        ("1.01", LATER, True, False),
        ("1500", LATER, True, False),
        ("1500.01", LATER, False, False),
        ("0", NOW, True, True),
        ("1", NOW, True, True),
        ("1.01", NOW, False, False),
    ],
)
def test_a_low_value_is_free_up_to_the_threshold(value, on, duty_free, vat_free):
    assert is_duty_free(Decimal(value), on=on) is duty_free
    assert is_vat_free(Decimal(value), on=on) is vat_free


@given(value=MONEY, on=st.dates())
def test_what_is_free_of_vat_is_free_of_duty(value, on):
    assert is_duty_free(value, on=on) or not is_vat_free(value, on=on)


@pytest.mark.parametrize("rule", [is_duty_free, is_vat_free])
def test_a_low_value_needs_a_value_and_a_day(rule):
    for baht, expected in NO_MONEY:
        with pytest.raises(InvalidInput) as refusal:
            rule(baht, on=NOW)
        assert said(refusal) == ("value", baht, expected)
    with pytest.raises(InvalidInput) as refusal:
        rule(Decimal(1), on=MOMENT)
    assert said(refusal) == ("on", MOMENT, "a local date")
