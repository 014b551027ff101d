"""Whatever a line of the feed holds, the answer is a record or its faults."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.feeds import BadRecord
from tests.declarations.messages.samples import DECLARATION, STATUS, changed, line
from tests.declarations.messages.test_feed import faults, read


@pytest.mark.parametrize(
    ("bad", "expected"),
    [
        (b"{", "one JSON object"),
        (b"", "one JSON object"),
        (b"[]", "one JSON object"),
        (b'"x"', "one JSON object"),
        (b'{"a": NaN}', "one JSON object"),
        (b'{"a": 1e999999999999999999999}', "one JSON object"),
        (b'{"a": ' + b"9" * 5000 + b"}", "one JSON object"),
        (b'{"a": 1} {"a": 2}', "one JSON object"),
        (b'{"a": 1, "a": 2}', "each field once"),
        (b'{"a": {"b": 1, "b": 2}}', "each field once"),
        (b'{"a": "\\u0000"}', "control characters"),
        (b'{"a\\u0000": 1}', "control characters"),
        (b'{"a": "\\ud800"}', "control characters"),
        (b'{"a": "\xb4\xd4"}', "UTF-8"),
        ('{"a": "ก"}'.encode("cp874"), "UTF-8"),
        ('{"a": "x"}'.encode("utf-16"), "UTF-8"),
        (b"[" * 100_000, "nested"),
        (b'{"a":' * 13 + b"1" + b"}" * 13, "nested"),
        (b'{"a": "' + b"x" * (4 * 1024 * 1024) + b'"}', "at most 4 MiB"),
    ],
)
def test_a_line_that_is_no_record(bad, expected):
    found = faults(bad)

    assert expected in found[0][2]
    assert len(found[0][1]) <= 80


def test_a_byte_order_mark_is_forgiven():
    assert read(b"\xef\xbb\xbf" + line(STATUS))


def test_tax_numbers_never_stand_in_a_report():
    record = changed(DECLARATION, "trader.tax_id", "0000000012344")
    record["colour"] = "0000000012343 and more"

    assert "0000000012344" not in str(faults(record))
    assert "0000000012343" not in str(faults(record))
    assert faults(record)[0][1] == "00000XXXXX343 and more"


def test_long_values_are_cut():
    assert faults(changed(DECLARATION, "office", "x" * 5000))[0][1] == "x" * 39 + "…"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)
PATHS = [
    *DECLARATION,
    "trader.tax_id",
    "transport.mode",
    "items.0.line",
    "items.0.duties",
    "items.0",
]


def survives(content):
    """Read a line; anything but values or a BadRecord fails the test."""
    try:
        read(content)
    except BadRecord as bad:
        json.dumps([(fault.field, fault.value) for fault in bad.faults]).encode()


@given(st.binary(max_size=200))
def test_any_bytes_are_a_record_or_its_faults(content):
    survives(content)


@given(JSON)
def test_any_json_is_a_record_or_its_faults(value):
    survives(json.dumps(value).encode())


@settings(max_examples=300)
@given(st.sampled_from([DECLARATION, STATUS]), st.data())
def test_any_value_in_any_place_is_a_record_or_its_faults(record, data):
    path = data.draw(st.sampled_from([p for p in PATHS if p.split(".")[0] in record]))

    survives(json.dumps(changed(record, path, data.draw(JSON))).encode())
