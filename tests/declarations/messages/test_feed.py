"""Our feed: right records become values, wrong ones all their faults, and nothing else happens."""

from datetime import date
from decimal import Decimal

import pytest

from core.feeds import BadRecord
from declarations.messages.feed import read_line
from tests.declarations.messages.samples import DECLARATION, MISSING, NOON, STATUS, changed, line

FAR = "2026-11-26T12:04:59+07:00"


def read(record, at=NOON):
    return read_line(record if isinstance(record, bytes) else line(record), sender="S", at=at)


def faults(record):
    """Return the faults of a record: field, value, what was expected in English."""
    with pytest.raises(BadRecord) as bad:
        read(record)
    assert all(fault.expected.th and fault.expected.en for fault in bad.value.faults)
    return [(fault.field, fault.value, fault.expected.en) for fault in bad.value.faults]


def test_a_declaration_is_read_whole():
    values = read(DECLARATION)

    assert (values.sender, values.event_id, values.number) == (
        "S",
        "DEMO000000123-0",
        "A0220691100123",
    )
    assert values.occurred_at.isoformat() == "2026-11-22T17:07:58+07:00"
    assert (values.formalities_date, values.port) == (date(2026, 11, 22), "2801")
    assert values.trader.tax_id == "0000000012343"
    assert values.broker.name_en == "Broker"
    assert values.control["house_bill"] == "DEMOBKK690001"
    assert values.control["gross_weight"] == Decimal("205.200")
    assert values.control["value_baht"] == Decimal("3341.25")
    assert values.control["inspection_request"] is True
    assert values.items[0].duties[0].deposit == Decimal("10.00")
    assert values.duties[0].amount == Decimal("200.00")


def test_a_declaration_may_say_little():
    record = {
        name: DECLARATION[name]
        for name in DECLARATION
        if name
        not in {
            "number",
            "formalities_date",
            "port",
            "broker",
            "goods",
            "value",
            "payment",
            "items",
            "duties",
        }
    }

    values = read(record)

    assert (values.number, values.port, values.broker, values.items) == (None, None, None, ())
    assert values.control["currency"] == "THB"


def test_an_event_is_read_whole():
    values = read(STATUS)

    assert (values.code, values.number, values.office) == ("0309", "A0220691100123", "2811")
    assert values.facts == {"text": "ตรวจปล่อยแล้ว"}


def test_the_same_content_has_the_same_fingerprint_in_any_order():
    turned = dict(reversed(STATUS.items()))

    assert read(turned).fingerprint == read(STATUS).fingerprint
    assert read(changed(STATUS, "facts.text", "x")).fingerprint != read(STATUS).fingerprint


@pytest.mark.parametrize("code", ["0302", "9999", "0309", "LANE_RED"])
def test_known_names_and_any_four_digits_are_codes(code):
    assert read(changed(STATUS, "code", code)).code == code


@pytest.mark.parametrize(
    ("mode", "master", "house"),
    [
        ("1", "", "DEMOBKK690001"),
        ("2", "", ""),
        ("3", "28016911000000012", "1"),
        ("4", "00012345675", "HAWB1"),
        ("5", "", "POST1"),
        ("7", "", ""),
        ("9", "", "BAG1"),
    ],
)
def test_bills_as_the_mode_of_transport_wants_them(mode, master, house):
    transport = {"mode": mode, "master_bill": master, "house_bill": house}

    values = read(changed(DECLARATION, "transport", transport))

    assert (values.control["master_bill"], values.control["house_bill"]) == (master, house)


def test_exports_may_come_without_their_bills():
    record = changed(changed(DECLARATION, "document_type", "1"), "number")

    assert read(changed(record, "transport", {"mode": "4"})).document_type == "1"


