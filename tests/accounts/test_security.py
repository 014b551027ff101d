"""Forgotten passwords, changed and lost mobiles, apps, recovery codes, sessions, one's own data."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_otp.oath import totp

from accounts.actions.factors import allow_new_factors, name_mobile
from accounts.actions.forgotten import DECOY
from accounts.actions.passwords import COOLING_OFF
from accounts.models import AuthenticatorDevice, CodeDevice, RecoveryDevice, User
from audit.models import Entry
from notifications.models import Message
from tests.accounts.people import (
    MOBILE,
    PASSWORD,
    brought,
    is_signed_in,
    masked,
    page,
    person,
    type_code,
    type_password,
    wrong,
)
from tests.clients import PersonClient
from tests.factories import MORNING

NEW, NEW_MOBILE = "another long passphrase 2570", "+66898765432"


@pytest.fixture
def browser(client, somebody):
    client.force_login(somebody)
    return client


def forget(client, username="somebody@example.com"):
    return client.post(page("forgot"), {"username": username})


def prove_again(browser, there):
    """Type the password again and the code that comes."""
    answer = browser.post(page("prove_again", there), {"present": PASSWORD})
    assert answer.url == page("prove_again_code", there)
    answer = browser.post(answer.url, {"code": brought(address=MOBILE)})
    assert answer.url == page(there)


def test_a_forgotten_password_is_chosen_anew_with_a_code_by_mail(client, somebody):
    other = type(client)()
    other.force_login(somebody)
    assert forget(client).url == page("forgot_code")
    assert Message.objects.get().address == somebody.email

    assert type_code(client, brought(), on="forgot_code").url == page("forgot_password")
    answer = client.post(page("forgot_password"), {"password": NEW, "again": NEW})

    assert answer.url == page("signin")
    assert not is_signed_in(client)
    assert not is_signed_in(other)
    told = Message.objects.filter(purpose="password_changed").values_list("address", flat=True)
    assert set(told) == {somebody.email, MOBILE}
    somebody.refresh_from_db()
    assert somebody.prints_from - timezone.now() > COOLING_OFF - timedelta(minutes=1)
    assert type_password(client, password=NEW).url == page("signin_code")


def test_the_page_for_a_new_password_opens_with_the_code_alone(client, somebody):
    forget(client)

    there, form = page("forgot_password"), {"password": NEW, "again": NEW}
    assert client.get(there).url == client.post(there, form).url == page("forgot_code")
    assert PersonClient().get(page("forgot_password")).url == page("forgot")


def test_an_account_that_does_not_exist_is_answered_alike(client, somebody):
    known, unknown = type(client)(), type(client)()
    pages = []
    for browser, name in ((known, "somebody@example.com"), (unknown, "nobody@example.com")):
        steps = [forget(browser, name), browser.get(page("forgot_code"))]
        steps += [type_code(browser, "000000", on="forgot_code") for _try in range(6)]
        pages.append([masked_reference(step) for step in steps])

    assert pages[0] == pages[1]
    assert User.objects.get(username=DECOY).is_active is False


def masked_reference(answer):
    """Return status and bytes of a page without its reference word."""
    if answer.status_code == 302:
        return answer.url
    words = CodeDevice.objects.values_list("reference", flat=True)
    text = masked(answer)
    for word in filter(None, words):
        text = text.replace(word, "")
    return answer.status_code, text


def test_a_hundred_wrong_codes_do_not_tell_that_an_account_exists(client, somebody):
    User.objects.update(wrong_reset_codes=100)
    forget(client)

    answer = type_code(client, brought(), on="forgot_code")

    assert answer.status_code == 422


def test_a_code_for_nobody_lets_nobody_in(client, db):
    forget(client, "nobody@example.com")
    code = brought()

    assert type_code(client, code, on="forgot_code").status_code == 422


def test_messages_to_nobody_are_never_sent(client, db):
    forget(client, "nobody@example.com")

    message = Message.objects.get()
    assert message.valid_until <= message.created_at


def test_many_resets_from_one_address_are_too_many(client, db):
    for n in range(10):
        assert forget(client, f"name{n}@example.com").status_code == 302

    assert forget(client, "name10@example.com").status_code == 429


def test_the_own_password_is_changed_with_the_present_one(browser, somebody):
    other = type(browser)()
    other.force_login(somebody)
    form = {"present": PASSWORD, "password": NEW, "again": NEW}

    assert browser.post(page("own_password"), form | {"present": "wrong"}).status_code == 422
    assert browser.post(page("own_password"), form).url == page("security")

    assert is_signed_in(browser)
    assert not is_signed_in(other)
    assert Message.objects.get().purpose == "password_changed"
    assert Entry.objects.filter(name="password chosen", subject="somebody").exists()


@pytest.fixture
def proved(browser):
    """Let a proof for one thing have been given just now."""

    def proved(there, *, minutes=5, of=browser):
        session = of.session
        until = timezone.now() + timedelta(minutes=minutes)
        session["fresh"] = {"there": there, "until": until.isoformat()}
        session.save()

    return proved


@pytest.mark.parametrize(
    "there", ["change_mobile", "authenticator", "recovery_codes", "remove_authenticator"]
)
def test_what_proves_oneself_is_changed_only_after_a_proof(browser, there):
    assert browser.get(page(there)).url == page("prove_again", there)
    assert browser.post(page(there)).url == page("prove_again", there)
    assert browser.get(page("prove_again_code", there)).url == page("prove_again", there)
    wrong_one = browser.post(page("prove_again", there), {"present": "wrong"})
    assert wrong_one.status_code == 422


def test_a_proof_lasts_ten_minutes(browser, proved):
    prove_again(browser, "recovery_codes")
    assert browser.get(page("recovery_codes")).status_code == 200
    proved("recovery_codes", minutes=0)

    assert browser.get(page("recovery_codes")).status_code == 302


def test_a_proof_opens_one_thing_and_once(browser):
    prove_again(browser, "recovery_codes")
    for other in ("change_mobile", "change_mobile_code", "authenticator", "remove_authenticator"):
        assert browser.get(page(other)).status_code == 302
    assert browser.post(page("recovery_codes")).status_code == 200

    assert browser.post(page("recovery_codes")).url == page("prove_again", "recovery_codes")
    assert browser.get(page("prove_again_code", "recovery_codes")).status_code == 302


def test_the_password_typed_for_one_thing_proves_nothing_for_another(browser):
    browser.post(page("prove_again", "recovery_codes"), {"present": PASSWORD})

    answer = browser.get(page("prove_again_code", "change_mobile"))
    assert answer.url == page("prove_again", "change_mobile")


def test_unknown_pages_ask_for_no_proof(browser):
    assert browser.get(page("prove_again", "elsewhere")).status_code == 404
    assert browser.get(page("prove_again_code", "elsewhere")).status_code == 404


def test_a_new_mobile_takes_the_old_ones_place(browser, somebody):
    other = type(browser)()
    other.force_login(somebody)
    prove_again(browser, "change_mobile")

    answer = browser.post(page("change_mobile"), {"mobile": "089 876 5432"})
    assert answer.url == page("change_mobile_code")
    code = brought(address=NEW_MOBILE)
    assert browser.post(answer.url, {"code": wrong(code)}).status_code == 422
    assert browser.post(answer.url, {"code": code}).url == page("security")

    somebody.refresh_from_db()
    assert somebody.phone == CodeDevice.objects.get(kind="SMS").address == NEW_MOBILE
    assert not CodeDevice.objects.filter(kind="NEW_SMS").exists()
    told = Message.objects.filter(purpose="factors_changed").values_list("address", flat=True)
    assert set(told) == {MOBILE, somebody.email}
    assert somebody.may_print_at(timezone.now() + timedelta(hours=71)) is False
    assert somebody.may_print_at(timezone.now() + timedelta(hours=73)) is True
    assert is_signed_in(browser)
    assert not is_signed_in(other)
    assert browser.get(page("change_mobile")).status_code == 302
    assert "พิมพ์ใบเสร็จรับเงินได้อีกครั้งเมื่อ" in browser.get(page("security")).text


def test_the_new_mobile_is_none_before_its_code(browser, somebody):
    assert browser.get(page("change_mobile_code")).url == page("prove_again", "change_mobile")
    prove_again(browser, "change_mobile")
    assert browser.get(page("change_mobile_code")).url == page("change_mobile")
    assert browser.post(page("change_mobile"), {"mobile": "02 234 5678"}).status_code == 422
    browser.post(page("change_mobile"), {"mobile": "089 876 5432"})

    somebody.refresh_from_db()
    assert somebody.phone == MOBILE


def test_an_app_is_set_up_and_removed(browser, somebody, proved):
    prove_again(browser, "authenticator")
    assert browser.get(page("authenticator")).status_code == 200
    app = AuthenticatorDevice.objects.get()
    assert (
        browser.post(page("authenticator"), {"code": f"{totp(app.bin_key):06}"}).status_code == 302
    )
    assert Message.objects.filter(purpose="authenticator_set_up").exists()
    assert "นำออก" in browser.get(page("security")).text

    proved("remove_authenticator")
    assert browser.get(page("remove_authenticator")).status_code == 200
    assert browser.post(page("remove_authenticator")).url == page("security")
    assert browser.get(page("remove_authenticator")).status_code == 302
    assert not AuthenticatorDevice.objects.exists()


def test_officers_keep_their_app(client, proved):
    officer = person("officer", is_officer=True, notice_accepted_at=MORNING)
    AuthenticatorDevice.objects.create(user=officer, name="app")
    client.force_login(officer)
    proved("remove_authenticator", of=client)

    assert client.post(page("remove_authenticator")).status_code == 404
    assert AuthenticatorDevice.objects.exists()


def test_recovery_codes_are_shown_once(browser):
    prove_again(browser, "recovery_codes")
    assert "<ol" not in browser.get(page("recovery_codes")).text

    shown = browser.post(page("recovery_codes")).text

    assert shown.count('<li class="et-num"') == 10
    assert "<ol" not in browser.get(page("recovery_codes")).text
    assert RecoveryDevice.objects.get().token_set.count() == 10


def test_who_lost_everything_begins_anew_after_others_proved_them(client, somebody):
    officer = person("officer", is_officer=True)
    client.force_login(somebody)
    AuthenticatorDevice.objects.create(user=somebody, name="app")
    User.objects.filter(pk=somebody.pk).update(wrong_codes=100)

    allow_new_factors(somebody, by=officer, at=timezone.now())

    assert not is_signed_in(client)
    told = Message.objects.filter(purpose="factors_changed").values_list("address", flat=True)
    assert set(told) == {MOBILE, somebody.email}
    assert type_password(client).url == page("first_mobile")
    client.post(page("first_mobile"), {"mobile": "089 876 5432"})
    assert type_code(client, brought(), on="first_mobile_code").status_code == 302
    somebody.refresh_from_db()
    assert somebody.phone == NEW_MOBILE
    assert somebody.may_print_at(timezone.now()) is False


def test_a_confirmed_mobile_is_not_renamed_on_the_way_in(client, somebody):
    type_password(client)

    assert client.post(page("first_mobile"), {"mobile": "089 876 5432"}).url == page("signin_code")
    assert name_mobile(somebody, NEW_MOBILE, at=MORNING).address == MOBILE
