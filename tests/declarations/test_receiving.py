"""Declarations and events from feeds: taken once, refused where they contradict what is known."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied

from accounts.models import Trader
from audit.models import Entry
from core.feeds import BadRecord, Outcome
from declarations.actions import receive_declaration, receive_event, release
from declarations.actions.officers import SecondOfficerNeeded
from declarations.messages.values import Party
from declarations.models import Declaration, DutyLine
from tests.declarations.received import LATER, NUMBER, codes, declared, happened, the_declaration
from tests.factories import tax_id

pytestmark = pytest.mark.django_db


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

    assert receive(declared("d1", 0, control={"vessel": "OLD"})) is Outcome.OLDER
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


def test_traders_are_made_once(receive):
    receive(declared())
    receive(declared("d2", reference="TEST000000002"))
    both = Party(tax_id(1))
    receive(declared("d3", reference="TEST000000003", trader=both, broker=both))

    assert Trader.objects.count() == 2


@pytest.mark.parametrize("person", ["trader", "officer"])
def test_only_who_has_the_right_brings_news(person, request):
    by = request.getfixturevalue(person)

    with pytest.raises(PermissionDenied):
        receive_event(happened("0109"), by=by, at=LATER)
    with pytest.raises(PermissionDenied):
        receive_declaration(declared(), by=by, at=LATER)


def test_an_officer_who_brings_a_result_cannot_release_it_alone(receive, national_officer):
    receive(declared())
    receive(happened("0209", 1))
    receive(happened("LANE_RED", 2))
    rights = Permission.objects.filter(codename="receive_declaration")
    national_officer.user_permissions.add(*rights)
    receive_event(happened("EXAMINED", 3), by=national_officer, at=LATER)

    with pytest.raises(SecondOfficerNeeded):
        release(the_declaration(), by=national_officer, at=LATER)


@pytest.mark.parametrize("name", ["AB/12", "A B", 'A"B', "กข1", "A\n1", "x" * 36])
def test_a_name_that_no_address_can_hold_is_refused(portal, name):
    with pytest.raises(BadRecord) as refused:
        receive_event(happened("0109", reference=name), by=portal, at=LATER)

    assert refused.value.faults[0].field == "reference"
