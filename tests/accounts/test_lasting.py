"""A sign-in that ends: what is told before, and what becomes of what was sent after it."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.http.kept import LARGEST
from accounts.http.lasting import IDLE, LONGEST
from accounts.http.sessions import SEEN, STARTED
from tests.accounts.firm import member
from tests.accounts.people import brought, page, person, type_code, type_password
from tests.clients import PersonClient
from tests.factories import MORNING, TraderFactory

INVITED = {"email": "new@example.com", "role": "ACCOUNTANT", "note": ["", "ก"]}


@pytest.fixture
def boss(db):
    return member(TraderFactory(), "ADMINISTRATOR", "boss")


@pytest.fixture
def address(boss):
    return page("people_invite") + f"?firm={boss.memberships.get().trader_id}"


def back_by(client, name, span):
    session = client.session
    session[name] = (timezone.now() - span).isoformat()
    session.save()


@pytest.fixture
def ended(client, boss, address):
    """Send a form after the sign-in ended; return the answer."""

    def ended(fields=INVITED, to=address, **more):
        client.force_login(boss)
        back_by(client, SEEN, IDLE["trader"])
        return client.post(to, fields, **more)

    return ended


def kept(client):
    answer = client.get(page("kept"))
    return answer.context["kept"] if answer.status_code == 200 else None


@pytest.mark.parametrize("kind", ["trader", "officer"])
def test_pages_tell_how_long_the_sign_in_lasts(client, db, kind):
    client.force_login(person(is_officer=kind == "officer", notice_accepted_at=MORNING))

    def told():
        lasting = client.get(page("account")).context["lasting"]
        return timedelta(seconds=lasting.seconds), lasting.may_stay

    close = timedelta(seconds=30)
    assert abs(told()[0] - IDLE[kind]) < close
    assert told()[1]
    back_by(client, STARTED, LONGEST[kind] - timedelta(minutes=5))
    assert abs(told()[0] - timedelta(minutes=5)) < close
    assert not told()[1]


def test_nothing_is_told_where_nobody_is_signed_in(client, db):
    answer = client.get(page("home"))

    assert answer.context["lasting"] is None
    assert "et-lasting" not in answer.content.decode()


def test_staying_prolongs_it(client, boss):
    client.force_login(boss)
    back_by(client, SEEN, IDLE["trader"] - timedelta(minutes=1))

    lasts = client.post(page("stay")).json()

    assert lasts["mayStay"]
    assert lasts["seconds"] > IDLE["trader"].total_seconds() - 60


def test_after_its_end_it_is_not_prolonged(client, boss):
    client.force_login(boss)
    back_by(client, SEEN, IDLE["trader"])

    assert client.post(page("stay")).url.startswith(page("signin"))


def test_what_was_sent_is_kept_for_the_person_who_sent_it(client, boss, ended, address):
    answer = ended()
    assert answer.url.startswith(page("signin"))
    assert "ระบบเก็บข้อความ" in client.get(answer.url).content.decode()

    client.force_login(boss)

    found = kept(client)
    assert found.path == address
    assert found.fields == [
        ("email", "new@example.com"),
        ("role", "ACCOUNTANT"),
        ("note", ""),
        ("note", "ก"),
    ]
    assert kept(client) == found  # also when the page is loaded again


def test_what_is_sent_later_is_kept_too(client, boss, ended, address):
    """Another tab, or a late "Stay signed in", finds the end before the form does."""
    client.force_login(boss)
    back_by(client, SEEN, IDLE["trader"])
    client.get(page("account"))
    client.post(page("stay"))
    client.post(address, INVITED | {"email": "first@example.com"})
    client.post(address, INVITED)
    client.force_login(boss)

    assert kept(client).fields[0] == ("email", "new@example.com")


def test_nothing_is_kept_of_who_signed_out(client, boss, address):
    client.force_login(boss)
    client.post(page("signout"))
    client.post(address, INVITED)
    client.force_login(boss)

    assert kept(client) is None


def test_what_cannot_be_read_any_more_is_dropped(client, boss, ended, settings):
    ended()
    settings.PERSONAL_KEY = "another key" * 5
    client.force_login(boss)

    assert kept(client) is None


def test_another_person_is_led_where_they_wanted_to_go(client, ended, db):
    ended()
    person(notice_accepted_at=MORNING)
    type_password(client, next=page("account"))

    assert type_code(client, brought()).url == page("account")


@pytest.mark.parametrize("name", [SEEN, STARTED])
def test_a_sign_in_that_ended_is_not_listed(client, boss, name):
    spans = {SEEN: IDLE["trader"], STARTED: LONGEST["trader"]}
    other = PersonClient()
    for browser in (client, other):
        browser.force_login(boss)
    assert len(client.get(page("security")).context["sessions"]) == 2
    back_by(other, name, spans[name])

    assert len(client.get(page("security")).context["sessions"]) == 1


def test_it_is_shown_right_after_the_sign_in(client, db):
    somebody = person(notice_accepted_at=MORNING)
    client.force_login(somebody)
    back_by(client, SEEN, IDLE["trader"])
    client.post(page("mandate_give"), {"tax_id": "0000000012343"})
    type_password(client)

    assert type_code(client, brought()).url == page("kept")
    assert kept(client).fields == [("tax_id", "0000000012343")]


def test_it_is_nobody_elses(client, boss, ended):
    ended()
    client.force_login(person(notice_accepted_at=MORNING))

    assert kept(client) is None
    client.force_login(boss)
    assert kept(client) is None


def test_it_is_sent_once(client, boss, ended, address):
    ended()
    client.force_login(boss)
    client.post(address, INVITED)

    assert kept(client) is None


def test_another_form_leaves_it_there(client, boss, ended):
    ended()
    client.force_login(boss)
    client.post(page("mandate_give"), {"tax_id": "0000000012343"})

    assert kept(client)


def test_it_is_thrown_away(client, boss, ended):
    ended()
    client.force_login(boss)

    assert client.post(page("kept")).url == page("home")
    assert kept(client) is None


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("own_password", {"old": "x", "new": "y"}),
        ("mandate_give", {"old_password": "x"}),
        ("people_invite", {"email": "x" * LARGEST}),
        ("signout", {}),
        ("invitation", {"email": "x@example.com", "code": "ABCD"}),
    ],
)
def test_secrets_and_floods_are_not_kept(client, boss, ended, name, fields):
    ended(fields, to=page(name))
    client.force_login(boss)

    assert kept(client) is None


def test_who_loses_what_was_typed_is_told(client, ended):
    answer = ended({"email": "x" * LARGEST})

    assert "เก็บข้อมูลที่ท่านเพิ่งส่งไว้ไม่ได้" in client.get(answer.url).content.decode()


def test_files_are_named_as_lost(client, boss, ended):
    ended({"a": "b", "file": SimpleUploadedFile("x.txt", b"x")})
    client.force_login(boss)

    assert kept(client).had_files
    assert "ไม่เก็บไฟล์" in client.get(page("kept")).content.decode()


def test_what_is_kept_is_sealed(client, ended):
    ended()

    assert "new@example.com" not in str(dict(client.session.items()))


def test_a_form_of_somebody_elses_page_is_not_kept(client, boss, address):
    strict = PersonClient(enforce_csrf_checks=True)
    strict.force_login(boss)
    back_by(strict, SEEN, IDLE["trader"])

    assert strict.post(address, INVITED).status_code == 403
    strict.force_login(boss)
    assert kept(strict) is None
