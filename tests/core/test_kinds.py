"""The search box says what it took a number for."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers.declaration import slip
from core.numbers.kinds import KINDS, readings
from tests.vectors import vector


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_knows_its_own_example(kind):
    found = {reading.kind.name: reading for reading in readings(kind.example)}

    assert found[kind.name].checks


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("a020 0691100123", "declaration"),
        ("DEMO000000123", "reference"),
        ("CP 123 456 785 TH", "postal_item"),
        ("CSQU 305438-3", "container"),
        ("217-1234567-5", "air_waybill"),
        ("00193/11-2569", "fee_invoice"),
        ("๐-๐๐๐๐-๐๐๐๑๒-๓๔-๓", "tax_id"),
        ("hello", "bill_of_lading"),
    ],
)
def test_the_likeliest_kind_comes_first(typed, first):
    assert readings(typed)[0].kind.name == first


@pytest.mark.parametrize(
    "typed", ["CP123456784TH", "CSQU3054384", "217-1234567-4", "0000000012344"]
)
def test_a_wrong_check_digit_is_told(typed):
    assert not readings(typed)[0].checks


def test_a_text_that_is_no_number_is_not_guessed():
    assert readings("ท่าเรือกรุงเทพ") == []


@pytest.mark.parametrize(
    "pasted",
    [
        "เลขที่ A022-0691000305",
        "เลขที่ใบขนสินค้า: a022-0691000305",
        "ใบขนสินค้าเลขที่ A๐๒๒-๐๖๙๑๐๐๐๓๐๕",
        "Declaration number: A022-0691000305",
        "No. A022-0691000305",
        "|099400016301100\r10A0220691000305\r00381234\r3851900",
        "|099400016301100 10A0220691000305 00381234 3851900",
        "|0994000163011 10A0220691000305",
        "|09940001630110010A0220691000305003812343851900",
    ],
)
def test_labels_and_barcodes_lead_to_the_number(pasted):
    (first, *_others) = readings(pasted)

    assert (first.kind.name, first.number) == ("declaration", "A0220691000305")


def test_the_barcode_of_somebody_else_is_no_declaration():
    assert readings("|0000000123430 10A0220691000305") == []


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("A022-069100305", "this has 13"),
        ("A022-06910003055", "this has 15"),
        ("A02-0691000305", "this has 13"),
        ("A022-O691OOO3O5", "The letter O may stand for the digit 0: A022-0691000305"),
        ("O119-0691100123", ""),
        ("A022-0691000305", ""),
        ("DEMO000000123", ""),
        ("CSQU3054383", ""),
        ("hello", ""),
    ],
)
def test_what_is_nearly_a_declaration_number_is_hinted(typed, hint):
    found = slip(typed)

    assert hint in found.en if hint else found is None


@given(st.text(max_size=40))
def test_no_text_breaks_the_recogniser(text):
    for reading in readings(text):
        assert reading.number


def test_postal_numbers_agree_with_those_of_others():
    with vector("upu/s10_cases.csv").open() as file:
        rows = [row for row in csv.DictReader(file)]

    assert rows
    for row in rows:
        found = {reading.kind.name: reading.checks for reading in readings(row["number"])}
        assert found.get("postal_item", False) is (row["check_digit_ok"] == "1"), row
