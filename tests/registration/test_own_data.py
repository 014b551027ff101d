"""What the register and applications hold about a person is theirs to take along."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from registration import actions
from registration.models import Application
from tests.accounts.people import page
from tests.factories import MORNING, UserFactory
from tests.registration.conftest import MAIL


@pytest.fixture
def taken(client):
    """Take the data of a person along; return what is in the file."""

    def taken(person):
        person.notice_accepted_at = MORNING
        person.save()
        client.force_login(person)
        return json.loads(client.get(page("export_own_data")).content)

    return taken


def test_ones_applications_and_entries_are_in_it(apply, check, account, person, company, taken):
    somsri = account()
    refused = check(apply(laser_id="ZZ0123456789", email="somsri@example.org"))
    opened = check(apply())

    data = taken(somsri)

    assert {row["email"] for row in data["applications"]} == {"s•••@example.org", MAIL}
    assert {row["status"] for row in data["applications"]} == {refused.status, opened.status}
    assert [row["registrant__trader__tax_id"] for row in data["register"]] == [
        company.trader.tax_id
    ]


def test_what_a_check_found_and_whole_contacts_of_others_are_not_in_it(
    apply, check, account, identity, taken
):
    """An impostor would learn from it whether a Laser ID is right, and be named to their victim."""
    identity.mode = "refuse"
    somsri = account(email=MAIL)
    refused = check(apply(email="impostor@example.org", phone="+66819999999"))
    assert refused.reason == "NOT_CONFIRMED"

    data = taken(somsri)

    (row,) = data["applications"]
    assert (row["email"], row["phone"], row["reason"]) == ("i•••@example.org", "XXX XXX 9999", "")
    assert "answer" not in row
    for hidden in ("impostor", "+66819999999", "NOT_CONFIRMED"):
        assert hidden not in str(data["applications"])


def test_what_an_officer_decided_is_in_it(elsewhere, account, registrar, taken):
    decided = {"reason": "DENIED", "text": "Please come to us.", "by": registrar, "at": MORNING}
    actions.refuse(elsewhere, **decided)

    (row,) = taken(account())["applications"]

    assert (row["reason"], row["text"]) == ("DENIED", "Please come to us.")


def test_who_has_no_number_gets_nobodys_forgotten_applications(apply, check, taken):
    check(apply())
    Application.objects.update(status="EXPIRED")
    actions.forget_old(at=timezone.now() + timedelta(days=99))

    data = taken(UserFactory())

    assert data["applications"] == data["register"] == []
