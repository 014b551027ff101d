"""Who lost one factor proves themself again by another one, and sets up a new one."""

import pytest
from django_otp.oath import totp

from accounts.actions.factors import (
    AnotherMobile,
    change_mobile,
    confirm_mobile,
    name_mobile,
    name_new_mobile,
    write_recovery_codes,
)
from accounts.models import AuthenticatorDevice, CodeDevice, RecoveryDevice, Session
from notifications.models import Message
from tests.accounts.people import MOBILE, PASSWORD, brought, page, person, type_password
from tests.clients import PersonClient
from tests.factories import MORNING

NEW_MOBILE = "+66898765432"


def test_a_recovery_code_leads_to_a_new_mobile(client, somebody):
    first, second, *_rest = write_recovery_codes(somebody, at=MORNING)
    type_password(client)
    client.post(page("signin_way"), {"way": "recovery"})
    assert client.post(page("signin_code"), {"code": first}).status_code == 302

    client.post(page("prove_again", "change_mobile"), {"present": PASSWORD})
    answer = client.post(page("prove_again_code", "change_mobile"), {"code": second})

    assert answer.url == page("change_mobile")
    client.post(page("change_mobile"), {"mobile": NEW_MOBILE})
    client.post(page("change_mobile_code"), {"code": brought(address=NEW_MOBILE)})
    somebody.refresh_from_db()
    assert somebody.phone == NEW_MOBILE
    assert not somebody.may_print_at(MORNING)


def test_who_lost_the_app_proves_themself_by_the_mobile(client, somebody):
    AuthenticatorDevice.objects.create(user=somebody, name="app")
    client.force_login(somebody)
    there = "authenticator"
    client.post(page("prove_again", there), {"present": PASSWORD})
    assert "แอป" in client.get(page("prove_again_code", there)).text

    client.post(page("prove_again_way", there), {"way": "sms"})
    answer = client.post(page("prove_again_code", there), {"code": brought(address=MOBILE)})

    assert answer.url == page(there)


def test_another_way_is_chosen_only_after_the_password(client, somebody):
    client.force_login(somebody)

    first = client.post(page("prove_again_way", "change_mobile"), {"way": "sms"})
    assert first.url == page("prove_again", "change_mobile")
    assert not Message.objects.exists()
    client.post(page("prove_again", "change_mobile"), {"present": PASSWORD})
    for way in ("elsewhere", ""):
        answer = client.post(page("prove_again_way", "change_mobile"), {"way": way})
        assert answer.status_code == 404
    assert client.post(page("prove_again_way", "elsewhere"), {"way": "sms"}).status_code == 404


def test_officers_have_the_app_alone(client, db):
    officer = person("officer", is_officer=True, notice_accepted_at=MORNING)
    AuthenticatorDevice.objects.create(user=officer, name="app")
    (code, *_rest) = write_recovery_codes(officer, at=MORNING)

    type_password(client, username="officer")
    assert client.post(page("signin_way"), {"way": "recovery"}).status_code == 404
    assert client.post(page("signin_code"), {"code": code}).status_code == 422

    client.force_login(officer)
    session = client.session
    session["fresh"] = {"there": "recovery_codes", "until": "2999-01-01T00:00:00+00:00"}
    session.save()
    assert client.post(page("recovery_codes")).status_code == 404
    assert "recovery" not in client.get(page("security")).text


@pytest.mark.parametrize("change", ["another app", "removed"])
def test_changing_the_app_is_told_ends_sessions_and_waits_with_receipts(client, somebody, change):
    other = PersonClient()
    for browser in (client, other):
        browser.force_login(somebody)
    there = "authenticator" if change == "another app" else "remove_authenticator"
    session = client.session
    session["fresh"] = {"there": there, "until": "2999-01-01T00:00:00+00:00"}
    session.save()

    client.get(page(there))
    app = AuthenticatorDevice.objects.filter(user=somebody).first()
    client.post(page(there), {"code": f"{totp(app.bin_key):06}"} if app else {})

    somebody.refresh_from_db()
    assert not somebody.may_print_at(MORNING)
    assert Session.objects.filter(user=somebody).count() == 1
    assert set(Message.objects.values_list("address", flat=True)) == {MOBILE, somebody.email}


