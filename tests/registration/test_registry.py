"""The identity registry: two behind one interface, and an answer for everything that goes wrong."""

import socket
import time

import pytest

from registration.messages import Answer, Question, Unreadable, read, written
from registration.transports import Unavailable, registry
from registration.transports.demonstration import InventedRegistry, laser_of
from registration.transports.http import HttpRegistry
from tests.registration.conftest import LASER
from tests.registration.fake_registry import FAULTS, SLOW, fake_registry

ASKED = ("1000000000000", LASER, "สมศรี", "กรรมการตัวอย่าง")


@pytest.fixture(params=["http", "invented"])
def either(request, company, somsri):
    """Each registry with somebody whom it confirms, and the same person with a wrong Laser ID."""
    if request.param == "invented":
        yield InventedRegistry(), laser_of(somsri.id_number)
        return
    with fake_registry() as server:
        right = laser_of(somsri.id_number)

        class Looking(HttpRegistry):
            def check(self, id_number, laser_id, first_name, last_name):
                server.mode = "confirm" if laser_id == right else "refuse"
                return super().check(id_number, laser_id, first_name, last_name)

        yield Looking(server.url), right


def test_every_registry_confirms_the_right_and_refuses_the_wrong(either, somsri):
    found, right = either

    assert found.check(somsri.id_number, right, *somsri.name) is Answer.CONFIRMED
    assert found.check(somsri.id_number, "JT9999999999", *somsri.name) is Answer.REFUSED


def test_the_invented_registry_knows_nobody_else(company, somsri):
    right = laser_of(somsri.id_number)

    assert InventedRegistry().check(somsri.id_number, right, "", "") is Answer.REFUSED
    assert InventedRegistry().check("1000000000000", right, *somsri.name) is Answer.REFUSED


def test_the_registry_is_asked_for_number_card_and_name_and_told_who_asks(identity):
    assert registry().check(*ASKED) is Answer.CONFIRMED

    names = ("id_number", "laser_id", "first_name", "last_name")
    assert identity.asked == [dict(zip(names, ASKED, strict=True))]
    assert identity.tokens == ["Bearer the portal"]


def test_a_demonstration_without_an_address_has_the_invented_one(settings):
    settings.IDENTITY_REGISTRY_URL = ""

    assert isinstance(registry(), InventedRegistry)


@pytest.mark.parametrize("mode", FAULTS)
def test_what_cannot_be_read_is_no_answer(identity, mode):
    identity.mode = mode

    with pytest.raises(Unavailable) as fault:
        registry().check(*ASKED)

    assert not any(part in str(fault.value) for part in ASKED)
    assert fault.value.__cause__ is None


@pytest.mark.parametrize("mode", SLOW)
def test_a_registry_that_hangs_or_drips_is_given_up(identity, mode):
    identity.mode = mode
    begun = time.monotonic()

    with pytest.raises(Unavailable):
        HttpRegistry(identity.url, patience=0.3).check(*ASKED)

    # The server would go on for a minute; that it was given up at all is what counts.
    assert time.monotonic() - begun < 30


def test_nobody_there_is_no_answer():
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{nobody.getsockname()[1]}/"

        with pytest.raises(Unavailable):
            HttpRegistry(address).check(*ASKED)


def test_nothing_of_a_question_shows_where_it_is_printed():
    question = Question(*ASKED)

    assert not any(part in repr(question) for part in ASKED)
    assert all(part.encode() in written(question) for part in ASKED)


@pytest.mark.parametrize(
    "document", [b"", b"{}", b"[]", b'{"result": "YES"}', b'"CONFIRMED"', b"\xff", b"[" * 9000]
)
def test_only_the_two_answers_are_answers(document):
    with pytest.raises(Unreadable):
        read(document)
