"""Signing in: the password, then what else proves the person."""

from datetime import timedelta

import pytest
from django.contrib.auth import authenticate
from django_otp.oath import totp

from accounts.actions.factors import write_recovery_codes
from accounts.models import Attempt, AuthenticatorDevice, CodeDevice, Session, User
from audit.models import Entry
from core.templatetags.thai import seconds
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


def test_the_password_alone_opens_nothing(client, somebody):
    answer = type_password(client)

    assert answer.url == page("signin_code")
    assert not is_signed_in(client)
    assert client.get(page("declarations:list")).status_code == 302


def test_password_and_code_sign_in_and_lead_on(client, somebody):
    there = page("declarations:list")
    type_password(client, next=there)
    shown = client.get(page("signin_code"))

    answer = type_code(client, brought())

    assert CodeDevice.objects.get().reference in shown.text
    assert MOBILE not in shown.text
    assert "no-store" in shown["Cache-Control"]
    assert answer.url == there
    assert is_signed_in(client)
    session = Session.objects.get(user=somebody)
    assert session.started_at
    assert session.source == "127.0.0.x"
    names = list(Entry.objects.order_by("pk").values_list("name", flat=True))
    assert names == ["code sent", "code accepted", "signed in"]


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere.example"])
def test_nobody_is_led_to_another_host(client, somebody, elsewhere):
    type_password(client, next=elsewhere)

    assert type_code(client, brought()).url == page("home")


def test_the_e_mail_address_does_as_well(client, somebody):
    assert type_password(client, username="Somebody@Example.com").url == page("signin_code")


def test_a_code_typed_in_another_browser_opens_nothing(client, somebody):
    type_password(client)
    code = brought()
    other = type(client)()
    type_password(other)

    assert type_code(other, code).status_code == 422
    assert not is_signed_in(other)


def test_unknown_name_wrong_password_and_closed_account_look_alike(client, somebody):
    closed = person("closed", is_active=False)
    unusable = person("unusable")
    unusable.set_unusable_password()
    unusable.save()
    answers = [
        type_password(client, username=name, password=password)
        for name, password in [
            ("somebody", "wrong"),
            ("nobody-at-all", PASSWORD),
            (closed.username, PASSWORD),
            (unusable.username, PASSWORD),
            ("", ""),
        ][:4]
    ]

    assert {answer.status_code for answer in answers} == {422}
    pages = {
        masked(answer).replace(name, "")
        for answer, name in zip(
            answers, ["somebody", "nobody-at-all", "closed", "unusable"], strict=True
        )
    }
    assert len(pages) == 1
    assert "ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง" in answers[0].text


def test_wrong_passwords_close_the_door_for_that_account_from_that_address(client, somebody):
    for _try in range(5):
        assert type_password(client, password="wrong").status_code == 422

    full = type_password(client)
    assert full.status_code == 429
    assert "จะเปิดอีกครั้งเมื่อ" in full.text
    other_address = {"REMOTE_ADDR": "203.0.113.9"}
    elsewhere = client.post(
        page("signin"), {"username": "somebody", "password": PASSWORD}, **other_address
    )
    assert elsewhere.status_code == 302


def test_the_door_closes_for_unknown_accounts_alike(client, db):
    for _try in range(5):
        assert type_password(client, username="nobody-at-all").status_code == 422

    assert type_password(client, username="nobody-at-all").status_code == 429


def test_right_passwords_are_not_counted(client, somebody):
    for _time in range(10):
        assert type_password(client).status_code == 302

    assert not Attempt.objects.filter(limit__startswith="password").exists()


def test_the_trail_knows_refusals_but_no_unknown_names(client, somebody):
    type_password(client, password="wrong")
    type_password(client, username="typed-a-password-here")

    entries = Entry.objects.filter(name="sign-in refused").order_by("pk")
    assert [entry.subject for entry in entries] == ["somebody", "(unknown)"]


def test_there_is_no_door_but_ours(somebody):
    assert authenticate(username="somebody", password=PASSWORD) is None


def test_the_admins_own_sign_in_leads_to_ours(client, db):
    answer = client.post("/th/admin/login/", {"username": "x", "password": "y"})

    assert answer.url.startswith(page("signin"))


def test_officers_prove_themselves_with_an_app_alone(client, db):
    person("officer", is_officer=True, confirmed=False, notice_accepted_at=MORNING)

    assert type_password(client, username="officer").url == page("first_authenticator")
    shown = client.get(page("first_authenticator"))
    assert "<svg" in shown.text
    assert "style=" not in shown.text
    app = AuthenticatorDevice.objects.get()
    assert type_code(client, "000000", on="first_authenticator").status_code in {302, 422}
    AuthenticatorDevice.objects.update(
        throttling_failure_count=0, throttling_failure_timestamp=None
    )
    answer = type_code(client, f"{totp(app.bin_key):06}", on="first_authenticator")
    assert answer.url == page("home")
    assert is_signed_in(client)

    again = type(client)()
    assert type_password(again, username="officer").url == page("signin_code")
    assert Message.objects.filter(purpose="code").count() == 0
    assert again.post(page("signin_way"), {"way": "sms"}).status_code == 404


