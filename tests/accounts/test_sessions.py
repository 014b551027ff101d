"""How long a sign-in lasts, and where it can be seen and ended."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.http.lasting import IDLE, LONGEST
from accounts.http.sessions import SEEN, STARTED
from accounts.models import Session, User
from audit.models import Entry
from tests.accounts.people import (
    brought,
    is_signed_in,
    page,
    person,
    type_code,
    type_password,
)
from tests.factories import MORNING


@pytest.fixture
def browser(client, somebody):
    client.force_login(somebody)
    return client


def test_the_session_gets_new_keys(client, somebody):
    client.get(page("signin"))
    type_password(client)
    half = client.session.session_key
    type_code(client, brought())

    assert client.session.session_key != half
    assert not Session.objects.filter(session_key=half).exists()


def test_what_was_half_done_ends_after_a_quarter_of_an_hour(client, somebody):
    type_password(client)
    code = brought()
    session = client.session
    session["half"] |= {"until": timezone.now().isoformat()}
    session.save()

    assert type_code(client, code).url == page("signin")


@pytest.mark.parametrize("kind", ["trader", "officer"])
@pytest.mark.parametrize("limit", ["idle", "longest"])
def test_a_sign_in_ends_when_nobody_is_there_and_after_a_time(client, db, kind, limit):
    somebody = person(is_officer=kind == "officer", notice_accepted_at=MORNING)
    client.force_login(somebody)
    assert is_signed_in(client)
    longest = {"idle": IDLE, "longest": LONGEST}[limit][kind]
    name = {"idle": SEEN, "longest": STARTED}[limit]
    for age, expected in [(longest - timedelta(seconds=5), True), (longest, False)]:
        session = client.session
        session[name] = (timezone.now() - age).isoformat()
        session.save()
        assert is_signed_in(client) is expected


def test_a_session_without_second_factor_is_none(client, somebody):
    client.force_login(somebody)
    session = client.session
    del session["factor"]
    session.save()

    assert not is_signed_in(client)


def test_the_notice_comes_first(client, db):
    client.force_login(person())

    assert client.get(page("declarations:list")).url == page("notice")
    assert client.post(page("notice")).url == page("declarations:list")
    assert client.post(page("notice")).url == page("home")
    assert client.get(page("declarations:list")).status_code == 200
    assert Entry.objects.filter(name="notice accepted").exists()


def test_signing_out_ends_the_session(client, somebody):
    client.force_login(somebody)

    answer = client.post(page("signout"))

    assert "storage" in answer["Clear-Site-Data"]
    assert not Session.objects.filter(user=somebody).exists()
    assert not is_signed_in(client)


def test_a_closed_account_is_out_at_once(client, somebody):
    client.force_login(somebody)
    User.objects.update(is_active=False)

    assert not is_signed_in(client)


def test_sessions_are_listed_and_ended(browser, somebody):
    other = type(browser)()
    other.force_login(somebody)
    third = type(browser)()
    third.force_login(somebody)
    key = next(
        row.shown_key
        for row in somebody.sessions.all()
        if row.session_key == other.session.session_key
    )
    assert key in browser.get(page("security")).text
    assert other.session.session_key not in browser.get(page("security")).text

    browser.post(page("end_session"), {"session": key})
    assert not is_signed_in(other)
    assert is_signed_in(third)
    browser.post(page("end_session"))
    assert not is_signed_in(third)
    assert is_signed_in(browser)


def test_nobody_ends_the_sessions_of_others(browser, db):
    stranger = type(browser)()
    stranger.force_login(person("stranger", notice_accepted_at=MORNING))
    key = User.objects.get(username="stranger").sessions.get().shown_key

    assert browser.post(page("end_session"), {"session": key}).status_code == 404
    assert is_signed_in(stranger)
