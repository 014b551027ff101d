"""Since when the accounts are in use that were there before it was noted."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.db import connection

from accounts.actions.opening import send_first_password
from accounts.actions.passwords import choose_password
from accounts.models import User
from tests.accounts.people import person
from tests.factories import MORNING, UserFactory

LATER = MORNING + timedelta(days=90)


def chose_and_was_sent_another(portal):
    """Chose a password, and was sent a first one later; signed in or not."""
    somebody = choose_password(person(), "chosen by themself 2569", at=MORNING)
    send_first_password(somebody, by=portal, at=LATER)


def signed_in(portal):
    """Signed in, before the trail told of passwords."""
    send_first_password(person(last_login=MORNING), by=portal, at=LATER)


def has_a_password(portal):
    """Has a password of their own, by whatever way."""
    person(date_joined=MORNING)


def never_used(portal):
    """Was sent a first password, and has not used it."""
    send_first_password(person(), by=portal, at=MORNING)


def has_none(portal):
    """Has no password."""
    somebody = UserFactory(username="somebody")
    somebody.set_unusable_password()
    somebody.save()


@pytest.mark.parametrize(
    ("account", "since"),
    [
        (chose_and_was_sent_another, MORNING),
        (signed_in, MORNING),
        (has_a_password, MORNING),
        (never_used, None),
        (has_none, None),
    ],
)
def test_accounts_from_before_are_in_use_since_what_is_known(portal, account, since):
    account(portal)
    User.objects.update(in_use_since=None)

    with connection.cursor() as cursor:
        cursor.execute(import_module("accounts.migrations.0020_in_use_since").FILL)

    somebody = User.objects.get(username="somebody")
    assert somebody.in_use_since == since
    assert somebody.is_unused is (account is never_used)
