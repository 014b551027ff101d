"""Invitations: a code by e-mail, taken up once, by who has the address."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
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
from accounts.models import Invitation, Membership, User
from audit.models import Entry
from notifications.models import Message
from tests.accounts.firm import code_sent, mails, member, own_firm

pytestmark = pytest.mark.django_db

NEW = "new@example.com"
NOW = timezone.now()


@pytest.fixture
def firm(db):
    return own_firm()


@pytest.fixture
def boss(firm):
    """An administrator of the firm."""
    return member(firm, "ADMINISTRATOR", "boss")


@pytest.fixture
def offer(firm, boss):
    """An invitation to be an accountant, whose code is on its way."""
    return invitations.invite(firm, email=NEW, role="ACCOUNTANT", by=boss, at=NOW)


def newcomer(email=NEW):
    return Newcomer("ใหม่", "ตัวอย่าง", email, "+66800000123", "th")


def tried(code, *, email=NEW, caller="192.0.2.1", at=NOW):
    return invitations.open_with_code(email, code, caller=caller, at=at)


def firm_code(firm):
    return f"{firm.tax_id}-{firm.branch_shown}"


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


def test_wrong_codes_unknown_addresses_and_codes_run_out_are_one_answer(client, offer):
    page, code = reverse("invitation"), code_sent()
    answers, work = [], []
    cases = [
        (NEW, "AAAA-AAAA-AAAA"),
        ("nobody@example.com", code),
        ("nobody@example.com", "AAAA-AAAA-AAAA"),
    ]
    for email, typed in cases:
        with CaptureQueriesContext(connection) as captured:
            answer = client.post(page, {"email": email, "code": typed})
        answers.append((answer.status_code, same_bytes(answer.text, email, typed)))
        work.append([re.sub(r"'[^']*'|\d+", "?", query["sql"]) for query in captured])
    Invitation.objects.update(valid_until=NOW - timedelta(days=1))
    answer = client.post(page, {"email": NEW, "code": code})
    answers.append((answer.status_code, same_bytes(answer.text, NEW, code)))

    assert {answer[0] for answer in answers} == {422}
    assert len(set(answers)) == 1
    assert work[0] == work[1] == work[2]


def same_bytes(page, email, code):
    """Return a page without what the browser sent and the token of the form."""
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)
    return page.replace(email, "EMAIL").replace(code, "CODE")


def test_five_wrong_codes_close_it_until_it_is_sent_again(boss, offer):
    code = code_sent()
    for _try in range(5):
        assert tried("AAAA-AAAA-AAAA") is None

    assert tried(code) is None
    invitations.resend(offer, by=boss, at=NOW)
    assert tried(code) is None, "the old code is worth nothing"
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


def test_too_many_tries_are_told_on_the_page(client, offer):
    for _try in range(20):
        client.post(reverse("invitation"), {"email": NEW, "code": "AAAA"})

    answer = client.post(reverse("invitation"), {"email": NEW, "code": code_sent()}, follow=True)

    assert "15 นาที" in answer.text


def test_two_codes_at_once_count_as_two_tries_of_five(offer):
    tried("AAAA")
    tried("BBBB")

    offer.refresh_from_db()
    assert offer.tries == 2


@pytest.mark.django_db(transaction=True)
def test_of_many_wrong_codes_at_once_each_is_counted(at_once):
    firm = own_firm()
    boss = member(firm, "ADMINISTRATOR", "boss")
    offer = invitations.invite(firm, email=NEW, role="VIEWER", by=boss, at=NOW)

    at_once(lambda n: tried("AAAA", caller=f"192.0.2.{n}"), times=8)

    offer.refresh_from_db()
    assert offer.tries == 5


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


# The pages


def prove(client, code=None):
    return client.post(reverse("invitation"), {"email": NEW, "code": code or code_sent()})


def test_an_administrator_invites_on_the_page_and_sees_what_is_open(client, firm, boss):
    client.force_login(boss)
    typed = {"firm": firm_code(firm), "email": "New@Example.com", "role": "ACCOUNTANT"}

    answer = client.post(reverse("people_invite"), typed, follow=True)

    assert NEW in answer.text
    assert mails("invitation") == [NEW]
    offer = Invitation.objects.get()
    for step, sent in (("resend", 2), ("withdraw", 2)):
        client.post(reverse("invitation_step", args=[offer.key, step]))
        assert len(mails("invitation")) == sent
    assert NEW not in client.get(reverse("people")).text
    assert client.post(reverse("invitation_step", args=[offer.key, "resend"])).status_code == 404


def test_directors_and_foreign_firms_cannot_be_chosen(client, firm, boss):
    client.force_login(boss)
    for typed in ({"role": "DIRECTOR"}, {"firm": firm_code(own_firm())}, {"email": "x"}):
        form = {"firm": firm_code(firm), "email": NEW, "role": "VIEWER"} | typed
        assert client.post(reverse("people_invite"), form).status_code == 422
    assert not Invitation.objects.exists()


def test_nobody_else_sees_or_changes_an_invitation(client, firm, offer, stranger):
    viewer = member(firm, "VIEWER", "viewer")
    for person in (stranger, viewer):
        client.force_login(person)
        assert NEW not in client.get(reverse("people")).text
        for step in ("resend", "withdraw", "other"):
            page = reverse("invitation_step", args=[offer.key, step])
            assert client.post(page).status_code == 404
    offer.refresh_from_db()
    assert offer.withdrawn_at is None


def test_an_unknown_step_is_not_there(client, boss, offer):
    client.force_login(boss)

    assert client.post(reverse("invitation_step", args=[offer.key, "other"])).status_code == 404


def test_an_invitation_run_out_is_marked(client, boss, offer):
    Invitation.objects.update(valid_until=NOW - timedelta(days=1))
    client.force_login(boss)

    assert "ใช้ไม่ได้แล้ว" in client.get(reverse("people")).text


def test_somebody_new_opens_an_account_on_the_pages(client, firm, offer):
    answer = prove(client)
    assert answer.url == reverse("invitation_accept")
    page = client.get(answer.url)
    assert firm.name_th in page.text
    wrong = client.post(answer.url, {"first_name": "ใหม่", "phone": "02 123 4567"})
    assert wrong.status_code == 422

    typed = {"first_name": "ใหม่", "last_name": "ตัวอย่าง", "phone": "๐๘๑ ๒๓๔ ๕๖๗๘", "language": "en"}
    answer = client.post(answer.url, typed)

    person = User.objects.get(email=NEW)
    assert answer.url == reverse("signin")
    assert (person.phone, person.language) == ("+66812345678", "en")
    assert client.get(reverse("invitation_accept")).url == reverse("invitation")


def test_somebody_with_an_account_signs_in_first_and_then_accepts(client, firm, offer):
    person = member(own_firm(), "VIEWER", "new")
    accept = reverse("invitation_accept")
    prove(client)

    before = client.get(accept)
    assert f"{reverse('signin')}?next={accept}" in before.text
    assert client.post(accept).status_code == 200
    assert not person.memberships.filter(trader=firm).exists()
    client.force_login(person)
    assert "รับคำเชิญนี้" in client.get(accept).text
    answer = client.post(accept)

    assert answer.url == reverse("people")
    assert person.memberships.get(trader=firm).role == "ACCOUNTANT"


def test_signed_in_as_somebody_else_nothing_is_accepted(client, stranger, offer):
    member(own_firm(), "VIEWER", "new")
    client.force_login(stranger)
    prove(client)

    assert "บัญชีอื่น" in client.post(reverse("invitation_accept")).text
    assert Invitation.objects.pending().exists()


def test_without_a_right_code_there_is_nothing_to_accept(client, offer):
    assert client.get(reverse("invitation_accept")).url == reverse("invitation")
    assert client.post(reverse("invitation_accept"), {}).url == reverse("invitation")


def test_an_invitation_withdrawn_after_its_code_was_right_is_gone(client, boss, offer):
    prove(client)
    invitations.withdraw(offer, by=boss, at=NOW)

    assert client.get(reverse("invitation_accept")).url == reverse("invitation")
