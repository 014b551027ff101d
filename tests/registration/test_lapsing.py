"""What the register no longer says ends by itself, and old applications are forgotten."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.timezone import localdate

from accounts.models import Membership, Session
from audit.models import Entry
from notifications.models import Message
from registration import actions, tasks
from registration.models import Application, Registrant
from tests.factories import MembershipFactory
from tests.registration.conftest import MAIL, UNKNOWN

DAY = timedelta(days=1)


@pytest.fixture
def director(apply, check, client, company):
    """Somsri, director and administrator by the register, signed in."""
    person = check(apply()).account
    client.force_login(person)
    return person


def roles(person):
    return sorted(Membership.objects.filter(user=person).values_list("role", flat=True))


def yesterday():
    return localdate(timezone.now()) - DAY


@pytest.mark.parametrize("why", ["ended", "suspended", "taken out"])
def test_who_is_no_director_any_more_loses_role_and_sessions(director, company, portal, why):
    other = MembershipFactory(user=director, role="ACCOUNTANT").user
    tasks.follow_register()
    assert roles(director) == ["ACCOUNTANT", "ADMINISTRATOR", "DIRECTOR"]
    if why == "ended":
        company.signatories.update(until_date=yesterday())
    elif why == "suspended":
        Registrant.objects.update(state="SUSPENDED")
    else:
        Application.objects.update(signatory=None)
        company.signatories.all().delete()

    tasks.follow_register()

    assert roles(other) == ["ACCOUNTANT"]
    assert not Session.objects.filter(user=director).exists()
    assert Message.objects.get(purpose="role_ended").address == MAIL
    ledger = Entry.objects.filter(name="role ended", owner=company.trader.party)
    assert sorted(entry.details["role"] for entry in ledger) == ["ADMINISTRATOR", "DIRECTOR"]


def test_directors_of_firms_outside_of_the_register_stay(db, portal):
    somebody = MembershipFactory(role="DIRECTOR").user
    somebody.id_hash = "a" * 64
    somebody.save()

    tasks.follow_register()

    assert roles(somebody) == ["DIRECTOR"]


def test_who_has_no_mailbox_loses_the_role_all_the_same(director, company, portal):
    director.email = ""
    director.save()
    company.signatories.update(until_date=yesterday())

    assert actions.end_next_lapsed(by=portal, at=timezone.now()) == director
    assert actions.end_next_lapsed(by=portal, at=timezone.now()) is None


def test_what_is_forgotten_is_like_no_other_application(apply, check, identity, desk, registrar):
    identity.mode = "refuse"
    one, two = check(apply()), check(apply(tax_id=UNKNOWN, laser_id="ZZ0123456789"))
    actions.forget_old(at=timezone.now() + 99 * DAY)

    page = desk(registrar).open("officer_detail", one.identifier)

    assert two.identifier not in page.text
    assert page.context["account"] is None


def test_ended_applications_are_forgotten_and_open_ones_are_not(apply, check, identity, settings):
    identity.mode = "refuse"
    ended = check(apply())
    identity.mode = "confirm"
    waiting = check(apply(email="somsri@example.org"))
    over = timezone.now() + settings.APPLICATIONS_KEPT_DAYS * DAY

    assert actions.forget_old(at=over - DAY) == 0
    assert actions.forget_old(at=over + DAY) == 1
    assert actions.forget_old(at=over + DAY) == 0

    ended.refresh_from_db()
    kept = (ended.email, ended.phone, ended.tax_hash, ended.id_hash, ended.laser_hash)
    assert kept == ("", "", "", "", "")
    waiting.refresh_from_db()
    assert waiting.email == "somsri@example.org"
