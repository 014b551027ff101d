"""Checking: against the register, with the identity registry, safe to break off and to repeat."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.timezone import localdate

from accounts.models import User
from notifications.models import Message
from registration.models import Registrant
from registration.workflow import Status
from tests.factories import MembershipFactory, UserFactory
from tests.registration.conftest import LASER, MAIL, MOBILE, UNKNOWN

pytestmark = pytest.mark.django_db


def told(purpose):
    return list(
        Message.objects.filter(purpose=purpose).order_by("pk").values_list("address", flat=True)
    )


def forgotten(application):
    return application.sealed == "" and application.due_at is None


def test_a_director_with_the_contact_on_file_gets_an_account_at_once(apply, check, company, somsri):
    application = check(apply())

    assert (application.status, application.answer) == (Status.APPROVED, "CONFIRMED")
    assert forgotten(application)
    account = application.account
    assert (account.first_name, account.last_name) == somsri.name
    assert (account.email, account.phone, account.language) == (MAIL, MOBILE, "en")
    assert account.id_hash == application.id_hash
    roles = account.memberships.filter(trader=company.trader).values_list("role", flat=True)
    assert set(roles) == {"DIRECTOR", "ADMINISTRATOR"}
    assert told("first_password") == [MAIL]
    assert told("application_notice") == [MAIL]


def test_capitals_of_an_address_do_not_count(apply, check):
    assert check(apply(email="Office@Example.com")).status == Status.APPROVED


def test_a_firm_that_has_an_administrator_keeps_it(apply, check, company):
    MembershipFactory(trader=company.trader, role="ADMINISTRATOR")

    account = check(apply()).account

    assert [role.role for role in account.memberships.all()] == ["DIRECTOR"]


def test_a_person_is_told_of_no_branch_and_no_directors(apply, check, person):
    check(apply(tax_id=person.trader.tax_id, id_number=person.trader.tax_id))

    notice = Message.objects.get(purpose="application_notice")
    assert "สาขา" not in notice.text
    assert "กรรมการ" not in notice.text


def test_a_person_registers_for_herself(apply, check, person):
    number = person.trader.tax_id

    application = check(apply(tax_id=number, id_number=number))

    assert application.status == Status.APPROVED
    assert application.account.first_name == "มานี"


def test_the_registry_is_asked_with_the_name_of_the_register(apply, check, identity, somsri):
    check(apply())

    (asked,) = identity.asked
    assert asked == {
        "id_number": somsri.id_number,
        "laser_id": LASER,
        "first_name": somsri.name[0],
        "last_name": somsri.name[1],
    }


@pytest.mark.parametrize(
    ("what", "reason"),
    [
        ("unknown", "NOT_REGISTERED"),
        ("branch", "NOT_REGISTERED"),
        ("suspended", "NOT_REGISTERED"),
        ("not a director", "NOT_A_SIGNATORY"),
        ("former director", "NOT_A_SIGNATORY"),
        ("coming director", "NOT_A_SIGNATORY"),
        ("registry", "NOT_CONFIRMED"),
    ],
)
def test_what_cannot_be_confirmed_is_refused(apply, check, identity, company, what, reason):
    other, today = {}, localdate(timezone.now())
    if what == "unknown":
        other = {"tax_id": UNKNOWN}
    elif what == "branch":
        other = {"branch": 1}
    elif what == "suspended":
        Registrant.objects.update(state="SUSPENDED")
    elif what == "not a director":
        other = {"id_number": "1000000999014"}
    elif what == "former director":
        company.signatories.update(until_date=today - timedelta(days=1))
    elif what == "coming director":
        company.signatories.update(from_date=today + timedelta(days=1))
    else:
        identity.mode = "refuse"

    application = check(apply(**other))

    assert (application.status, application.reason) == (Status.REFUSED, reason)
    assert forgotten(application)
    assert told("application_refused") == [MAIL]
    assert not User.objects.filter(
        memberships__trader=company.trader, first_password_until__isnull=False
    ).exists()
    known = what not in {"unknown", "branch"}
    assert told("application_notice") == ([MAIL] if known else [])
    assert len(identity.asked) == 1, "the registry is asked in every case"


def test_the_last_day_of_a_director_counts(apply, check, company):
    company.signatories.update(until_date=localdate(timezone.now()))

    assert check(apply()).status == Status.APPROVED


@pytest.mark.parametrize("other", [{"email": "new@example.org"}, {"phone": "+66800000778"}])
def test_another_contact_waits_for_an_officer_and_the_one_on_file_is_told(apply, check, other):
    application = check(apply(**other))

    assert application.status == Status.WITH_OFFICER
    assert forgotten(application)
    assert application.account is None
    assert told("application_notice") == [MAIL]
    assert told("application_with_officer") == [application.email]
    notice = Message.objects.get(purpose="application_notice")
    assert application.reference_shown not in notice.text
    assert "new@example.org" not in notice.text


def test_an_address_that_another_account_has_waits_for_an_officer(apply, check):
    UserFactory(email=MAIL.upper())

    assert check(apply()).status == Status.WITH_OFFICER


def test_whoever_has_an_account_gets_the_role_and_no_new_password(apply, check, company, account):
    there = account(email="somsri@example.org", phone="+66800000999")

    application = check(apply())

    assert application.account == there
    assert there.memberships.filter(trader=company.trader, role="DIRECTOR").exists()
    there.refresh_from_db()
    assert (there.email, there.first_password_until) == ("somsri@example.org", None)
    assert told("first_password") == []
    assert told("role_given") == ["somsri@example.org"]


@pytest.mark.parametrize(
    ("email", "phone", "where"),
    [
        ("", MOBILE, [MOBILE]),
        ("", "", []),
        ("broken", "021234567", []),
        ("broken", MOBILE, [MOBILE]),
    ],
)
def test_the_notice_goes_where_the_register_can_be_reached(apply, check, email, phone, where):
    Registrant.objects.update(email=email, phone=phone)

    check(apply())

    assert told("application_notice") == where
