"""An authenticator app is set up in one session, with a seed that nobody else was shown."""

import pytest
from django.utils import timezone
from django_otp.oath import totp

from accounts.actions.factors import AnotherApp, begin_authenticator, confirm_authenticator
from accounts.actions.opening import send_first_password
from accounts.actions.passwords import choose_password
from accounts.models import AuthenticatorDevice
from tests.accounts.people import is_signed_in, page, person, type_code, type_password
from tests.clients import PersonClient
from tests.factories import MORNING, UserFactory


@pytest.fixture
def officer(db):
    """An officer without a mobile or an app."""
    return person("officer", is_officer=True, confirmed=False, notice_accepted_at=MORNING)


def key_shown(browser, there="first_authenticator"):
    answer = browser.get(page(there))
    assert answer.status_code == 200
    return answer.context["key"]


def prove(browser, there, until="2999-01-01T00:00:00+00:00"):
    session = browser.session
    session["fresh"] = {"there": there, "until": until}
    session.cycle_key()
    session.save()
    browser.cookies["sessionid"] = session.session_key


def right_code(app):
    return f"{totp(app.bin_key):06}"


def test_each_session_sees_a_seed_of_its_own(officer):
    thief, owner = PersonClient(), PersonClient()
    type_password(thief, username="officer")
    type_password(owner, username="officer")

    assert key_shown(thief) != key_shown(owner)


def test_two_sessions_of_a_trader_see_two_seeds(db):
    somebody = person(notice_accepted_at=MORNING)
    keys = []
    for browser in (PersonClient(), PersonClient()):
        browser.force_login(somebody)
        prove(browser, "authenticator")
        keys.append(key_shown(browser, "authenticator"))
    assert keys[0] != keys[1]


def test_a_later_visit_sees_another_seed(client, officer):
    type_password(client, username="officer")
    first = key_shown(client)
    type_password(client, username="officer")

    assert key_shown(client) != first


def test_the_picture_stays_after_a_code_that_was_mistyped(client, officer):
    type_password(client, username="officer")
    first = key_shown(client)

    answer = type_code(client, "000000", on="first_authenticator")

    assert answer.status_code == 422
    assert answer.context["key"] == key_shown(client) == first
    AuthenticatorDevice.objects.update(
        throttling_failure_count=0, throttling_failure_timestamp=None
    )
    app = AuthenticatorDevice.objects.get()
    assert type_code(client, right_code(app), on="first_authenticator").url == page("home")
    assert is_signed_in(client)


def test_an_app_set_up_elsewhere_proves_nobody_here(officer):
    thief, owner = PersonClient(), PersonClient()
    type_password(thief, username="officer")
    key_shown(thief)
    stolen = AuthenticatorDevice.objects.get()
    type_password(owner, username="officer")
    key_shown(owner)
    own = AuthenticatorDevice.objects.exclude(pk=stolen.pk).get()

    assert type_code(owner, right_code(stolen), on="first_authenticator").status_code == 422
    AuthenticatorDevice.objects.update(
        throttling_failure_count=0, throttling_failure_timestamp=None
    )
    assert type_code(owner, right_code(own), on="first_authenticator").status_code == 302
    app = AuthenticatorDevice.objects.get()
    assert (app, app.confirmed, app.name) == (own, True, "authenticator")


def test_who_was_overtaken_by_another_set_up_is_told(client, db, monkeypatch):
    somebody = person(notice_accepted_at=MORNING)
    client.force_login(somebody)
    prove(client, "authenticator")
    key_shown(client, "authenticator")
    app = AuthenticatorDevice.objects.get()
    code = right_code(app)
    real = confirm_authenticator

    def overtaken(person, device, **facts):
        device.__class__.objects.filter(pk=device.pk).delete()
        real(person, device, **facts)

    monkeypatch.setattr("accounts.actions.factors.confirm_authenticator", overtaken)
    answer = client.post(page("authenticator"), {"code": code}, follow=True)

    assert answer.redirect_chain[-1][0] == page("authenticator")
    assert "โปรดสแกนรูปใหม่" in answer.text
    assert not AuthenticatorDevice.objects.filter(confirmed=True).exists()


@pytest.mark.parametrize("what", ["first password", "password"])
def test_what_was_begun_ends_with_another_password(officer, what):
    begun = begin_authenticator(officer, session="a", at=MORNING)

    if what == "password":
        choose_password(officer, "another long passphrase 2570", at=MORNING)
    else:
        send_first_password(officer, by=officer, at=MORNING)

    assert not AuthenticatorDevice.objects.exists()
    with pytest.raises(AnotherApp):
        confirm_authenticator(officer, begun, at=MORNING)


def test_another_password_leaves_the_app_that_counts(officer):
    app = AuthenticatorDevice.objects.create(user=officer, name="app")

    choose_password(officer, "another long passphrase 2570", at=MORNING)

    assert AuthenticatorDevice.objects.get() == app


def test_what_was_begun_long_ago_is_forgotten(officer):
    old = begin_authenticator(officer, session="a", at=timezone.now())
    AuthenticatorDevice.objects.update(created_at=MORNING)

    begin_authenticator(officer, session="b", at=timezone.now())

    assert not AuthenticatorDevice.objects.filter(pk=old.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_a_page_asked_for_by_many_at_once_shows_one_seed(at_once):
    somebody = UserFactory(username="officer")

    found = at_once(
        lambda n: begin_authenticator(somebody, session="a", at=timezone.now()).key, times=4
    )

    assert found == [AuthenticatorDevice.objects.get().key] * 4


def test_rows_left_from_before_do_not_shut_the_page(client, officer):
    for _ in range(4):
        AuthenticatorDevice.objects.create(user=officer, name="authenticator", confirmed=False)
    type_password(client, username="officer")

    assert key_shown(client)
