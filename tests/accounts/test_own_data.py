"""What the portal keeps about a person, taken by that person."""

import json

import pytest

from audit.models import Entry
from tests.accounts.people import (
    page,
    person,
)
from tests.factories import MORNING, MembershipFactory

NEW, NEW_MOBILE = "another long passphrase 2570", "+66898765432"


@pytest.fixture
def somebody(db):
    return person(notice_accepted_at=MORNING)


@pytest.fixture
def browser(client, somebody):
    client.force_login(somebody)
    return client


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
