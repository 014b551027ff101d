"""Whether an account exists shows in no work done: as many hashes, as many statements."""

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.actions.forgotten import decoy
from accounts.actions.limits import spend_unseen
from accounts.actions.signin import find_person, plain_name
from tests.accounts.people import page, person, type_password
from tests.clients import PersonClient


@pytest.fixture
def hashes(monkeypatch):
    """Count how often a password is hashed."""
    counted, encode = [], MD5PasswordHasher.encode

    def counting(hasher, password, salt):
        counted.append(salt)
        return encode(hasher, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counting)
    return counted


def work(call, hashes):
    """Return how many hashes and which kinds of statements a request takes."""
    hashes.clear()
    with CaptureQueriesContext(connection) as captured:
        call()
    kinds = [query["sql"].split()[0] for query in captured.captured_queries]
    return len(hashes), kinds


def test_a_wrong_password_and_an_unknown_name_take_the_same_work(client, db, hashes):
    person()
    closed = person("closed", is_active=False)
    unusable = person("unusable")
    unusable.set_unusable_password()
    unusable.save()
    type_password(client, username="first")
    names = ["somebody", "nobody-at-all", closed.username, unusable.username]

    works = [
        work(lambda name=name: type_password(client, username=name, password="wrong"), hashes)
        for name in names
    ]

    assert works[0][0] == 1
    assert works == [works[0]] * 4


def test_a_forgotten_password_takes_the_same_work_for_all(client, db, hashes):
    person(), decoy()  # the first time it is written
    full = f"person {person('full').pk}"
    for _ in range(10):
        spend_unseen("reset of person", full, otherwise="", at=timezone.now())
    client.post(page("forgot"), {"username": "first@example.com"})
    names = ("nobody@example.com", "somebody@example.com", "full@example.com")
    wrong_code = {"code": "000000"}
    works, tries = [], []

    for name in names:
        works.append(
            work(lambda name=name: client.post(page("forgot"), {"username": name}), hashes)
        )
        tries.append(work(lambda: client.post(page("forgot_code"), wrong_code), hashes))

    assert "INSERT" in works[0][1]
    assert works == [works[0]] * 3
    assert "UPDATE" in tries[0][1]
    assert tries == [tries[0]] * 3


def test_what_one_session_tries_tells_another_one_nothing(client, db):
    """An attacker asks for a known name and for one that nobody has, and compares the answers."""
    person()
    told = []
    for name in ("somebody", "nobody-at-all"):
        here, there = PersonClient(), PersonClient()
        here.post(page("forgot"), {"username": name})
        there.post(page("forgot"), {"username": "surely-nobody"})
        own = here.session["forgot"]["reference"]
        for _ in range(3):
            there.post(page("forgot_code"), {"code": "000000"})
        answer = here.post(page("forgot_code"), {"code": "000000"}).text
        told.append((own in answer, "4" in answer.partition("เหลืออีก")[2][:4]))

    assert told == [(True, True), (True, True)]


def test_an_account_is_found_by_one_spelling_alone(db):
    """Each other one would have tries of its own; some are the very same letters in disguise."""
    somebody = person("ISSKIM")

    assert find_person(plain_name(" isskim ")) == somebody
    for disguise in ("\uff29\uff33\uff33\uff2b\uff29\uff2d", "i\u017fskim"):
        assert plain_name(disguise).upper() == "ISSKIM"
    for other in ("\u0131sskim", "i\u00dfkim", "\u0131sskim@example.com"):
        assert find_person(plain_name(other)) is None