def test_who_must_wait_after_wrong_codes_of_the_app_is_told_until_when(client, db):
    officer = person("officer", is_officer=True, notice_accepted_at=MORNING)
    app = AuthenticatorDevice.objects.create(user=officer, name="app")
    type_password(client, username="officer")
    type_code(client, wrong(f"{totp(app.bin_key):06}"))
    AuthenticatorDevice.objects.update(throttling_failure_count=7)

    told = type_code(client, f"{totp(app.bin_key):06}")

    app.refresh_from_db()
    until = app.waits_until()
    assert told.status_code == 422
    assert seconds(until + timedelta(seconds=1)) in told.text
    assert "โปรดรอสักครู่" in told.text
    assert Attempt.objects.filter(limit="code of address").count() == 1
    AuthenticatorDevice.objects.update(throttling_failure_timestamp=MORNING)
    assert type_code(client, f"{totp(app.bin_key):06}").url == page("home")


def test_a_recovery_code_signs_in_once(client, somebody):
    codes = write_recovery_codes(somebody, at=MORNING)
    type_password(client)
    assert client.post(page("signin_way"), {"way": "recovery"}).url == page("signin_code")

    assert type_code(client, codes[0]).url == page("security")
    assert is_signed_in(client)
    again = type(client)()
    type_password(again)
    again.post(page("signin_way"), {"way": "recovery"})
    assert type_code(again, codes[0]).status_code == 422


def by_recovery_code(client, somebody, there):
    code, *_rest = write_recovery_codes(somebody, at=MORNING)
    type_password(client, next=there)
    client.post(page("signin_way"), {"way": "recovery"})
    return type_code(client, code)


def test_who_signed_in_by_a_recovery_code_is_led_on_after_the_warning(client, somebody):
    there = page("declarations:list")
    answer = by_recovery_code(client, somebody, there)
    waiting = client.get(answer.url)
    assert "เหลือ 9" in waiting.text
    assert f'<a href="{page("signin")}">' in waiting.text.partition("<main")[2]

    assert client.get(page("signin")).url == there
    assert f'<a href="{page("signin")}">' not in client.get(answer.url).text.partition("<main")[2]
    assert client.get(page("signin")).url == page("home")


def test_the_notice_does_not_make_it_forgotten(client, db):
    there = page("declarations:list")
    answer = by_recovery_code(client, person(), there)
    assert client.get(answer.url).url == page("notice")

    assert client.post(page("notice")).url == there


def test_a_wrong_code_tells_what_is_left(client, somebody):
    type_password(client)
    answer = type_code(client, wrong(brought()))

    assert answer.status_code == 422
    assert "เหลืออีก 4 ครั้ง" in answer.text
    assert CodeDevice.objects.get().reference in answer.text


def test_wrong_codes_from_one_address_close_the_door(client, somebody):
    type_password(client)
    for _try in range(20):
        assert type_code(client, "000000").status_code in {422, 302}

    assert type_code(client, "000000").status_code == 429


def test_after_a_hundred_wrong_codes_no_code_helps(client, somebody):
    User.objects.update(wrong_codes=100)
    type_password(client)

    answer = type_code(client, brought())

    assert answer.status_code == 403
    assert "พิสูจน์ตัวตน" in answer.text


def test_a_second_code_within_a_minute_is_refused_in_words(client, somebody):
    type_password(client)
    answer = client.post(page("signin_way"), {"way": "sms"}, follow=True)

    assert answer.status_code == 200
    assert "เพิ่งส่งรหัสไป" in answer.text
    assert Message.objects.filter(purpose="code").count() == 1


def test_two_browsers_get_a_code_each_and_the_older_one_is_told_so(client, db):
    person(notice_accepted_at=MORNING)
    other = PersonClient()
    type_password(client)
    first = brought()
    type_password(other)
    second = brought()

    page_of_first = client.get(page("signin_code"))
    refused = type_code(client, first)

    assert first != second
    assert "รหัสของหน้านี้ถูกใช้แล้ว" in page_of_first.text
    assert CodeDevice.objects.get().reference not in page_of_first.text
    assert "หน้านี้ไม่มีรหัสที่ใช้ได้" in refused.text
    assert CodeDevice.objects.get().tries == 0
    assert type_code(other, second).status_code == 302


def test_who_searched_before_signing_in_reads_what_for(client, db):
    asked = client.get(page("search") + "?q=A0010-6511-00018<b>")
    shown = client.get(asked.url)

    assert "A0010-6511-00018&lt;b&gt;" in shown.text
    assert "ลงทะเบียน" in shown.text
    assert "ท่านค้นหา" not in client.get(page("signin") + "?next=/th/account/?q=x").text
