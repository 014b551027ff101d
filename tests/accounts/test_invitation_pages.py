"""The pages of invitations: those of administrators, and those of who was invited."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.actions import invitations
from accounts.models import Invitation, User
from tests.accounts.firm import code_sent, mails, member, own_firm
from tests.statements import asked

pytestmark = pytest.mark.django_db

NEW = "new@example.com"
NOW = timezone.now()


@pytest.fixture
def offer(firm, boss):
    """An invitation to be an accountant, whose code is on its way."""
    return invitations.invite(firm, email=NEW, role="ACCOUNTANT", by=boss, at=NOW)


def firm_code(firm):
    return f"{firm.tax_id}-{firm.branch_shown}"


def test_wrong_codes_unknown_addresses_and_codes_run_out_are_one_answer(client, offer):
    page, code = reverse("invitation"), code_sent()
    answers, work = [], []
    cases = [
        (NEW, "AAAA-AAAA-AAAA"),
        ("nobody@example.com", code),
        ("nobody@example.com", "AAAA-AAAA-AAAA"),
    ]
    for email, typed in cases:
        with asked() as captured:
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


def test_too_many_tries_are_told_on_the_page(client, offer):
    for _try in range(5):
        client.post(reverse("invitation"), {"email": NEW, "code": "AAAA"})

    answer = client.post(reverse("invitation"), {"email": NEW, "code": code_sent()}, follow=True)

    assert "15 นาที" in answer.text


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
