"""The register of our tests, who applies, and the identity registry they are confirmed by."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation

from accounts.models import hash_of_id
from registration import actions, tasks
from registration.actions import Director, Entry, Typed
from registration.management.demo.firms import human
from tests.conftest import staff
from tests.factories import MORNING, TraderFactory, UserFactory
from tests.registration.fake_registry import fake_registry

LASER = "JT0123456789"
UNKNOWN = "0000000999016"
"""A tax number that nobody has."""
MAIL, MOBILE = "office@example.com", "+66800000777"
SINCE = date(2026, 1, 1)


class Desk:
    """The officers' screen as one person uses it, in English."""

    def __init__(self, client, person):
        self.client = client
        client.force_login(person)

    def open(self, name, *args):
        with translation.override("en"):
            return self.client.get(reverse(f"registration:{name}", args=args))

    def decide(self, application, step, *, seen=None, follow=True, **typed):
        with translation.override("en"):
            address = reverse("registration:officer_decide", args=[application.identifier, step])
        typed = {"seen": (seen or application.updated_at).isoformat(), **typed}
        return self.client.post(address, typed, follow=follow)


@pytest.fixture
def desk(client):
    return lambda person: Desk(client, person)


@pytest.fixture
def somsri():
    """Invented: a director of the company."""
    return human(971, "สมศรี", "กรรมการตัวอย่าง")


@pytest.fixture
def enter(portal):
    """Enter somebody in the customs register."""

    def enter(tax_id, *directors, email=MAIL, phone=MOBILE):
        trader = TraderFactory(tax_id=tax_id)
        those = tuple(Director(*who.name, who.id_number, SINCE) for who in directors)
        entry = Entry(trader, email, phone, ("TRADER",), those, SINCE)
        return actions.enter(entry, by=portal, at=MORNING)

    return enter


@pytest.fixture
def company(enter, somsri):
    """A company of the register whose director is Somsri."""
    return enter("0000000901016", somsri)


@pytest.fixture
def person(enter):
    """A person of the register, for herself."""
    manee = human(902, "มานี", "ค้าขายตัวอย่าง")
    return enter(manee.id_number, manee)


@pytest.fixture
def typed(company, somsri):
    """Return what Somsri types, or something else."""

    def typed(**other):
        facts = {
            "tax_id": company.trader.tax_id,
            "branch": 0,
            "id_number": somsri.id_number,
            "laser_id": LASER,
            "email": MAIL,
            "phone": MOBILE,
            "language": "en",
        }
        return Typed(**facts | other)

    return typed


@pytest.fixture
def apply(typed, portal):
    """Keep an application."""

    def apply(*, address="192.0.2.1", at=MORNING, **other):
        return actions.apply(typed(**other), address=address, by=portal, at=at)

    return apply


@pytest.fixture
def identity(settings):
    """The identity registry over HTTP; confirms until told otherwise."""
    with fake_registry() as registry:
        settings.IDENTITY_REGISTRY_URL = registry.url
        settings.IDENTITY_REGISTRY_TOKEN = "the portal"
        yield registry


@pytest.fixture
def check(identity):
    """Let the worker check an application; return it as it is then."""

    def check(application):
        tasks.check_application(application_id=application.pk)
        application.refresh_from_db()
        return application

    return check


@pytest.fixture
def elsewhere(apply, check):
    """An application whose e-mail is not the one on file: it waits for an officer."""
    return check(apply(email="somsri@example.org"))


@pytest.fixture
def registrar(db):
    """Decides applications."""
    return staff("Registration officers", username="registrar", first_name="อารีย์")


@pytest.fixture
def second_registrar(db):
    """A colleague of the registrar."""
    return staff("Registration officers", username="second_registrar", first_name="บุญมี")


@pytest.fixture
def account(somsri):
    """Make an account of Somsri's, used already or not."""

    def account(**facts):
        return UserFactory(id_hash=hash_of_id(somsri.id_number), **facts)

    return account
