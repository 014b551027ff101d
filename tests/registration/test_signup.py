"""The pages of an applicant: one question each, nothing looked up, nothing lost, nothing told."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from audit.models import Entry
from core.numbers.tax_id import shown
from core.secrets import masked_number
from notifications.models import Message
from registration.models import Application
from registration.views import signup
from registration.views.signup import KEPT
from tests.factories import MembershipFactory
from tests.registration.conftest import LASER, MAIL, MOBILE, UNKNOWN
from tests.registration.pages import SIGNUP, blanked, text
from tests.statements import asked

pytestmark = pytest.mark.django_db
CARD, OTHER_CARD = "AB1111111111", "CD2222222222"
CONTACT = {"email": "somsri@example.org", "phone": "๐๘๐ ๐๐๐ ๐๗๗๗"}


@pytest.fixture
def answer(client, company, somsri, portal):
    """Answer the three questions, for the company or for another number."""

    def answer(tax_id=company.trader.tax_id, *, browser=client, laser=LASER, **address):
        company = tax_id.startswith("0")
        card = {"laser_id": laser} | ({"id_number": somsri.id_number} if company else {})
        answers = []
        for page, typed in (
            ("number", {"tax_id": tax_id, "branch": ""}),
            ("card", card),
            ("contact", CONTACT),
        ):
            answers.append(browser.get(f"{SIGNUP}{page}/", **address))
            answers.append(browser.post(f"{SIGNUP}{page}/", typed, **address))
        answers.append(browser.get(f"{SIGNUP}answers/", **address))
        return answers

    return answer


def send(client, **address):
    return client.post(f"{SIGNUP}answers/", **address)


def test_who_answers_three_questions_has_an_application(answer, client, somsri):
    pages = answer()

    assert [page.status_code for page in pages] == [200, 302, 200, 302, 200, 302, 200]
    sent = send(client)
    application = Application.objects.get()
    assert sent.url == f"{SIGNUP}{application.reference_shown}/"
    assert application.phone == MOBILE
    assert application.language == "en"
    page = client.get(sent.url)
    assert "Received" in text(page)
    assert "s•••@example.org" in text(page)
    assert "somsri@example.org" not in text(page)
    assert Message.objects.get().language == "en"


def test_the_list_tells_what_is_done_and_what_to_do(answer, client):
    empty = text(client.get(SIGNUP))
    client.post(f"{SIGNUP}number/", {"tax_id": UNKNOWN})
    begun = text(client.get(SIGNUP))
    answer()
    full = text(client.get(SIGNUP))

    assert (empty.count("to do"), empty.count("<span>done")) == (3, 0)
    assert (begun.count("to do"), begun.count("<span>done")) == (2, 1)
    assert (full.count("to do"), full.count("<span>done")) == (0, 3)
    assert "Check your answers" in full


def test_back_and_reload_lose_nothing(answer, client):
    answer()

    assert 'value="somsri@example.org"' in text(client.get(f"{SIGNUP}contact/"))
    assert LASER in text(client.get(f"{SIGNUP}card/"))
    client.post(f"{SIGNUP}contact/", {"email": "other@example.org", "phone": MOBILE})
    page = text(client.get(f"{SIGNUP}answers/"))
    assert "other@example.org" in page
    assert "JT0-1234567-89" in page


def test_what_was_typed_is_read_for_half_an_hour(answer, client, monkeypatch):
    monkeypatch.setattr(signup, "LIVES", timedelta(0))

    answer()

    assert LASER not in text(client.get(f"{SIGNUP}card/", follow=True))
    assert client.get(f"{SIGNUP}answers/").url == SIGNUP


def test_the_card_belongs_to_the_number(answer, client, person):
    answer()

    moved = client.post(f"{SIGNUP}number/", {"tax_id": person.trader.tax_id})

    assert moved.url == f"{SIGNUP}card/"
    page = text(client.get(f"{SIGNUP}card/"))
    assert LASER not in page
    assert "id_number" not in page, "a person has given it already"


@pytest.mark.parametrize("page", ["card", "contact", "answers"])
def test_no_question_is_answered_before_the_first(client, portal, page):
    assert client.get(f"{SIGNUP}{page}/").status_code == 302
    assert client.post(f"{SIGNUP}{page}/", CONTACT).status_code == 302
    assert not Application.objects.exists()


def test_an_application_is_sent_once(answer, client):
    answer()
    send(client)

    assert send(client).url == SIGNUP
    assert Application.objects.count() == 1


@pytest.mark.parametrize(
    ("page", "typed", "said"),
    [
        ("number", {}, "This field is required"),
        ("number", {"tax_id": "12345"}, "A tax number has 13 digits; these are 5."),
        ("number", {"tax_id": "0000000901017"}, "One of the digits is mistyped"),
        ("number", {"tax_id": "9000000901016"}, "One of the digits is mistyped"),
        ("number", {"tax_id": UNKNOWN, "branch": "1234567"}, "at most six digits"),
        ("number", {"tax_id": UNKNOWN, "branch": "head"}, "at most six digits"),
        ("card", {"laser_id": LASER}, "This field is required"),
        ("card", {"laser_id": "J0123456789", "id_number": "x"}, "two letters and ten digits"),
        ("card", {"laser_id": LASER, "id_number": UNKNOWN}, "This is no ID number"),
        ("contact", {"email": "x", "phone": MOBILE}, "valid email"),
        ("contact", {"email": MAIL, "phone": "02 123 4567"}, "This is no Thai mobile number"),
        ("find", {"reference": "ABC"}, "A reference has 26 letters and digits"),
    ],
)
def test_what_cannot_be_is_explained_beside_the_field(client, portal, page, typed, said):
    client.post(f"{SIGNUP}number/", {"tax_id": UNKNOWN})

    refused = client.post(f"{SIGNUP}{page}/", typed)

    assert refused.status_code == 422
    assert said in text(refused)
    assert all(value in text(refused) for value in typed.values())
    assert "<title>Error:" in text(refused).replace("\n", "")


@pytest.mark.parametrize(
    "laser", ["JT0-1234567-89", "jt0123456789", "JT๐ ๑๒๓๔๕๖๗ ๘๙", "Jt0.1234567/89"]
)
def test_a_laser_id_is_read_however_it_is_written(answer, client, laser):
    assert "JT0-1234567-89" in text(answer(laser=laser)[-1])


@pytest.mark.parametrize("tax_id", ["0-0000-00901-01-6", "๐๐๐๐๐๐๐๙๐๑๐๑๖", " 0000000901016 "])
def test_a_tax_number_is_read_however_it_is_written(client, portal, tax_id):
    client.post(f"{SIGNUP}number/", {"tax_id": tax_id, "branch": "๑"})

    page = text(client.get(f"{SIGNUP}number/"))

    assert 'value="0000000901016"' in page
    assert 'value="1"' in page


def masked(page):
    """Return all of an answer that could tell something."""
    own = {"X-Request-Id", "Content-Length"}
    headers = {name: blanked(value) for name, value in page.headers.items() if name not in own}
    return page.status_code, headers, blanked(text(page))


def test_nothing_tells_whether_a_number_is_registered_or_has_users(answer, company, portal):
    """Bytes, headers and statements are the same for a number with users and for nobody's."""
    MembershipFactory(trader=company.trader, user__email="somsri@example.org")
    known, unknown = company.trader.tax_id, UNKNOWN
    seen, done = {}, {}
    for tax_id, laser in ((known, CARD), (unknown, OTHER_CARD)):
        browser = Client()
        with asked() as statements:
            pages = [*answer(tax_id, browser=browser, laser=laser), send(browser)]
            pages.append(browser.get(pages[-1].url))
        done[tax_id] = len(statements)
        seen[tax_id] = [masked(page) for page in pages]

    def neutral(tax_id, laser):
        typed = (tax_id, shown(tax_id), masked_number(tax_id), laser, grouped(laser))
        for status, headers, body in seen[tax_id]:
            for mine in typed:
                body = body.replace(mine, "TYPED")  # noqa: PLW2901
            yield status, headers, body

    assert list(neutral(known, CARD)) == list(neutral(unknown, OTHER_CARD))
    assert done[known] == done[unknown]


def grouped(laser):
    return f"{laser[:3]}-{laser[3:10]}-{laser[10:]}"


def test_too_many_tries_are_told_when_it_is_open_again(answer, client):
    for n in range(5):
        answer(laser=f"JT{n:010}")
        assert send(client).status_code == 302
    answer(laser="JT0000000009")

    refused = send(client)

    assert refused.status_code == 429
    assert 86000 < int(refused["Retry-After"]) <= 86401
    assert "It opens again:" in text(refused)
    assert Application.objects.count() == 5
    assert KEPT in client.session, "what was typed is kept for then"
    entry = Entry.objects.get(name="tried too often")
    assert (entry.subject, entry.actor) == ("application of number", "(not signed in)")


def test_what_was_typed_lies_sealed_in_the_session(answer, client, somsri):
    answer()

    with connection.cursor() as cursor:
        cursor.execute("SELECT session_data FROM accounts_session")
        stored = str(cursor.fetchall()) + str(dict(client.session))
    assert LASER not in stored
    assert somsri.id_number not in stored
    assert "somsri@example.org" not in stored
