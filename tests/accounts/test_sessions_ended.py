"""Sessions that are ended are gone for the next request, and stay gone."""

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.urls import reverse

from accounts.actions.sessions import end_sessions
from accounts.http.sessions import SessionStore
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
