"""The first password comes by e-mail and opens one page, once, for a day."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.actions.opening import send_first_password
from accounts.actions.signin import note_sign_in
from accounts.models import Session
from notifications.models import Message
from tests.accounts.people import (
    PASSWORD,
    brought,
    page,
    person,
    type_code,
    type_password,
)


def test_a_first_password_opens_one_page_once(client, db):
    somebody = person(confirmed=False)
    send_first_password(somebody, by=somebody, at=timezone.now())
    first = brought("first_password")

    assert type_password(client, password=first).url == page("choose_password")
    for other in ("signin_code", "first_mobile", "first_mobile_code", "account"):
        assert client.get(page(other)).status_code == 302
    assert type_password(type(client)(), password=first).status_code == 422
    chosen = "chosen by themself 2569"
    answer = client.post(page("choose_password"), {"password": chosen, "again": chosen})
    assert answer.url == page("first_mobile")
    client.post(page("first_mobile"), {"mobile": "081 234 5678"})
    answer = type_code(client, brought(), on="first_mobile_code")
    assert answer.url == page("notice")
    somebody.refresh_from_db()
    assert somebody.phone_confirmed_at
    assert somebody.first_password_until is None
    assert somebody.check_password(chosen)


@pytest.mark.parametrize("way", [str.lower, lambda sent: f" {sent.replace('-', ' ')} "])
def test_a_first_password_may_be_typed_loosely_and_another_one_may_not(client, db, way):
    somebody = person(confirmed=False)
    assert type_password(client, password=PASSWORD.upper()).status_code == 422
    send_first_password(somebody, by=somebody, at=timezone.now())

    typed = way(brought("first_password"))

    assert type_password(client, password=typed).url == page("choose_password")


def test_a_first_password_dies_after_a_day(client, db):
    somebody = person()
    send_first_password(somebody, by=somebody, at=timezone.now() - timedelta(hours=24))

    assert type_password(client, password=brought("first_password")).status_code == 422


@pytest.mark.parametrize(
    "password",
    ["short", "password1234", "customsetracking", "somebody-etracking", "x" * 129],
)
def test_weak_passwords_are_refused(client, db, password):
    somebody = person(confirmed=False)
    send_first_password(somebody, by=somebody, at=timezone.now())
    type_password(client, password=brought("first_password"))

    answer = client.post(page("choose_password"), {"password": password, "again": password})

    assert answer.status_code == 422
    somebody.refresh_from_db()
    assert not somebody.has_usable_password()


def test_the_two_passwords_must_be_the_same(client, db):
    somebody = person(confirmed=False)
    send_first_password(somebody, by=somebody, at=timezone.now())
    type_password(client, password=brought("first_password"))

    answer = client.post(page("choose_password"), {"password": PASSWORD, "again": PASSWORD + "x"})

    assert answer.status_code == 422
    assert "ไม่ตรงกัน" in answer.text


CHOSEN = "chosen by themself 2569"


def choose_after_first(client, somebody):
    """Choose a password after a first one, in a browser of its own."""
    send_first_password(somebody, by=somebody, at=timezone.now())
    type_password(client, password=brought("first_password"))
    return client.post(page("choose_password"), {"password": CHOSEN, "again": CHOSEN})


def test_in_an_account_in_use_it_is_like_a_forgotten_password(client, db):
    somebody = person()
    note_sign_in(somebody, factor="app", at=timezone.now() - timedelta(days=9))
    other = type(client)()
    other.force_login(somebody)
    assert Session.objects.filter(user=somebody).exists()

    assert choose_after_first(client, somebody).url == page("signin_code")

    told = Message.objects.filter(purpose="password_changed").values_list("address", flat=True)
    assert sorted(told) == sorted([somebody.phone, somebody.email])
    somebody.refresh_from_db()
    assert not somebody.may_print_at(timezone.now() + timedelta(hours=71))
    assert not Session.objects.filter(user=somebody).exists()
    assert somebody.check_password(CHOSEN)


def test_in_a_new_account_nobody_is_told_and_nothing_is_put_off(client, db):
    somebody = person(confirmed=False)

    choose_after_first(client, somebody)

    assert not Message.objects.filter(purpose="password_changed").exists()
    somebody.refresh_from_db()
    assert somebody.may_print_at(timezone.now())
    assert somebody.in_use_since


def test_the_second_first_password_finds_the_account_in_use(client, db):
    somebody = person()
    choose_after_first(client, somebody)
    somebody.refresh_from_db()
    since = somebody.in_use_since

    choose_after_first(type(client)(), somebody)

    assert Message.objects.filter(purpose="password_changed").count() == 2
    somebody.refresh_from_db()
    assert somebody.in_use_since == since


def test_who_was_sent_one_in_use_may_forget_it(client, db):
    somebody = person(in_use_since=timezone.now())
    send_first_password(somebody, by=somebody, at=timezone.now())

    client.post(page("forgot"), {"username": somebody.username})

    assert Message.objects.filter(purpose="code", address=somebody.email).exists()
