"""How often something may be tried."""

from datetime import timedelta

import pytest

from accounts.actions import limits
from accounts.models import Attempt
from audit.models import Entry
from tests.accounts.people import page, person, type_password
from tests.factories import MORNING

LIMIT = "password of account and address"


def spend(whom="somebody", *, seconds=0):
    return limits.spend({LIMIT: whom}, at=MORNING + timedelta(seconds=seconds))


def test_in_any_stretch_of_time_only_so_many(db):
    for n in range(5):
        spend(seconds=100 * n)

    with pytest.raises(limits.TooMany) as refused:
        spend(seconds=899)
    assert refused.value.until == MORNING + timedelta(minutes=15)
    spend(seconds=900)
    with pytest.raises(limits.TooMany):
        spend(seconds=999)
    spend(seconds=1000)


def test_each_is_counted_for_themself_whatever_the_case(db):
    for _try in range(5):
        spend("Somebody")

    spend("other")
    with pytest.raises(limits.TooMany):
        spend("SOMEBODY")


def test_what_was_right_is_given_back(db):
    for _try in range(20):
        limits.give_back(spend())

    assert not Attempt.objects.exists()


def test_one_limit_used_up_counts_nothing_for_the_others(db):
    for _try in range(5):
        spend()

    with pytest.raises(limits.TooMany):
        limits.spend({LIMIT: "somebody", "password of address": "203.0.113.7"}, at=MORNING)
    assert not Attempt.objects.filter(limit="password of address").exists()


def test_the_database_does_not_hold_whom_it_counts(db):
    spend("somebody@example.com")

    assert "somebody" not in str(vars(Attempt.objects.get()))


def test_old_tries_are_forgotten(db):
    spend()
    spend(seconds=60)

    assert limits.forget_old(at=MORNING + limits.LONGEST + timedelta(seconds=30)) == 1
    assert Attempt.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_many_at_once_are_no_way_round(at_once):
    answers = at_once(lambda n: spend(), times=30)

    assert sum(isinstance(answer, limits.TooMany) for answer in answers) == 25
    assert Attempt.objects.count() == 5


def test_who_runs_into_a_limit_stands_in_the_trail_once(client, db):
    somebody = person()
    for _ in range(8):
        type_password(client, password="wrong")

    assert Entry.objects.filter(name="sign-in refused", subject=somebody.username).count() == 5
    entry = Entry.objects.get(name="tried too often")
    assert (entry.subject, entry.actor) == ("password of account and address", "(not signed in)")


def test_who_asks_for_codes_too_often_stands_in_the_trail(client, db):
    person()
    type_password(client)
    client.post(page("signin_way"), {"way": "sms"})

    assert Entry.objects.get(name="tried too often").subject == "code sent a minute"


def test_a_wrong_code_of_an_invitation_stands_in_the_trail(client, db):
    for email in ("nobody@example.com", "nobody@example.com"):
        client.post(page("invitation"), {"email": email, "code": "AAAA-BBBB-CCCC"})

    assert Entry.objects.get(name="invitation refused").subject == "(unknown)"
