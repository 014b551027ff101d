"""What was sought in vain is noted once the answer was sent, so that its time tells nothing."""

import uuid
from datetime import timedelta

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.core.signals import request_finished
from django.db import close_old_connections, connection
from django.http import HttpResponse, StreamingHttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse

from accounts.models import Invitation, Mandate, Membership
from audit.http import TrailMiddleware
from audit.models import Entry
from core.acting import acting_as
from core.callers import CALLER
from declarations.models import Declaration
from tests.factories import MORNING, MembershipFactory, TraderFactory


@pytest.fixture(autouse=True)
def _connected():
    """Keep the connection when an answer is closed, as Django's client does."""
    request_finished.disconnect(close_old_connections)
    yield
    request_finished.connect(close_old_connections)


def answer(client, address):
    """Return an answer that the server has not closed yet."""
    client.handler.load_middleware()
    return client.handler.get_response(WSGIRequest(client._base_environ(PATH_INFO=address)))


def sought():
    return [entry.subject for entry in Entry.objects.filter(name="sought")]


@pytest.mark.django_db(transaction=True)
def test_a_number_of_others_costs_the_same_statements_as_one_that_is_not_there(
    client, declaration, stranger
):
    client.force_login(stranger)
    page = reverse("declarations:detail", args=[declaration.identifier])
    with CaptureQueriesContext(connection) as theirs:
        found = answer(client, page)
    assert sought() == []
    found.close()
    assert sought() == [declaration.identifier]

    Declaration.objects.filter(pk=declaration.pk).update(number="A0200691100999")
    with CaptureQueriesContext(connection) as none:
        missing = answer(client, page)
    missing.close()
    assert (found.status_code, missing.status_code) == (404, 404)
    assert len(theirs) == len(none)
    assert sought() == [declaration.identifier]


@pytest.mark.parametrize("kind", [HttpResponse, StreamingHttpResponse])
def test_it_is_noted_when_the_answer_is_closed_whatever_acts_then(rf, declaration, stranger, kind):
    page = reverse("declarations:detail", args=[declaration.identifier])
    request = rf.get(page)
    request.user, request.resolver_match = stranger, resolve(page)
    token = CALLER.set("203.0.113.x")
    with acting_as(stranger):
        response = TrailMiddleware(lambda request: kind([b"none"], status=404))(request)
    CALLER.reset(token)
    assert b"".join(response) == b"none"
    assert sought() == []

    with acting_as(None):
        response.close()

    assert sought() == [declaration.identifier]
    assert Entry.objects.get(name="sought").source == "203.0.113.x"
    assert response.closed


def test_what_cannot_be_noted_is_an_error_in_the_log(rf, stranger, monkeypatch, caplog):
    request = rf.get("/")
    request.user, request.resolver_match = stranger, None
    monkeypatch.setattr("audit.http._named_in", lambda request: 1 / 0)
    response = TrailMiddleware(lambda request: HttpResponse(status=404))(request)

    response.close()

    assert response.closed
    assert "could not be noted" in caplog.text


@pytest.fixture
def mandate(declaration, trader):
    return Mandate.objects.create(
        client=declaration.trader,
        broker=TraderFactory(),
        from_date=MORNING.date(),
        given_by=trader,
        given_at=MORNING,
    )


@pytest.fixture
def invitation(declaration, trader):
    return Invitation.objects.create(
        trader=declaration.trader,
        role="VIEWER",
        email="somebody@example.com",
        invited_by=trader,
        invited_at=MORNING,
        valid_until=MORNING + timedelta(days=7),
    )


@pytest.fixture
def pages(trader, mandate, invitation):
    """What is done to each of them, and what the trail calls it."""
    for row in (mandate, invitation):
        row.refresh_from_db()
    role = Membership.objects.get(user=trader)
    return {
        reverse("mandate_step", args=[mandate.key, "end"]): f"mandate {str(mandate.key)[:13]}",
        reverse("role_end", args=[role.key]): f"trader@{role.trader_id}",
        reverse(
            "invitation_step", args=[invitation.key, "withdraw"]
        ): f"invitation {str(invitation.key)[:13]}",
    }


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_tries_something_with_what_is_another_firms_is_noted_with_that_firm(
    client, declaration, stranger, pages, method
):
    client.force_login(stranger)
    MembershipFactory(user=stranger, trader=TraderFactory(), role="ADMINISTRATOR")

    for page, subject in pages.items():
        status = getattr(client, method)(page).status_code
        assert status == 404 or (method, status) == ("get", 405)
        entry = Entry.objects.filter(name="sought", subject=subject).first()
        assert (entry and entry.owner) == (declaration.trader.party if status == 404 else None)


def test_what_is_not_there_and_what_is_of_ones_own_firm_is_not(client, declaration, pages):
    viewer = MembershipFactory(trader=declaration.trader, role="VIEWER").user
    client.force_login(viewer)
    for page in [*pages, reverse("role_end", args=[uuid.uuid4()])]:
        client.post(page)

    assert sought() == []
