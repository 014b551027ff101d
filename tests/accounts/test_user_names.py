"""User names are such as the sign-in takes, and no typed name breaks a page."""

import re

import pytest
from django.db import IntegrityError, transaction

from accounts.actions.opening import _new_username
from accounts.actions.signin import WrongPassword, prove_own_password
from accounts.models import User
from accounts.models.people import PLAIN_NAME
from declarations.management.demo.people import PEOPLE
from tests.accounts.people import PASSWORD, page, person, type_password
from tests.accounts.test_admin import address, root
from tests.factories import MORNING, UserFactory

__all__ = ["root"]
REFUSED = ["สมชาย", "a" * 41, "a" * 100, "anna@customs", "anna b"]
LONGEST = "a" * 40
NO_ROLES = {"memberships-TOTAL_FORMS": 0, "memberships-INITIAL_FORMS": 0}
THEIRS = "another long passphrase 2569"


@pytest.mark.parametrize("name", REFUSED)
def test_the_admin_takes_no_other_names(root, name):
    answer = root.post(address("accounts_user_add"), NO_ROLES | {"username": name})

    assert answer.status_code == 200
    assert not User.objects.filter(username=name).exists()


def test_the_admin_says_which_names_it_takes(root):
    answer = root.post(address("accounts_user_add"), NO_ROLES | {"username": "สมชาย"})

    assert "1 ถึง 40 ตัว" in answer.text


@pytest.mark.parametrize("name", REFUSED)
def test_neither_does_the_database(db, name):
    with pytest.raises(IntegrityError, match="user_name_plain"), transaction.atomic():
        User.objects.create(username=name)


def test_names_that_the_portal_gives_are_such(db):
    for name in [_new_username(), LONGEST, "etracking", *(one.username for one in PEOPLE)]:
        assert re.fullmatch(PLAIN_NAME, name)


@pytest.mark.parametrize("name", [LONGEST, "a" * 41, "a" * 254, "a" * 255, "ก" * 254, "ﷺ" * 254])
def test_a_name_of_any_length_breaks_no_door(client, db, name):
    person(LONGEST)

    assert type_password(client, username=name, password="wrong").status_code == 422
    assert client.post(page("forgot"), {"username": name}).status_code in {302, 422}
    wrong = {"email": f"{name}@example.com", "code": "AAAA-BBBB-CCCC"}
    assert client.post(page("invitation"), wrong).status_code in {200, 422}


def test_the_own_password_is_proved_by_person_and_not_by_name(db):
    somebody, other = person(), person("other")
    other.set_password(THEIRS)
    other.save()

    assert prove_own_password(somebody, PASSWORD, address="", at=MORNING) == somebody
    with pytest.raises(WrongPassword):
        prove_own_password(somebody, THEIRS, address="", at=MORNING)


def test_names_that_differ_in_case_alone_are_one(root):
    """Whoever signs in may type either, and must find the same account."""
    UserFactory(username="ANNA")

    answer = root.post(address("accounts_user_add"), NO_ROLES | {"username": "anna"})

    assert "มีผู้ใช้ชื่อนี้อยู่แล้ว" in answer.text
    with pytest.raises(IntegrityError, match="user_name_once"), transaction.atomic():
        UserFactory(username="Anna")
