"""The firm, its administrator and the person that these tests are about, where they say no other."""

import pytest

from tests.accounts.firm import member, own_firm
from tests.accounts.people import person
from tests.factories import MORNING


@pytest.fixture
def firm(db):
    return own_firm()


@pytest.fixture
def boss(firm):
    """An administrator of the firm."""
    return member(firm, "ADMINISTRATOR", "boss")


@pytest.fixture
def somebody(db):
    """A trader who can sign in, with a confirmed mobile, and has read the notice."""
    return person(notice_accepted_at=MORNING)
