"""Accounts that are opened have names that nobody else has."""

import itertools
import secrets

import pytest

from accounts.actions.opening import Newcomer, open_account
from accounts.models import User
from tests.factories import MORNING, TraderFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_a_name_that_somebody_has_is_not_given_again(portal, monkeypatch):
    UserFactory(username="EAAAAAAA")
    letters = itertools.chain("AAAAAAABBBBBBB", itertools.repeat("C"))
    monkeypatch.setattr(secrets, "choice", lambda _letters: next(letters))
    newcomer = Newcomer("สมศรี", "ตัวอย่าง", "s@example.com", "+66800000777", "th")

    person = open_account(newcomer, trader=TraderFactory(), role="DIRECTOR", by=portal, at=MORNING)

    assert person.username == "EBBBBBBB"
    assert User.objects.filter(pk=person.pk, memberships__role="DIRECTOR").exists()
