"""An administrator who enters another e-mail address moves the door to an account."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.actions.opening import send_first_password
from accounts.models import CodeDevice
from audit.models import Entry
from notifications.models import Message
from tests.accounts.people import MOBILE, brought, page, person, type_password
from tests.accounts.test_admin import address, person_form, root, sign_in
from tests.factories import MORNING

__all__ = ["root"]
NEW = "new@example.org"


@pytest.fixture
def enter(root):
    """Enter another address of a person in the admin; return whom that was told."""

    def enter(somebody, email):
        form = person_form(somebody, email=email)
        answer = root.post(address("accounts_user_change", somebody.pk), form)
        assert answer.status_code == 302
        somebody.refresh_from_db()
        told = Message.objects.filter(purpose="email_changed").order_by("pk")
        return list(told.values_list("address", flat=True))

    return enter


def test_another_address_is_told_to_the_former_contacts_and_ends_the_sessions(enter, db):
    somebody = person(in_use_since=MORNING)
    theirs = sign_in(somebody)

    assert enter(somebody, NEW) == ["somebody@example.com", MOBILE]

    assert somebody.email == NEW
    assert theirs.get(page("account")).status_code == 302
    assert not somebody.may_print_at(timezone.now() + timedelta(hours=71))
    assert somebody.may_print_at(timezone.now() + timedelta(hours=73))
    entry = Entry.objects.get(name="contact replaced")
    assert (entry.subject, entry.actor) == ("somebody", "root")
    assert NEW not in str(Entry.objects.values())


def test_what_went_to_the_former_mailbox_opens_nothing_any_more(enter, client, db):
    somebody = person(in_use_since=MORNING)
    browser = type(client)()
    browser.post(page("forgot"), {"username": "somebody"})
    send_first_password(somebody, by=somebody, at=timezone.now())
    first = brought("first_password")

    enter(somebody, NEW)

    assert not CodeDevice.objects.filter(user=somebody, kind="MAIL").exists()
    assert type_password(browser, password=first).status_code == 422


def test_the_same_address_otherwise_spelled_is_no_other_one(enter, db):
    somebody = person(in_use_since=MORNING)
    theirs = sign_in(somebody)

    assert enter(somebody, "Somebody@Example.com") == []

    assert somebody.may_print_at(timezone.now())
    assert theirs.get(page("account")).status_code != 403
    assert somebody.sessions.exists()


def test_a_new_account_gets_its_first_address_and_waits_for_nothing(enter, db):
    somebody = person(confirmed=False)
    somebody.email = ""
    somebody.save()

    assert enter(somebody, NEW) == []

    assert somebody.may_print_at(timezone.now())


def test_an_address_to_which_nothing_can_go_is_corrected(enter, db):
    somebody = person(in_use_since=MORNING)
    somebody.email = "mistyped"
    somebody.save()

    assert enter(somebody, NEW) == [MOBILE]
