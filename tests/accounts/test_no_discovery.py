"""Whether an account exists shows in no work done: as many hashes, as many statements."""

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.actions.factors import mailbox_of
from accounts.actions.forgotten import decoy
from tests.accounts.people import page, person, type_password


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
    for somebody in (person(), decoy()):
        mailbox_of(somebody)  # the first time its row is written, later it is read
    client.post(page("forgot"), {"username": "first@example.com"})

    works = [
        work(lambda name=name: client.post(page("forgot"), {"username": name}), hashes)
        for name in ("nobody@example.com", "somebody@example.com")
    ]

    assert "INSERT" in works[0][1]
    assert works[0] == works[1]
