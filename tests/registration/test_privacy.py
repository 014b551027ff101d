"""Card and ID number are nowhere afterwards: not in the database, the logs, the mails, the trail."""

import logging

import pytest
from django.apps import apps
from django.db import connection

from core.logs import JsonFormatter
from registration.management.demo.firms import human
from registration.workflow import Status
from tests.registration.conftest import LASER, SINCE

pytestmark = pytest.mark.django_db
WAYS = ("confirm", "refuse", "fail", "garbage")


@pytest.fixture
def logged():
    """All that any logger says, as it would be written."""
    lines = []

    class Keep(logging.Handler):
        def emit(self, record):
            lines.append(JsonFormatter().format(record))

    root, keep = logging.getLogger(), Keep(level=logging.DEBUG)
    before = root.level
    root.addHandler(keep)
    root.setLevel(logging.DEBUG)
    logging.getLogger("django.db.backends").setLevel(logging.INFO)
    yield lines
    root.removeHandler(keep)
    root.setLevel(before)


def everywhere():
    """Yield every table with all that is in it."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT t::text FROM "{table}" t')  # noqa: S608 (our own tables)
            yield table, "\n".join(row for (row,) in cursor.fetchall())


def holding(canary):
    return {table for table, text in everywhere() if canary in text}


def typed_in(client, tax_id, laser, id_number):
    client.post("/en/signup/number/", {"tax_id": tax_id})
    client.post("/en/signup/card/", {"laser_id": laser, "id_number": id_number})
    client.post("/en/signup/contact/", {"email": "x@example.org", "phone": "080 000 0777"})
    return client.post("/en/signup/answers/").url


@pytest.mark.parametrize("way", WAYS)
def test_a_director_leaves_no_number_behind(
    client, company, somsri, identity, check, logged, way, registrar
):
    identity.mode = way
    address = typed_in(client, company.trader.tax_id, LASER, somsri.id_number)
    application = apps.get_model("registration.Application").objects.get()
    check(application)
    client.get(address)
    client.force_login(registrar)
    client.get(f"/en/officer/registrations/{application.identifier}/")

    assert application.answer or application.status == Status.WAITING_FOR_REGISTRY
    for canary in (LASER, "JT0-1234567-89", somsri.id_number, somsri.id_number[5:10]):
        assert holding(canary) == set(), "also while the registry is awaited it is sealed"
        assert not any(canary in line for line in logged)


def test_a_person_leaves_only_the_tax_number_that_declarations_name(
    client, person, identity, check, logged
):
    number = person.trader.tax_id
    typed_in(client, number, LASER, number)
    check(apps.get_model("registration.Application").objects.get())

    assert holding(number) == {"accounts_trader"}
    assert holding(LASER) == set()
    assert not any(number in line or LASER in line for line in logged)


def test_somebody_unknown_leaves_nothing(client, company, portal, identity, check, logged):
    stranger = human(904, "ใคร", "ไม่รู้")
    typed_in(client, stranger.id_number, LASER, stranger.id_number)
    check(apps.get_model("registration.Application").objects.get())

    assert holding(stranger.id_number) == holding(LASER) == set()


def test_a_planted_number_is_found(client, company, somsri):
    company.signatories.update(last_name=f"x{somsri.id_number}")

    assert holding(somsri.id_number) == {"registration_signatory"}
    assert company.signatories.get().from_date == SINCE
