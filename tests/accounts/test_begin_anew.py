"""Who was let begin anew: for 72 hours, with the password they have, and not by mail alone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.actions import administration, codes, factors
from accounts.actions.factors import BEGIN_ANEW_LIVES, allow_new_factors
from accounts.actions.opening import Newcomer, renew_contact, send_first_password
from accounts.actions.passwords import NotByMail, choose_forgotten_password
from accounts.models import AuthenticatorDevice, CodeDevice, User
from notifications.models import Message
from tests.accounts.people import (
    MOBILE,
    brought,
    is_signed_in,
    page,
    person,
    type_code,
    type_password,
    wrong,
)
from tests.clients import PersonClient
from tests.factories import MORNING, UserFactory

NEW, NEW_MOBILE = "another long passphrase 2570", "+66898765432"


@pytest.fixture
def officer(db):
    return UserFactory(username="administrator", is_officer=True)


@pytest.fixture
def allowed(somebody, officer):
    """Let somebody begin anew, now or some hours ago."""

    def allowed(hours=0, **facts):
        at = timezone.now() - timedelta(hours=hours)
        allow_new_factors(somebody, by=officer, at=at, **facts)
        somebody.refresh_from_db()

    return allowed


def forget(browser, name="somebody"):
    return browser.post(page("forgot"), {"username": name})


def test_it_lapses_after_72_hours_and_the_page_says_so(client, somebody, allowed):
    allowed(hours=73)

    assert type_password(client).url == page("first_mobile")
    CodeDevice.objects.update(address=NEW_MOBILE)  # named in time
    for there in ("first_mobile", "first_mobile_code"):
        for answer in (client.get(page(there)), client.post(page(there), {"mobile": MOBILE})):
            assert answer.status_code == 403
            assert "72 ชั่วโมง" in answer.text
    assert not Message.objects.filter(purpose="code").exists()
    allowed()
    assert client.get(page("first_mobile")).status_code == 200


def test_it_lapses_for_officers_too(client, somebody, allowed):
    User.objects.update(is_officer=True)
    allowed(hours=73)

    assert type_password(client).url == page("first_authenticator")
    assert client.get(page("first_authenticator")).status_code == 403
    assert not AuthenticatorDevice.objects.exists()


def test_what_was_begun_before_is_not_confirmed_after_the_time(somebody, officer):
    allow_new_factors(somebody, by=officer, at=MORNING)
    somebody.refresh_from_db()
    last, late = [MORNING + BEGIN_ANEW_LIVES - timedelta(seconds=n) for n in (1, 0)]
    device = factors.name_mobile(somebody, NEW_MOBILE, at=last)
    app = factors.begin_authenticator(somebody, session="a", at=last)

    with pytest.raises(factors.Lapsed):
        factors.name_mobile(somebody, NEW_MOBILE, at=late)
    with pytest.raises(factors.Lapsed):
        factors.confirm_mobile(somebody, device, at=late)
    with pytest.raises(factors.Lapsed):
        factors.begin_authenticator(somebody, session="a", at=late)
    with pytest.raises(factors.Lapsed):
        factors.confirm_authenticator(somebody, app, at=late)
    factors.confirm_mobile(somebody, device, at=last)


@pytest.mark.parametrize("by", ["mobile", "app"])
def test_it_is_over_once_a_factor_is_confirmed(somebody, allowed, by):
    allowed()
    at = timezone.now()
    if by == "app":
        app = factors.begin_authenticator(somebody, session="a", at=at)
        factors.confirm_authenticator(somebody, app, at=at)
    else:
        device = factors.name_mobile(somebody, NEW_MOBILE, at=at)
        factors.confirm_mobile(somebody, device, at=at)

    somebody.refresh_from_db()
    assert somebody.new_factors_until is None


def test_who_never_had_a_factor_has_no_such_time(client, db):
    person(confirmed=False)
    type_password(client)

    assert client.get(page("first_mobile")).status_code == 200


def test_the_mailbox_alone_does_not_take_the_account(client, somebody, allowed):
    allowed()
    asked = forget(client)
    unknown = forget(PersonClient(), "nobody-at-all")

    assert asked.url == unknown.url == page("forgot_code")
    assert not Message.objects.filter(address=somebody.email, purpose="code").exists()
    assert type_code(client, brought(), on="forgot_code").status_code == 422
    assert client.get(page("forgot_password")).url == page("forgot_code")


def test_nor_that_of_a_newcomer_who_has_confirmed_nothing_yet(client, db):
    newcomer = person(confirmed=False)
    forget(client)

    assert not Message.objects.filter(address=newcomer.email).exists()


def test_a_reset_under_way_ends_when_somebody_may_begin_anew(client, somebody, allowed):
    forget(client)
    code = brought()
    allowed()

    assert type_code(client, code, on="forgot_code").url == page("forgot")
    assert client.get(page("forgot_password")).url == page("forgot")


def test_a_reset_proved_before_ends_when_somebody_may_begin_anew(client, somebody, allowed):
    forget(client)
    type_code(client, brought(), on="forgot_code")
    allowed()

    answer = client.post(page("forgot_password"), {"password": NEW, "again": NEW})

    assert answer.url == page("forgot")
    assert type_password(PersonClient(), password=NEW).status_code == 422


@pytest.mark.parametrize("proved", [True, False])
def test_the_old_mailbox_finishes_no_reset(client, somebody, officer, proved):
    """A code was asked for before the contact was replaced, and is typed, or used, after it."""
    forget(client)
    code = brought()
    if proved:
        type_code(client, code, on="forgot_code")
    newcomer = Newcomer("ก", "ข", "new@example.com", NEW_MOBILE, "th")
    renew_contact(somebody, newcomer, by=officer, at=timezone.now())
    at = timezone.now()
    owner = User.objects.get(pk=somebody.pk)
    factors.confirm_mobile(owner, factors.mobile_of(owner), at=at)

    if not proved:
        assert type_code(client, code, on="forgot_code").url == page("forgot")
    answer = client.post(page("forgot_password"), {"password": NEW, "again": NEW})

    assert answer.url == page("forgot")
    assert type_password(PersonClient(), password=NEW).status_code == 422


@pytest.mark.parametrize("proved", [True, False])
def test_nor_after_an_administrator_entered_another_address(client, somebody, officer, proved):
    forget(client)
    code = brought()
    if proved:
        type_code(client, code, on="forgot_code")
    somebody.email = "new@example.com"
    administration.keep(somebody, changed=["email"], by=officer, at=timezone.now())

    assert not CodeDevice.objects.filter(kind="MAIL").exists()
    if not proved:
        assert type_code(client, code, on="forgot_code").url == page("forgot")
    answer = client.post(page("forgot_password"), {"password": NEW, "again": NEW})
    assert answer.url == page("forgot")


def test_a_code_that_went_to_one_address_is_not_right_for_another_one(client, somebody):
    """However the address came to be another one."""
    forget(client)
    code = brought()
    User.objects.filter(pk=somebody.pk).update(email="new@example.com")

    assert type_code(client, code, on="forgot_code").url == page("forgot")


def test_a_first_password_ends_a_reset_under_way(client, somebody, officer):
    forget(client)
    code = brought()
    send_first_password(somebody, by=officer, at=timezone.now())

    assert type_code(client, code, on="forgot_code").url == page("forgot")


def test_whatever_changed_meanwhile_the_password_is_not_set(somebody, officer):
    with pytest.raises(NotByMail):
        choose_forgotten_password(somebody, NEW, mailbox="old@example.com", at=MORNING)
    send_first_password(somebody, by=officer, at=MORNING)
    with pytest.raises(NotByMail):
        choose_forgotten_password(somebody, NEW, mailbox=somebody.email, at=MORNING)


def test_who_was_overtaken_begins_the_reset_again(client, somebody, monkeypatch):
    def overtaken(*args, **facts):
        raise NotByMail

    monkeypatch.setattr("accounts.actions.passwords.choose_forgotten_password", overtaken)
    forget(client)
    type_code(client, brought(), on="forgot_code")

    answer = client.post(page("forgot_password"), {"password": NEW, "again": NEW})

    assert answer.url == page("forgot")


def test_only_the_mobile_that_is_known_is_confirmed(client, somebody, allowed):
    allowed(phone=NEW_MOBILE)
    type_password(client)

    assert client.post(page("first_mobile"), {"mobile": MOBILE}).status_code == 422
    with pytest.raises(factors.AnotherMobile):
        factors.name_mobile(somebody, MOBILE, at=timezone.now())
    CodeDevice.objects.update(address=MOBILE)  # however it got there
    with pytest.raises(factors.AnotherMobile):
        factors.confirm_mobile(somebody, factors.mobile_of(somebody), at=timezone.now())
    client.post(page("first_mobile"), {"mobile": NEW_MOBILE})
    assert type_code(client, brought(), on="first_mobile_code").status_code == 302


@pytest.mark.parametrize("what", ["begin anew", "first password"])
def test_a_reset_that_was_closed_opens_again(client, somebody, officer, what):
    User.objects.update(wrong_reset_codes=codes.MOST_WRONG)

    if what == "begin anew":
        allow_new_factors(somebody, by=officer, at=MORNING)
    else:
        send_first_password(somebody, by=officer, at=MORNING)

    somebody.refresh_from_db()
    assert somebody.wrong_reset_codes == 0


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_mailbox_is_told_once_that_the_reset_is_closed(client, somebody, language):
    User.objects.update(wrong_reset_codes=codes.MOST_WRONG - 2, language=language)
    forget(client)
    code = brought()
    told = Message.objects.filter(purpose="reset_closed")

    type_code(client, wrong(code), on="forgot_code")
    assert not told.exists()
    for _ in range(3):
        type_code(client, wrong(code), on="forgot_code")

    message = told.get()
    assert (message.address, message.person_id) == (somebody.email, somebody.pk)
    assert ("ผู้ดูแลระบบ" if language == "th" else "administrator of the portal") in message.text


def test_the_way_that_the_message_tells_works(client, somebody, officer):
    User.objects.update(wrong_reset_codes=codes.MOST_WRONG)
    send_first_password(somebody, by=officer, at=timezone.now())
    type_password(client, password=brought("first_password"))
    client.post(page("choose_password"), {"password": NEW, "again": NEW})
    assert type_code(client, brought()).status_code == 302
    assert is_signed_in(client)
    other = PersonClient()
    forget(other)

    assert type_code(other, brought(), on="forgot_code").url == page("forgot_password")
