"""What becomes of an account that the applicant has already: nothing without an officer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.actions.factors import AnotherMobile, name_mobile
from accounts.models import AuthenticatorDevice, CodeDevice, Membership, Session
from audit.models import Entry
from notifications.models import Message
from registration import actions
from registration.actions import Contact
from registration.actions.officers import (
    AddressTaken,
    ClosedAccount,
    NothingToKeep,
    OfficersAccount,
)
from registration.models import Registrant
from registration.workflow import Status
from tests.accounts.people import brought, page, type_code, type_password
from tests.factories import MORNING
from tests.registration.conftest import MAIL, MOBILE

OTHER_MOBILE = "+66819999999"
PASSWORD = "a long enough passphrase 2569"


def told(purpose):
    rows = Message.objects.filter(purpose=purpose).order_by("pk")
    return list(rows.values_list("address", flat=True))


@pytest.fixture
def elsewhere(enter, somsri):
    """Another firm of Somsri's, with another contact on file."""
    return enter("0000000902012", somsri, email="other@example.net", phone=OTHER_MOBILE)


@pytest.fixture
def apply_elsewhere(elsewhere, apply):
    """Apply for the other firm, with the contact that it has on file."""

    def apply_elsewhere(**typed):
        contact = {"email": elsewhere.email, "phone": elsewhere.phone}
        return apply(tax_id=elsewhere.trader.tax_id, **(contact | typed))

    return apply_elsewhere


@pytest.fixture
def used(db, account):
    """Somsri's account, in use: with password, mobile and an authenticator app."""
    person = account(email=MAIL, phone=MOBILE, phone_confirmed_at=MORNING)
    person.set_password(PASSWORD)
    person.save()
    CodeDevice.objects.create(user=person, kind="SMS", address=MOBILE, name="sms")
    AuthenticatorDevice.objects.create(user=person, name="app")
    return person


def test_an_unused_account_is_not_handed_to_the_contact_of_another_firm(
    apply, check, apply_elsewhere
):
    first = check(apply())

    second = check(apply_elsewhere())

    assert second.status == Status.WITH_OFFICER
    first.account.refresh_from_db()
    assert (first.account.email, first.account.phone) == (MAIL, MOBILE)
    assert told("first_password") == [MAIL]


def test_an_officer_hands_it_over_and_the_former_address_is_told(
    apply, check, apply_elsewhere, registrar
):
    first, second = check(apply()), check(apply_elsewhere())

    actions.approve(second, contact=Contact.TYPED, by=registrar, at=MORNING)

    first.account.refresh_from_db()
    assert first.account.email == "other@example.net"
    assert told("first_password") == [MAIL, "other@example.net"]
    assert told("factors_changed") == [MAIL]


def test_the_same_firm_sends_its_first_password_once_more(apply, check):
    first, second = check(apply()), check(apply())

    assert second.status == Status.APPROVED
    assert second.account == first.account
    assert told("first_password") == [MAIL, MAIL]
    assert Membership.objects.filter(user=first.account).count() == 2


def test_a_role_in_another_firm_leaves_contact_and_factors_alone(apply_elsewhere, check, used):
    application = check(apply_elsewhere())

    assert (application.status, application.account) == (Status.APPROVED, used)
    used.refresh_from_db()
    assert (used.email, used.phone) == (MAIL, MOBILE)
    assert CodeDevice.objects.get(user=used).confirmed
    assert AuthenticatorDevice.objects.filter(user=used).exists()
    assert told("role_given") == [MAIL]


def test_an_account_without_an_address_gets_the_role_untold(apply_elsewhere, check, used):
    used.email = ""
    used.save()

    assert check(apply_elsewhere()).status == Status.APPROVED
    assert told("role_given") == []


@pytest.fixture
def lost(used, company, apply, check, client):
    """An application of somebody who is a director already, and has another mailbox and mobile."""
    Membership.objects.create(user=used, trader=company.trader, role="DIRECTOR")
    client.force_login(used)
    return check(apply(email="new@example.org", phone=OTHER_MOBILE))


def test_who_lost_everything_is_let_in_again_by_an_officer(lost, used, registrar, client):
    assert lost.status == Status.WITH_OFFICER

    actions.approve(lost, contact=Contact.TYPED, by=registrar, at=timezone.now())

    used.refresh_from_db()
    assert used.email == "new@example.org"
    assert not AuthenticatorDevice.objects.filter(user=used).exists()
    assert set(told("factors_changed")) == {MAIL, MOBILE}
    assert not used.may_print_at(timezone.now() + timedelta(hours=71))
    assert not Session.objects.filter(user=used).exists()
    assert told("role_given") == []
    first = brought("first_password", address="new@example.org")
    type_password(client, username="new@example.org", password=first)
    chosen = {"password": PASSWORD, "again": PASSWORD}
    assert client.post(page("choose_password"), chosen).url == page("first_mobile")
    assert client.post(page("first_mobile"), {"mobile": MOBILE}).status_code == 422
    client.post(page("first_mobile"), {"mobile": OTHER_MOBILE})
    assert (
        type_code(client, brought(address=OTHER_MOBILE), on="first_mobile_code").status_code == 302
    )
    used.refresh_from_db()
    assert used.phone == OTHER_MOBILE


def test_a_director_who_applies_once_more_keeps_no_contact(lost, registrar, used, company):
    Membership.objects.create(user=used, trader=company.trader, role="ADMINISTRATOR")

    with pytest.raises(NothingToKeep):
        actions.approve(lost, contact=Contact.KEPT, by=registrar, at=MORNING)