@pytest.mark.parametrize(
    ("path", "value", "field", "expected"),
    [
        ("kind", "order", "kind", "declaration or status"),
        ("kind", ["x"], "kind", "declaration or status"),
        ("event_id", "a b", "event_id", "1 to 64 characters"),
        ("event_id", MISSING, "event_id", "required: 1 to 64"),
        ("occurred_at", "2026-11-22 17:07", "occurred_at", "ISO 8601"),
        ("occurred_at", "2026-02-30T10:00:00Z", "occurred_at", "that exist"),
        ("occurred_at", "2026-11-22T10:00:00+99:00", "occurred_at", "that exist"),
        ("occurred_at", "2569-11-22T17:07:58+07:00", "occurred_at", "C.E. 2026, not B.E. 2569"),
        ("occurred_at", "2567-02-29T17:07:58+07:00", "occurred_at", "C.E. 2024, not B.E. 2567"),
        ("occurred_at", "1026-11-22T17:07:58+07:00", "occurred_at", "from 1990"),
        ("occurred_at", "2026-11-26T12:05:01+07:00", "occurred_at", "not in the future"),
        ("formalities_date", "2026-13-01", "formalities_date", "that exist"),
        ("formalities_date", "2569-11-22", "formalities_date", "C.E. 2026"),
        ("formalities_date", "2026-11-27", "formalities_date", "not in the future"),
        ("transport.date", "2027-02-01", "transport.date", "60 days"),
        ("reference", "DEMO12", "reference", "13 characters"),
        ("reference", "DEMO000000123\n", "reference", "13 characters"),
        ("number", "A0220691100", "number", "14 characters"),
        ("number", "A0300690200123", "number", "whose day exists"),
        ("number", "A0220691300123", "number", "14 characters"),
        ("number", "A0221691100123", "number", "document type 0"),
        ("number", "A0270691100123", "number", "not in the future"),
        ("document_type", "Z", "document_type", "one of 0, 1, 2"),
        ("office", 2801, "office", "four digits"),
        ("release_place", "28011", "release_place", "four digits"),
        ("trader", MISSING, "trader", "required"),
        ("trader", "0000000012343", "trader", "JSON object"),
        ("trader.tax_id", "0000000012344", "trader.tax_id", "check digit"),
        ("broker.tax_id", "0000000012344", "broker.tax_id", "check digit"),
        ("trader.branch", True, "trader.branch", "0 to 999999"),
        ("trader.branch", 10**6, "trader.branch", "0 to 999999"),
        ("trader.name_th", "ก" * 121, "trader.name_th", "120 characters"),
        ("transport.mode", "6", "transport.mode", "one of 1, 2"),
        ("transport.master_bill", "X", "transport.master_bill", "house B/L only"),
        ("transport.house_bill", MISSING, "transport.house_bill", "house B/L only"),
        ("payment.method", "N", "payment.method", "one of A, C, H, L"),
        ("payment.guarantee_method", "C", "payment.guarantee_method", "one of A, H, L"),
        ("payment.guarantee_type", "O", "payment.guarantee_type", "one of C, B, E, M"),
        ("payment.inspection_request", "Y", "payment.inspection_request", "true or false"),
        ("goods.net_weight", "206", "goods.net_weight", "at most the gross weight"),
        ("goods.packages", 1.5, "goods.packages", "number of packages"),
        ("value.baht", 3341.25, "value.baht", "sum as text"),
        ("value.baht", "1,000.00", "value.baht", "sum as text"),
        ("value.baht", "-1.00", "value.baht", "sum as text"),
        ("value.baht", "1.005", "value.baht", "sum as text"),
        ("value.baht", "๑.00", "value.baht", "sum as text"),
        ("value.currency", "บาท", "value.currency", "three letters"),
        ("items.0.tariff", MISSING, "items[0].tariff", "required: a tariff"),
        ("items.0.line", 0, "items[0].line", "from 1"),
        ("items.0.duties.0.tax_code", "9999", "items[0].duties[0].tax_code", "one of 0100"),
        ("duties.0.amount", "9" * 13, "duties[0].amount", "sum as text"),
        ("colour", "red", "colour", "no field"),
        ("items", {}, "items", "a list"),
        ("items.0", [], "items[0]", "JSON object"),
    ],
)
def test_what_is_wrong_with_a_declaration(path, value, field, expected):
    found = faults(changed(DECLARATION, path, value))

    assert [one[0] for one in found] == [field]
    assert expected in found[0][2]


@pytest.mark.parametrize(
    ("path", "value", "field", "expected"),
    [
        ("code", "309", "code", "four digits"),
        ("code", "DANCED", "code", "name of a known event"),
        ("actor", "ROBOT", "actor", "one of TRADER"),
        ("facts.order", "511", "facts.order", "two characters"),
        ("facts.reason", "MOOD", "facts.reason", "one of DOCUMENTS"),
        ("facts.result", "FINE", "facts.result", "one of AS_DECLARED"),
        ("facts.text", 5, "facts.text", "at most 512"),
        ("facts.weight", 5, "facts.weight", "at most 512"),
        ("facts.A B", "x", "facts", "letters a-z"),
        ("number", "A0300690200123", "number", "whose day exists"),
    ],
)
def test_what_is_wrong_with_an_event(path, value, field, expected):
    found = faults(changed(STATUS, path, value))

    assert [one[0] for one in found] == [field]
    assert expected in found[0][2]


def test_an_event_names_its_declaration():
    nameless = changed(changed(STATUS, "number"), "reference")

    assert faults(nameless) == [("number", "", "number, reference, or both")]


def test_a_notice_of_assessment_tells_the_duty():
    notice = changed(STATUS, "code", "ASSESSMENT_NOTICE")

    assert faults(notice) == [("facts.duty", "", "the duty in baht")]
    assert read(changed(notice, "facts", {"duty": "12500.00"})).facts["duty"] == "12500.00"


def test_a_clock_may_be_a_little_ahead():
    assert read(changed(STATUS, "occurred_at", FAR))


def test_items_have_their_own_numbers():
    record = changed(DECLARATION)
    record["items"].append(record["items"][0])

    assert faults(record)[0][0] == "items[1].line"


def test_taxes_together_fit_into_their_column():
    duties = [{"tax_code": "0100", "amount": "999999999999.00"}] * 2

    assert faults(changed(DECLARATION, "duties", duties))[0][2].startswith("taxes of at most")


def test_all_faults_are_told_at_once():
    record = changed(DECLARATION, "trader.tax_id", "0000000012344")
    record = changed(changed(record, "office", "1"), "transport", {"mode": "4"})

    assert {field for field, _value, _expected in faults(record)} == {
        "office",
        "trader.tax_id",
        "transport.master_bill",
        "transport.house_bill",
    }


def test_faults_of_one_record_have_a_limit():
    items = [{"line": 0, "tariff": "x"}] * 500

    assert len(faults(changed(DECLARATION, "items", items))) <= 200
