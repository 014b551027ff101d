"""Invitations: a code by e-mail, taken up once, by who has the address."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.actions import invitations
from accounts.actions.invitations import (
    HasAccount,
    HasRole,
    InvitationGone,
    InvitedTooOften,
    TriedTooOften,
)
from accounts.actions.opening import Newcomer
from accounts.actions.roles import end_role
from accounts.models import Membership, User
from audit.models import Entry
from notifications.models import Message
from tests.accounts.firm import code_sent, mails, member, own_firm

pytestmark = pytest.mark.django_db

NEW = "new@example.com"
NOW = timezone.now()


@pytest.fixture
def offer(firm, boss):
    """An invitation to be an accountant, whose code is on its way."""
    return invitations.invite(firm, email=NEW, role="ACCOUNTANT", by=boss, at=NOW)


def newcomer(email=NEW):
    return Newcomer("ใหม่", "ตัวอย่าง", email, "+66800000123", "th")


def tried(code, *, email=NEW, caller="192.0.2.1", at=NOW):
    return invitations.open_with_code(email, code, caller=caller, at=at)


def test_a_code_of_59_bits_goes_out_by_mail_and_only_its_hash_is_kept(firm, offer):
    message = Message.objects.get(purpose="invitation")
    code = code_sent()

    assert re.fullmatch(r"[A-HJ-KM-NP-Z2-9]{4}(-[A-HJ-KM-NP-Z2-9]{4}){2}", code)
    assert message.address == NEW
    assert firm.name_th in message.subject
    assert "ผู้ทำบัญชี" in message.text
    assert code not in message.text + offer.code_hash + str(list(Entry.objects.values()))
    assert NEW not in str(list(Entry.objects.values()))
    assert offer.valid_until - NOW == timedelta(days=7)


def test_who_invites_in_english_writes_in_english(firm, boss):
    boss.language = "en"
    boss.save()

    invitations.invite(firm, email=NEW, role="VIEWER", by=boss, at=NOW)

    message = Message.objects.get(purpose="invitation")
    assert "Example Fruit" in message.subject
    assert "Viewer" in message.text


def test_the_code_opens_the_invitation_however_it_is_typed(offer):
    code = code_sent()

    assert tried(f" {code.lower().replace('-', ' ')} ", email=NEW.upper()) == offer


def test_five_wrong_codes_close_it_for_who_typed_them_alone(offer):
    code, stranger = code_sent(), "198.51.100.7"
    for _try in range(5):
        assert tried("AAAA-AAAA-AAAA", caller=stranger) is None

    with pytest.raises(TriedTooOften):
        tried(code, email=NEW.upper(), caller=stranger)
    assert tried(code) == offer
    assert tried(code, caller=stranger, at=NOW + timedelta(minutes=15)) == offer


def test_right_codes_are_not_counted(offer):
    for _time in range(25):
        assert tried(code_sent()) == offer


def test_a_code_sent_again_makes_the_old_one_worth_nothing(boss, offer):
    code = code_sent()
    invitations.resend(offer, by=boss, at=NOW)

    assert tried(code) is None
    assert tried(code_sent()) == offer


def test_a_code_runs_out_after_seven_days(offer):
    code, end = code_sent(), offer.valid_until

    assert tried(code, at=end) is None
    assert tried(code, at=end - timedelta(seconds=1)) == offer


def test_codes_are_tried_twenty_times_from_one_place(client, offer):
    for n in range(20):
        tried("AAAA-AAAA-AAAA", email=f"x{n}@example.com")

    with pytest.raises(TriedTooOften):
        tried(code_sent())
    assert tried(code_sent(), caller="192.0.2.2") == offer


@pytest.mark.django_db(transaction=True)
def test_of_many_wrong_codes_at_once_each_is_counted(at_once):
    own_firm()

    answers = at_once(lambda n: tried("AAAA"), times=8)

    assert answers.count(None) == 5
    assert sum(isinstance(answer, TriedTooOften) for answer in answers) == 3


def test_a_newcomer_gets_an_account_with_the_role_and_a_first_password(firm, boss, offer):
    second = member(firm, "ADMINISTRATOR", "second", language="en")
    member(firm, "VIEWER", "viewer")

    person = invitations.accept_as_newcomer(offer, newcomer=newcomer("other@example.com"), at=NOW)

    assert (person.email, person.phone) == (NEW, "+66800000123")
    assert [row.role for row in person.memberships.all()] == ["ACCOUNTANT"]
    assert mails("first_password") == [NEW]
    assert mails("invitation_accepted") == [boss.email, second.email]
    assert "Accountant" in Message.objects.get(address=second.email).text
    offer.refresh_from_db()
    assert (offer.accepted_by, offer.code_hash) == (person, "")
    assert Entry.objects.get(name="invitation accepted").actor == person.username


def test_who_has_an_account_accepts_with_it(firm, offer):
    person = member(own_firm(), "VIEWER", "new")

    invitations.accept(offer, by=person, at=NOW)

    assert person.memberships.get(trader=firm).role == "ACCOUNTANT"
    with pytest.raises(InvitationGone):
        invitations.accept(offer, by=person, at=NOW)


def test_another_account_cannot_accept(offer, stranger):
    with pytest.raises(PermissionDenied):
        invitations.accept(offer, by=stranger, at=NOW)


def test_an_address_with_an_account_gets_no_second_one(offer):
    member(own_firm(), "VIEWER", "new")

    with pytest.raises(HasAccount):
        invitations.accept_as_newcomer(offer, newcomer=newcomer(), at=NOW)


def test_what_an_administrator_offered_ends_with_the_role(firm, boss, offer):
    second = member(firm, "ADMINISTRATOR", "second")
    code = code_sent()

    end_role(Membership.objects.get(user=boss), by=second, at=NOW)

    assert tried(code) is None
    with pytest.raises(InvitationGone):
        invitations.accept_as_newcomer(offer, newcomer=newcomer(), at=NOW)
    invitations.resend(offer, by=second, at=NOW)
    assert tried(code_sent()) == offer


def test_a_second_offer_of_the_same_role_is_a_new_code_for_the_first(firm, boss, offer):
    again = invitations.invite(firm, email=NEW.upper(), role="ACCOUNTANT", by=boss, at=NOW)
    other = invitations.invite(firm, email=NEW, role="VIEWER", by=boss, at=NOW)

    assert again.pk == offer.pk
    assert other.pk != offer.pk
    assert tried(code_sent()) == other


def test_who_has_the_role_is_not_invited_to_it(firm, boss):
    person = member(firm, "VIEWER", "person")

    with pytest.raises(HasRole):
        invitations.invite(firm, email="Person@example.com", role="VIEWER", by=boss, at=NOW)
    assert invitations.invite(firm, email=person.email, role="ACCOUNTANT", by=boss, at=NOW)


def test_a_firm_sends_thirty_invitations_a_day(firm, boss, offer):
    for n in range(29):
        invitations.invite(firm, email=f"x{n}@example.com", role="VIEWER", by=boss, at=NOW)

    with pytest.raises(InvitedTooOften):
        invitations.resend(offer, by=boss, at=NOW)


@pytest.mark.parametrize("act", ["invite", "resend", "withdraw"])
@pytest.mark.parametrize("person", ["director", "foreign"])
def test_only_administrators_of_the_firm_invite(firm, offer, act, person):
    foreign = person == "foreign"
    who = member(
        own_firm() if foreign else firm, "ADMINISTRATOR" if foreign else "DIRECTOR", person
    )
    calls = {
        "invite": lambda: invitations.invite(firm, email=NEW, role="VIEWER", by=who, at=NOW),
        "resend": lambda: invitations.resend(offer, by=who, at=NOW),
        "withdraw": lambda: invitations.withdraw(offer, by=who, at=NOW),
    }

    with pytest.raises(PermissionDenied):
        calls[act]()


def test_a_withdrawn_invitation_is_gone(boss, offer):
    code = code_sent()

    invitations.withdraw(offer, by=boss, at=NOW)

    assert tried(code) is None
    with pytest.raises(InvitationGone):
        invitations.resend(offer, by=boss, at=NOW)


@pytest.mark.django_db(transaction=True)
def test_two_who_accept_the_same_invitation_at_once_open_one_account(at_once):
    firm = own_firm()
    boss = member(firm, "ADMINISTRATOR", "boss")
    offer = invitations.invite(firm, email=NEW, role="VIEWER", by=boss, at=NOW)

    answers = at_once(
        lambda n: invitations.accept_as_newcomer(offer, newcomer=newcomer(), at=NOW), times=2
    )

    assert [type(answer) for answer in answers].count(InvitationGone) == 1, answers
    assert Membership.objects.filter(trader=firm, role="VIEWER").count() == 1
    assert mails("first_password") == [NEW]


@pytest.mark.django_db(transaction=True)
def test_invitations_of_two_firms_accepted_at_once_open_one_account(at_once):
    offers = []
    for n in range(2):
        firm = own_firm()
        boss = member(firm, "ADMINISTRATOR", f"boss{n}")
        offers.append(invitations.invite(firm, email=NEW, role="VIEWER", by=boss, at=NOW))

    answers = at_once(
        lambda n: invitations.accept_as_newcomer(offers[n], newcomer=newcomer(), at=NOW), times=2
    )

    assert [type(answer) for answer in answers].count(HasAccount) == 1, answers
    assert User.objects.filter(email=NEW).count() == 1