def test_an_officer_gives_the_role_alone(apply_elsewhere, check, used, registrar):
    application = check(apply_elsewhere(email="typed@example.org"))

    actions.approve(application, contact=Contact.KEPT, by=registrar, at=MORNING)

    used.refresh_from_db()
    assert (used.email, used.phone) == (MAIL, MOBILE)
    assert AuthenticatorDevice.objects.filter(user=used).exists()
    assert used.memberships.filter(role="DIRECTOR").exists()


def test_without_an_account_there_is_nothing_to_keep(apply, check, registrar):
    with pytest.raises(NothingToKeep):
        actions.approve(
            check(apply(email="typed@example.org")), contact=Contact.KEPT, by=registrar, at=MORNING
        )


@pytest.mark.parametrize("contact", Contact)
def test_a_closed_account_is_opened_by_nobody_here(apply, check, used, registrar, contact):
    used.is_active = False
    used.save()
    application = check(apply())
    assert application.status == Status.WITH_OFFICER

    with pytest.raises(ClosedAccount):
        actions.approve(application, contact=contact, by=registrar, at=MORNING)


def test_only_the_mobile_that_was_compared_is_confirmed(apply, check, client):
    """Whoever reads the first password must not name a mobile of their own."""
    person = check(apply()).account
    type_password(client, username=person.username, password=brought("first_password"))
    client.post(page("choose_password"), {"password": PASSWORD, "again": PASSWORD})

    answer = client.post(page("first_mobile"), {"mobile": "089 555 4443"})

    assert answer.status_code == 422
    assert "XXX XXX 0777" in answer.content.decode()
    with pytest.raises(AnotherMobile):
        name_mobile(person, "+66895554443", at=MORNING)
    assert client.post(page("first_mobile"), {"mobile": MOBILE}).url == page("first_mobile_code")


def test_what_ran_out_opens_nothing(apply, check, client, portal):
    """An account that nobody used has no roles any more, and its password cannot be forgotten."""
    application = check(apply())
    person = application.account
    client.post(page("forgot"), {"username": person.username})
    assert not Message.objects.filter(purpose="code", person=person).exists()

    sent = person.first_password_until
    assert actions.expire(application.pk, by=portal, at=sent + timedelta(days=6))

    assert not Membership.objects.filter(user=person).exists()


def test_a_notice_carries_no_host_that_somebody_typed(apply, check):
    Registrant.objects.update(email=MAIL)

    check(apply(email="x@customs-refund.com"))

    notice = Message.objects.get(purpose="application_notice")
    assert "customs-refund" not in notice.text
    assert "x•••@•••" in notice.text


@pytest.fixture
def invited(used):
    """An account in use that was opened by an invitation, so without an ID number."""
    used.id_hash, used.first_name = "", "Typed"
    used.save()
    return used


def test_who_was_invited_first_gets_the_role_of_director_with_the_same_account(
    apply, check, invited, somsri
):
    application = check(apply(email=MAIL.upper()))

    assert (application.status, application.account) == (Status.APPROVED, invited)
    invited.refresh_from_db()
    assert invited.id_hash == application.id_hash
    assert invited.get_full_name() == " ".join(somsri.name)
    assert AuthenticatorDevice.objects.filter(user=invited).exists()
    assert told("first_password") == []
    assert told("role_given") == [MAIL]
    assert Entry.objects.filter(name="identity proved", subject=invited.username).exists()


@pytest.mark.parametrize(
    "facts",
    [
        {"phone": OTHER_MOBILE},
        {"phone_confirmed_at": None},
        {"is_officer": True},
        {"id_hash": "0" * 64},
    ],
)
def test_whose_contact_is_not_the_very_same_is_not_taken_for_the_applicant(
    apply, check, invited, registrar, facts
):
    vars(invited).update(facts)
    invited.save()

    application = check(apply())

    assert application.status == Status.WITH_OFFICER
    with pytest.raises(AddressTaken):
        actions.approve(application, contact=Contact.TYPED, by=registrar, at=MORNING)


def test_the_account_with_the_number_goes_before_the_invited_one(apply, check, invited, account):
    known = account(email="somsri@example.org")

    application = check(apply())

    assert application.status == Status.WITH_OFFICER
    assert actions.account_of(application) == known


def test_a_director_of_a_firm_without_administrator_becomes_one_by_registering_again(
    apply, check, used, company
):
    Membership.objects.create(user=used, trader=company.trader, role="DIRECTOR")

    application = check(apply())

    assert application.status == Status.APPROVED
    roles = Membership.objects.filter(user=used, trader=company.trader)
    assert sorted(roles.values_list("role", flat=True)) == ["ADMINISTRATOR", "DIRECTOR"]
    assert CodeDevice.objects.get(user=used).confirmed
    assert check(apply()).status == Status.WITH_OFFICER


@pytest.mark.parametrize("contact", list(Contact))
def test_the_account_of_an_officer_becomes_no_directors(apply, check, used, registrar, contact):
    type(used).objects.update(is_officer=True)
    application = check(apply())

    assert application.status == Status.WITH_OFFICER
    with pytest.raises(OfficersAccount):
        actions.approve(application, contact=contact, by=registrar, at=MORNING)
    assert not Membership.objects.filter(user=used).exists()