def test_the_first_app_of_an_officer_changes_nothing(client, db):
    person("officer", is_officer=True, notice_accepted_at=MORNING, confirmed=False)
    type_password(client, username="officer")
    client.get(page("first_authenticator"))
    app = AuthenticatorDevice.objects.get()

    answer = client.post(page("first_authenticator"), {"code": f"{totp(app.bin_key):06}"})

    assert answer.status_code == 302
    assert not Message.objects.filter(purpose="factors_changed").exists()


def test_new_recovery_codes_are_told(somebody):
    write_recovery_codes(somebody, at=MORNING)

    assert set(Message.objects.values_list("address", flat=True)) == {MOBILE, somebody.email}
    assert RecoveryDevice.objects.filter(user=somebody).exists()
    assert CodeDevice.objects.get(user=somebody).confirmed


def test_a_mobile_named_meanwhile_is_not_the_one_that_was_confirmed(client, db):
    """Two browsers name a mobile each; the code of the first one is typed after the second."""
    somebody = person(confirmed=False, notice_accepted_at=MORNING)
    tried = CodeDevice.objects.get(user=somebody)
    type_password(client)
    client.post(page("first_mobile"), {"mobile": MOBILE})
    name_mobile(somebody, NEW_MOBILE, at=MORNING)

    with pytest.raises(AnotherMobile):
        confirm_mobile(somebody, tried, at=MORNING)
    assert not CodeDevice.objects.get(user=somebody).confirmed


def test_who_named_another_mobile_meanwhile_is_told(client, db, monkeypatch):
    person(confirmed=False, notice_accepted_at=MORNING)

    def named_meanwhile(person, tried, *, at):
        raise AnotherMobile

    monkeypatch.setattr("accounts.actions.factors.confirm_mobile", named_meanwhile)
    type_password(client)
    client.post(page("first_mobile"), {"mobile": MOBILE})

    answer = client.post(page("first_mobile_code"), {"code": brought()}, follow=True)

    assert answer.redirect_chain[-1][0] == page("first_mobile")
    assert "มีการระบุหมายเลขอื่น" in answer.text


def test_a_new_mobile_named_meanwhile_is_not_the_one_that_was_confirmed(somebody):
    """One request has read the first number; a code of the second one, named meanwhile, is right."""
    tried = name_new_mobile(somebody, NEW_MOBILE, at=MORNING)
    second = name_new_mobile(somebody, "+66811112222", at=MORNING)

    with pytest.raises(AnotherMobile):
        change_mobile(somebody, tried, keep_session="", at=MORNING)
    assert CodeDevice.objects.get(kind="SMS").address == MOBILE
    change_mobile(somebody, second, keep_session="", at=MORNING)
    with pytest.raises(AnotherMobile):  # it was taken already
        change_mobile(somebody, second, keep_session="", at=MORNING)
    assert CodeDevice.objects.get().address == "+66811112222"


def test_who_named_another_new_mobile_meanwhile_is_told(client, somebody, monkeypatch):
    def named_meanwhile(person, new, **facts):
        raise AnotherMobile

    monkeypatch.setattr("accounts.actions.factors.change_mobile", named_meanwhile)
    client.force_login(somebody)
    client.post(page("prove_again", "change_mobile"), {"present": PASSWORD})
    client.post(page("prove_again_code", "change_mobile"), {"code": brought()})
    client.post(page("change_mobile"), {"mobile": NEW_MOBILE})

    answer = client.post(page("change_mobile_code"), {"code": brought()}, follow=True)

    assert answer.redirect_chain[-1][0] == page("change_mobile")
    assert "มีการระบุหมายเลขอื่น" in answer.text
