"""Declarations and events come late, twice, out of order and at once; the outcome is the same."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Trader
from audit.models import Entry
from core.feeds import BadRecord, Outcome
from declarations import actions, timeline
from declarations.messages.feed import read_line
from declarations.messages.values import (
    DeclarationValues,
    DutyValues,
    EventValues,
    ItemValues,
    Party,
)
from declarations.models import Declaration, DutyLine, StatusEvent, WaitingEvent
from tests.declarations.messages import samples
from tests.factories import MORNING, OfficeFactory, tax_id

pytestmark = pytest.mark.django_db
NUMBER = "A0200691100123"
REFERENCE = "TEST000000001"
LATER = MORNING + timedelta(days=1)


@pytest.fixture(autouse=True)
def places(db):
    """Laem Chabang, and a terminal of which it is in charge."""
    office = OfficeFactory(code="2801")
    return office, OfficeFactory(code="2811", office_in_charge=office)


def declared(event_id="d1", minutes=0, **changes):
    moment = {"occurred_at": MORNING + timedelta(minutes=minutes)}
    values = {
        "sender": "TEST",
        "event_id": event_id,
        "reference": REFERENCE,
        "document_type": "0",
        "trader": Party(tax_id(1), name_th="ผู้นำเข้า"),
        "broker": Party(tax_id(2), name_th="ตัวแทน"),
        "office": "2811",
        "release_place": "2811",
        "control": {"transport_mode": "1", "house_bill": "BKK1"},
        "items": (
            ItemValues(1, "84713020", duties=(DutyValues("0100", amount=Decimal("10.50")),)),
        ),
        "duties": (DutyValues("1500", amount=Decimal(200), deposit=Decimal(5)),),
    }
    return DeclarationValues(**values | moment | changes)


def happened(code, minutes=0, *, event_id="", **changes):
    values = {"reference": REFERENCE, "occurred_at": MORNING + timedelta(minutes=minutes)}
    return EventValues(
        sender="TEST", event_id=event_id or f"{code}-{minutes}", code=code, **values | changes
    )


@pytest.fixture
def receive(portal):
    """Take a declaration or an event."""

    def receive(values, at=LATER):
        is_event = isinstance(values, EventValues)
        take = actions.receive_event if is_event else actions.receive_declaration
        return take(values, by=portal, at=at)

    return receive


def the_declaration():
    return Declaration.objects.get(reference=REFERENCE)


def codes():
    events = the_declaration().events.order_by("occurred_at", "pk")
    return [event.code for event in events]


def test_a_declaration_is_kept_with_items_and_taxes(receive):
    assert receive(declared()) is Outcome.TAKEN

    declaration = the_declaration()
    assert (declaration.office.code, declaration.release_place.code) == ("2801", "2811")
    assert (declaration.total_tax, declaration.total_deposit) == (Decimal("210.50"), 5)
    assert (declaration.status, declaration.sender) == ("RECEIVED", "TEST")
    assert [line.item_id is None for line in declaration.duty_lines.order_by("pk")] == [False, True]
    assert Entry.objects.get().name == "received"


def test_the_same_declaration_changes_nothing(receive):
    receive(declared())

    assert receive(declared(), at=LATER + timedelta(days=9)) is Outcome.UNCHANGED
    assert DutyLine.objects.count() == 2
    assert Entry.objects.count() == 1


def test_an_event_id_means_one_record_only(receive):
    receive(declared())
    receive(happened("0109", number=NUMBER))

    with pytest.raises(BadRecord):
        receive(declared(document_type="1"))
    with pytest.raises(BadRecord):
        receive(happened("0109", number=NUMBER, facts={"text": "other"}))
    assert the_declaration().document_type == "0"


def test_records_are_compared_as_they_were_sent(receive):
    receive(declared(fingerprint="same"))

    assert receive(declared(fingerprint="same", control={})) is Outcome.UNCHANGED


def test_a_newer_description_replaces_the_older(receive):
    receive(declared())

    assert receive(declared("d2", 5, items=(), duties=(), broker=None)) is Outcome.TAKEN
    declaration = the_declaration()
    assert (declaration.items.count(), declaration.total_tax) == (0, 0)
    assert declaration.broker is None
    assert Entry.objects.order_by("pk").last().name == "amended"


def test_an_older_description_comes_too_late(receive):
    receive(declared("d2", 5, control={"vessel": "NEW"}))

    assert receive(declared("d1", 0, control={"vessel": "OLD"})) is Outcome.UNCHANGED
    assert the_declaration().vessel == "NEW"


def test_an_older_description_still_tells_the_number(receive):
    receive(declared("d2", 5))
    receive(happened("0209", 9, number=NUMBER, reference=""))

    assert receive(declared("d1", 0, number=NUMBER)) is Outcome.TAKEN
    assert (the_declaration().number, codes()) == (NUMBER, ["0209"])


def test_a_description_without_a_time_is_of_when_it_came(receive):
    receive(declared(occurred_at=None))

    assert the_declaration().content_at == LATER


@pytest.mark.parametrize("field", ["office", "release_place", "port"])
def test_unknown_places_are_refused(receive, field):
    with pytest.raises(BadRecord) as bad:
        receive(declared(**{field: "0000"}))

    assert [fault.field for fault in bad.value.faults] == [field]
    assert not Declaration.objects.exists()
    assert receive(declared()) is Outcome.TAKEN, "a refused record does not use up its event id"


def test_all_unknown_places_are_told_at_once(receive):
    with pytest.raises(BadRecord) as bad:
        receive(declared(office="0000", port="0001"))

    assert [fault.field for fault in bad.value.faults] == ["office", "port"]


def test_an_event_at_an_unknown_place_is_refused(receive):
    receive(declared())

    with pytest.raises(BadRecord):
        receive(happened("0109", office="0000"))


def test_an_event_gives_the_number_once(receive):
    receive(declared())
    receive(happened("0109", number=NUMBER))

    for wrong in (
        happened("0209", number="A0200691100999"),
        happened("0209", number=NUMBER, reference="TEST000000009"),
    ):
        with pytest.raises(BadRecord):
            receive(wrong)
    assert the_declaration().number == NUMBER


def test_a_number_belongs_to_one_reference(receive):
    receive(declared(number=NUMBER))

    with pytest.raises(BadRecord) as bad:
        receive(declared("d2", reference="TEST000000002", number=NUMBER))
    assert bad.value.faults[0].field == "reference"
    with pytest.raises(BadRecord) as bad:
        receive(declared("d3", 9, number="A0200691100999"))
    assert bad.value.faults[0].field == "number"


def test_events_wait_for_their_declaration(receive):
    assert receive(happened("0109", number=NUMBER)) is Outcome.WAITING
    assert receive(happened("0309", 30, number=NUMBER, reference="")) is Outcome.WAITING
    assert receive(happened("0309", 30, number=NUMBER, reference="")) is Outcome.UNCHANGED

    receive(declared(), at=LATER + timedelta(hours=1))

    assert (the_declaration().status, codes()) == ("RELEASED", ["0109", "0309"])
    assert not WaitingEvent.objects.exists()
    assert set(StatusEvent.objects.values_list("recorded_at", flat=True)) == {LATER}


def test_events_of_a_number_wait_until_another_brings_it(receive):
    receive(declared())
    assert receive(happened("0309", 30, number=NUMBER, reference="")) is Outcome.WAITING

    receive(happened("0109", number=NUMBER))

    assert codes() == ["0109", "0309"]


def test_a_wrong_waiting_event_does_not_keep_its_declaration_out(receive):
    receive(happened("0209", number="A0200691100999"))

    assert receive(declared(number=NUMBER)) is Outcome.TAKEN
    assert codes() == []
    refused = Entry.objects.get(name="refused a waiting event")
    assert refused.details["event_id"] == "0209-0"


def test_waiting_events_are_adopted_however_they_were_put_aside(receive, portal):
    receive(happened("0109", number=NUMBER, office="2811"))
    (waiting,) = WaitingEvent.objects.values()
    receive(declared())
    waiting |= {"event_id": "put aside", "values": waiting["values"] | {"event_id": "put aside"}}
    WaitingEvent.objects.create(**waiting)

    assert actions.adopt_waiting(the_declaration(), by=portal) == 1
    assert codes() == ["0109", "0109"]
    assert actions.adopt_waiting(the_declaration(), by=portal) == 0


def test_an_ordered_examination_of_an_export_has_no_number(receive):
    receive(declared(document_type="1"))
    receive(happened("0209"))
    receive(happened("0301", 5, facts={"order": "51"}))

    assert (the_declaration().status, codes()[-1]) == ("EXAMINATION", "EXAMINATION_ORDERED")


def test_a_request_without_a_time_is_of_when_it_came(receive):
    receive(declared())
    receive(happened("CANCELLATION_REQUESTED", occurred_at=None))

    event = StatusEvent.objects.get()
    assert (event.occurred_at, event.facts) == (LATER, {"time_taken_from": "RECEIPT"})


@pytest.mark.parametrize("waits", [True, False])
def test_a_request_without_a_time_comes_before_the_answer_in_hand(receive, waits):
    records = [
        happened("CANCELLATION_REQUESTED", occurred_at=None),
        happened("REQUEST_ANSWERED", 10),
        happened("CANCELLED", 11),
    ]
    for values in [*records, declared()] if waits else [declared(), *reversed(records)]:
        receive(values)

    request = StatusEvent.objects.get(code="CANCELLATION_REQUESTED")
    assert request.occurred_at == MORNING + timedelta(minutes=10)
    assert request.facts == {"time_taken_from": "ANSWER"}
    in_order = [event.code for event in timeline.in_order(the_declaration().events.all())]
    assert in_order == ["CANCELLATION_REQUESTED", "REQUEST_ANSWERED", "CANCELLED"]


def test_traders_are_made_once(receive):
    receive(declared())
    receive(declared("d2", reference="TEST000000002"))
    both = Party(tax_id(1))
    receive(declared("d3", reference="TEST000000003", trader=both, broker=both))

    assert Trader.objects.count() == 2


STORY = [
    declared(number=None),
    declared("d2", 3, control={"transport_mode": "1", "vessel": "NEWEST"}),
    happened("RECEIVED"),
    happened("0109", 1, number=NUMBER),
    happened("0209", 5, number=NUMBER, reference=""),
    happened("LANE_RED", 6),
    happened("0301", 20, number=NUMBER, reference="", facts={"order": "77"}),
    happened("EXAMINED", 40),
    happened("0309", 45, number=NUMBER, reference=""),
    happened("ASSESSMENT_NOTICE", 60, facts={"duty": "1250.00"}),
    happened("0302", 30),
]


def state():
    declaration = Declaration.objects.values().get(reference=REFERENCE)
    of_no_account = {"id", "trader_id", "broker_id", "office_id", "release_place_id", "updated_at"}
    return {name: value for name, value in declaration.items() if name not in of_no_account}


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.permutations([*STORY, STORY[4], STORY[0]]))
def test_any_order_gives_the_same_standing(receive, order):
    with transaction.atomic():  # each order begins with nothing
        for values in order:
            receive(values)

        found = state()
        assert (found["status"], found["number"]) == ("RELEASED", NUMBER)
        assert (found["lane"], found["order_code"]) == ("RED", "77")
        assert (found["vessel"], found["assessed_duty"]) == ("NEWEST", 1250)
        assert not WaitingEvent.objects.exists()
        assert len(codes()) == 9
        assert not actions.rebuild(the_declaration())
        transaction.set_rollback(True)


@pytest.mark.django_db(transaction=True)
def test_an_event_and_its_declaration_in_the_same_moment(receive, at_once):
    for round_ in range(8):
        reference = f"RACE{round_:09}"
        both = [
            declared(f"d-{reference}", reference=reference),
            happened("0109", event_id=f"e-{reference}", reference=reference),
        ]

        answers = at_once(lambda n, both=both: receive(both[n]), times=2)

        assert Outcome.TAKEN in answers, answers
        assert not WaitingEvent.objects.exists()
    assert StatusEvent.objects.count() == 8


@pytest.mark.django_db(transaction=True)
def test_one_declaration_from_many_at_once_is_taken_once(receive, at_once):
    answers = at_once(lambda n: receive(declared()), times=4)

    assert answers.count(Outcome.TAKEN) == 1
    assert answers.count(Outcome.UNCHANGED) == 3


@pytest.mark.django_db(transaction=True)
def test_the_same_new_traders_from_both_sides_do_not_block_each_other(receive, at_once):
    one, other = Party(tax_id(7)), Party(tax_id(8))
    sides = [
        declared("d1", reference="TEST000000001", trader=one, broker=other),
        declared("d2", reference="TEST000000002", trader=other, broker=one),
    ]

    assert at_once(lambda n: receive(sides[n]), times=2) == [Outcome.TAKEN] * 2
    assert Trader.objects.count() == 2


def test_the_longest_record_fits_into_its_columns(receive, portal):
    """Whatever the schema lets through, the database holds."""
    longest = {
        "event_id": "e" * 64,
        "trader": {
            "tax_id": "T" * 17,
            "branch": 999999,
            "name_th": "ก" * 120,
            "name_en": "N" * 120,
        },
        "clearing_person": "ก" * 70,
        "manager": "ก" * 70,
        "transport": {
            "mode": "2",
            "cargo_type": "ABC",
            "vessel": "ก" * 35,
            "voyage": "V" * 17,
            "master_bill": "M" * 35,
            "house_bill": "H" * 35,
        },
        "goods": {
            "origin_country": "JP",
            "other_country": "JP",
            "shipping_marks": "ก" * 512,
            "packages": 99999999,
            "package_unit": "PKG",
            "gross_weight": "9" * 11 + ".999",
            "net_weight": "9" * 11 + ".999",
        },
        "value": {
            "currency": "USD",
            "exchange_rate": "99999.999999",
            "foreign": "9" * 12 + ".99",
            "baht": "9" * 12 + ".99",
        },
        "items": [
            {
                "line": 99999,
                "tariff": "9" * 12,
                "statistical_code": "999",
                "description_th": "ก" * 512,
                "description_en": "D" * 512,
                "origin_country": "JP",
                "quantity": "9" * 11 + ".999",
                "unit": "PKG",
                "net_weight": "9" * 11 + ".999",
                "value_foreign": "9" * 12 + ".99",
                "value_baht": "9" * 12 + ".99",
                "duties": [
                    {
                        "tax_code": "0100",
                        "base": "9" * 12 + ".99",
                        "rate": "99999.999",
                        "amount": "9" * 12 + ".99",
                        "deposit": "9" * 12 + ".99",
                    }
                ],
            }
        ],
        "duties": [],
    }
    record = samples.DECLARATION | longest | {"office": "2801", "release_place": "2811"}

    values = read_line(samples.line(record), sender="S" * 35, at=samples.NOON)

    assert receive(values) is Outcome.TAKEN
