"""What the portal keeps about a person, taken by that person."""

import json

import pytest

from accounts.actions.opening import give_role
from accounts.models import Invitation, Mandate
from audit import actions as audit
from audit.models import Entry
from notifications.actions import Recipient, send
from tests.accounts.people import page
from tests.factories import MORNING, MembershipFactory, TraderFactory, UserFactory

DAY = MORNING.date()


@pytest.fixture
def browser(client, somebody):
    client.force_login(somebody)
    return client


@pytest.fixture
def taken(browser):
    """Take the data along; return what is in the file."""
    return lambda: json.loads(browser.get(page("export_own_data")).content)


def test_one_takes_ones_own_data_and_nobody_elses(browser, somebody):
    MembershipFactory(user=somebody, trader__tax_id="0000000000019")
    MembershipFactory(trader__tax_id="0000000000027")

    answer = browser.get(page("export_own_data"))

    data = json.loads(answer.content)
    assert data["profile"]["email"] == somebody.email
    assert [role["trader__tax_id"] for role in data["roles"]] == ["0000000000019"]
    assert data["sessions"][0]["source"] == ""
    assert "attachment" in answer["Content-Disposition"]
    assert Entry.objects.filter(name="own data exported").exists()


def test_what_proves_the_person_is_named_and_no_secret_of_it(taken, somebody):
    data = taken()

    (device,) = data["code_devices"]
    assert device == {"kind": "SMS", "address": somebody.phone, "confirmed": True}
    assert "key" not in str(data["authenticator_apps"])
    assert somebody.password not in str(data)


def test_offers_stay_ones_own_after_the_role_has_ended(taken, somebody):
    firm, other = TraderFactory(), UserFactory(email="other@example.com")
    facts = {"trader": firm, "role": "VIEWER", "invited_at": MORNING, "valid_until": MORNING}
    Invitation.objects.create(email="made@example.com", invited_by=somebody, **facts)
    Invitation.objects.create(email=somebody.email.lower(), invited_by=other, **facts)
    Invitation.objects.create(email="foreign@example.com", invited_by=other, **facts)
    for who in (somebody, other):
        Mandate.objects.create(
            client=firm, broker=TraderFactory(), from_date=DAY, given_by=who, given_at=MORNING
        )

    data = taken()

    assert [offer["email"] for offer in data["invitations_made"]] == ["made@example.com"]
    assert [offer["email"] for offer in data["invitations"]] == [somebody.email.lower()]
    assert len(data["mandates"]) == 1


def test_what_others_did_to_the_account_is_in_it(taken, somebody, portal):
    give_role(somebody, trader=TraderFactory(), role="VIEWER", by=portal, at=MORNING)
    give_role(UserFactory(), trader=TraderFactory(), role="VIEWER", by=portal, at=MORNING)

    data = taken()

    assert [entry["name"] for entry in data["done_to_account"]] == ["role given"]
    assert "own data exported" in [entry["name"] for entry in data["done"]]


@pytest.mark.parametrize("other", ["somebody@customs", "somebody@customs@1", "somebody.else"])
def test_what_concerns_an_account_of_a_like_name_is_not(taken, portal, other):
    """Such names stand in the trail from before they were refused."""
    audit.record("signed out", subject=other, by=portal, at=MORNING)

    assert taken()["done_to_account"] == []


def test_messages_are_in_it_without_what_they_carried(taken, somebody):
    to = Recipient(somebody.email, "th", somebody)
    send("first_password", to, at=MORNING, secret="K7QM-2XPD", valid_until=MORNING, username="E")

    (message,) = taken()["messages"]

    assert message["address"] == somebody.email
    assert "K7QM" not in str(message)
