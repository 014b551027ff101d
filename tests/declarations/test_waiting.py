"""Events that come before their declaration, late or in any order end the same."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.models import Entry
from core.feeds import Outcome
from declarations import actions, timeline
from declarations.models import Declaration, StatusEvent, WaitingEvent
from tests.declarations.received import (
    LATER,
    NUMBER,
    REFERENCE,
    codes,
    declared,
    happened,
    the_declaration,
)
from tests.factories import MORNING

pytestmark = pytest.mark.django_db


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
