"""What tests of feeds need: known places, and someone who takes records."""

import pytest

from declarations import actions
from declarations.messages.values import EventValues
from tests.declarations.received import LATER
from tests.factories import OfficeFactory


@pytest.fixture
def places(db):
    """Laem Chabang, and a terminal of which it is in charge."""
    office = OfficeFactory(code="2801")
    return office, OfficeFactory(code="2811", office_in_charge=office)


@pytest.fixture
def receive(portal, places):
    """Take a declaration or an event."""

    def receive(values, at=LATER):
        is_event = isinstance(values, EventValues)
        take = actions.receive_event if is_event else actions.receive_declaration
        return take(values, by=portal, at=at)

    return receive
