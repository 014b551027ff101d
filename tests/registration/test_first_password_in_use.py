"""An account in use that was sent a first password by an administrator is in use all the same."""

import pytest
from django.utils import timezone

from accounts.actions.opening import send_first_password
from accounts.models import CodeDevice, Membership
from registration import actions
from registration.actions import Contact
from registration.actions.applying import NothingToSend
from registration.models import Registrant
from registration.workflow import Status
from tests.accounts.people import brought
from tests.factories import MORNING
from tests.registration.conftest import MAIL, MOBILE


@pytest.fixture
def used(account, company, portal):
    """Somsri, director of the company for long, whom an administrator sent a first password."""
    person = account(
        email="somsri@example.org",
        phone="+66819999999",
        phone_confirmed_at=MORNING,
        in_use_since=MORNING,
    )
    Membership.objects.create(user=person, trader=company.trader, role="DIRECTOR")
    Membership.objects.create(user=person, trader=company.trader, role="ADMINISTRATOR")
    CodeDevice.objects.create(user=person, kind="SMS", address=person.phone, name="sms")
    send_first_password(person, by=portal, at=timezone.now())
    return person


def test_its_contact_is_not_replaced_without_an_officer(used, apply, check):
    application = check(apply())

    assert application.status == Status.WITH_OFFICER
    used.refresh_from_db()
    assert (used.email, used.phone) == ("somsri@example.org", "+66819999999")


def test_an_officer_who_replaces_it_lets_everything_begin_anew(used, apply, check, registrar):
    application, former = check(apply()), brought("first_password", address=used.email)

    actions.approve(application, contact=Contact.ON_FILE, by=registrar, at=timezone.now())

    used.refresh_from_db()
    assert (used.email, used.phone) == (MAIL, MOBILE)
    assert not used.may_print_at(timezone.now())
    assert not used.check_password(former), "what went to the former mailbox opens nothing"
    assert used.check_password(brought("first_password", address=MAIL))


def test_an_officer_may_let_it_keep_its_contact(used, apply, check, registrar):
    Membership.objects.filter(user=used).delete()
    application = check(apply(email="typed@example.org"))

    actions.approve(application, contact=Contact.KEPT, by=registrar, at=timezone.now())

    used.refresh_from_db()
    assert used.email == "somsri@example.org"


def test_whoever_has_the_reference_sends_no_other_first_password(
    used, apply, check, portal, company
):
    Membership.objects.filter(user=used).delete()
    Registrant.objects.update(email=used.email, phone=used.phone)
    application = check(apply(email=used.email, phone=used.phone))
    assert application.status == Status.APPROVED

    with pytest.raises(NothingToSend):
        actions.send_again(application, by=portal, at=timezone.now())


def test_officers_read_that_it_is_in_use(used, apply, check, desk, registrar):
    application = check(apply())

    assert "In use" in desk(registrar).open("officer_detail", application.identifier).text
