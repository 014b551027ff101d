"""Sessions that are ended are gone for the next request, and stay gone."""

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.exceptions import SessionInterrupted
from django.urls import reverse

from accounts.actions.sessions import end_sessions
from accounts.http.sessions import FACTOR, SessionStore
from accounts.models import User
from audit.models import Entry
from tests.clients import PersonClient
from tests.factories import MORNING

pytestmark = pytest.mark.django_db


def signed_in(person):
    client = PersonClient()
    client.force_login(person)
    return client


def gets_in(client):
    return client.get(reverse("declarations:list")).status_code == 200


def test_all_of_ones_sessions_end_and_nobody_elses(trader, broker):
    theirs, others = [signed_in(trader), signed_in(trader)], signed_in(broker)

    assert end_sessions(trader, by=broker, at=MORNING) == 2

    assert [gets_in(client) for client in [*theirs, others]] == [False, False, True]
    entry = Entry.objects.get(name="sessions ended")
    assert (entry.subject, entry.actor, entry.details) == ("trader", "broker", {"sessions": "2"})


def test_the_session_of_who_ends_the_others_stays(trader):
    own, other = signed_in(trader), signed_in(trader)

    end_sessions(trader, by=trader, at=MORNING, except_key=own.session.session_key)

    assert [gets_in(client) for client in (own, other)] == [True, False]


def test_a_request_under_way_does_not_bring_its_session_back(trader):
    under_way = SessionStore(signed_in(trader).session.session_key)
    under_way.load()

    end_sessions(trader, by=trader, at=MORNING)

    with pytest.raises(UpdateError):
        under_way.save()
    assert trader.sessions.count() == 0


def test_a_request_under_way_does_not_bring_it_back_under_another_key_either(trader):
    under_way = SessionStore(signed_in(trader).session.session_key)
    under_way.keys()

    end_sessions(trader, by=trader, at=MORNING)

    with pytest.raises(SessionInterrupted):
        under_way.cycle_key()
    assert trader.sessions.count() == 0


def test_another_key_is_the_same_session_with_what_is_in_it(trader):
    client = signed_in(trader)
    store, before = SessionStore(client.session.session_key), client.session.session_key
    store["a"] = "b"

    store.cycle_key()
    store.save()

    assert store.session_key != before
    assert SessionStore(store.session_key)["a"] == "b"
    assert trader.sessions.get().session_key == store.session_key


def test_a_session_that_was_never_kept_gets_its_first_key(db):
    store = SessionStore("unknown-key-from-some-cookie-1234")

    store.cycle_key()

    assert store.session_key != "unknown-key-from-some-cookie-1234"
    assert store.exists(store.session_key)


def test_who_becomes_an_officer_signs_in_anew_with_the_app(client, trader):
    client.force_login(trader)
    session = client.session
    session[FACTOR] = "CodeDevice"
    session.save()
    assert gets_in(client)

    User.objects.filter(pk=trader.pk).update(is_officer=True)

    assert not gets_in(client)
