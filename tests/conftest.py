"""The people in our tests, and the declaration that they look at."""

import threading
from contextvars import copy_context
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import translation

from accounts.actions import GROUPS
from core.acting import acting_as_portal
from core.embedded import addresses, postgres
from declarations.actions import receive_event
from declarations.messages.values import EventValues
from tests.clients import PersonClient
from tests.factories import (
    MORNING,
    DeclarationFactory,
    MembershipFactory,
    OfficeFactory,
    OfficerFactory,
    UserFactory,
)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Give the portal's role its rights; at the end let the database go, whoever holds on to it.

    A thread that answered a browser ends with the process, a moment too late for the database to be dropped.
    """
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("SELECT FROM pg_roles WHERE rolname = %s", [addresses.ROLE])
        if cursor.fetchone() is not None:
            cursor.execute(postgres.RIGHTS)
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            " AND backend_type = 'client backend'"
        )
    connection.close()


@pytest.fixture(scope="session", autouse=True)
def _as_the_portal():
    """What a test does by itself, the portal does; requests act as whoever makes them."""
    with acting_as_portal():
        yield


@pytest.fixture(autouse=True)
def _thai():
    """Every test begins in Thai, whatever language the last page of another one had."""
    translation.activate("th")


@pytest.fixture
def client():
    """A browser without scripts; ``force_login`` signs in with both factors."""
    return PersonClient()


@pytest.fixture
def portal(db):
    """The portal acting by itself: takes what feeds bring, checks applications."""
    return UserFactory(username="etracking", permissions=GROUPS["The portal"])


@pytest.fixture
def happen(portal):
    """Let something happen to a declaration, some minutes after ten o'clock."""
    counted = iter(range(1_000_000))

    def happen(declaration, code, *, minutes=0, at=None, **facts):
        n = next(counted)
        moment = MORNING + timedelta(minutes=minutes)
        values = EventValues(
            sender="TEST",
            event_id=f"{declaration.pk}-{n}",
            occurred_at=moment,
            code=code,
            number=declaration.number or "",
            reference=declaration.reference,
            facts=facts,
        )
        receive_event(values, by=portal, at=at or moment)
        declaration.refresh_from_db()
        return declaration

    return happen


@pytest.fixture
def at_once():
    """Call something from several threads at the same moment; return answers or refusals."""

    def at_once(call, *, times):
        barrier, answers = threading.Barrier(times), []

        def run(n):
            barrier.wait()
            try:
                answers.append(call(n))
            except Exception as refusal:
                answers.append(refusal)
            finally:
                connection.close()

        # Who acts here, acts there: a thread begins as nobody.
        contexts = [copy_context() for _ in range(times)]
        threads = [
            threading.Thread(target=context.run, args=[run, n])
            for n, context in enumerate(contexts)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return answers

    return at_once


@pytest.fixture
def declaration(db):
    """An import by sea that Customs has received."""
    return DeclarationFactory()


@pytest.fixture
def paid(declaration, happen):
    """The same declaration, paid and ready for release."""
    happen(declaration, "0109")
    return happen(declaration, "0209", minutes=30)


@pytest.fixture
def trader(declaration):
    """A director of the firm whose goods these are."""
    user = UserFactory(username="trader", first_name="สมหมาย", last_name="ตัวอย่าง")
    MembershipFactory(user=user, trader=declaration.trader)
    return user


@pytest.fixture
def broker(declaration):
    """Works for the broker named on the declaration."""
    user = UserFactory(username="broker")
    MembershipFactory(user=user, trader=declaration.broker, role="VIEWER")
    return user


def staff(*groups, **facts):
    """Return an officer as installations have them: with the rights of groups, in the admin too."""
    rights = [right for group in groups for right in GROUPS[group]]
    return OfficerFactory(is_staff=True, permissions=rights, **facts)


@pytest.fixture
def officer(declaration):
    """Releases goods at the office in charge of this declaration."""
    return staff("Release officers", username="officer", offices=[declaration.office])


@pytest.fixture
def second_officer(declaration):
    """A colleague of the officer, at the same office."""
    return OfficerFactory(username="second_officer", offices=[declaration.office])


@pytest.fixture
def distant_officer(db):
    """An officer of another office."""
    offices = [OfficeFactory(code="1190")]
    return staff("Release officers", username="distant_officer", offices=offices)


@pytest.fixture
def national_officer(db):
    """An officer with the national role."""
    return staff("Release officers", "National officers", username="national_officer")


@pytest.fixture
def stranger(db):
    """Works for some other firm."""
    user = UserFactory(username="stranger")
    MembershipFactory(user=user)
    return user
