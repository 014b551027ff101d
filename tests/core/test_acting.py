"""Who acts: told to Postgres in every transaction, and to nobody after it."""

import threading

import pytest
from django.db import DataError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.acting import ACTING, NOBODY, PORTAL, acting_as, acting_as_portal, each_acting_as
from declarations.models import Declaration
from tests.factories import UserFactory

FACTS = ("person", "traders", "offices", "everywhere", "staff", "everything")


def told():
    """Return what Postgres knows of who acts: names with values."""
    columns = ", ".join(f"current_setting('app.{name}', true)" for name in FACTS)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns}")
        return {name: value for name, value in zip(FACTS, cursor.fetchone(), strict=True) if value}


def test_a_member_acts_for_the_own_firms(db, trader, declaration):
    with acting_as(trader):
        found = told()

    assert found == {"person": str(trader.pk), "traders": f"{{{declaration.trader_id}}}"}


def test_an_officer_acts_at_the_own_offices_and_for_no_firm(db, officer, declaration):
    officer.memberships.create(trader=declaration.trader)

    with acting_as(officer):
        found = told()

    offices = f"{{{declaration.office_id}}}"
    assert found == {"person": str(officer.pk), "offices": offices, "staff": "on"}


@pytest.mark.parametrize("way", ["group", "own", "superuser"])
def test_the_national_role_acts_everywhere(db, national_officer, distant_officer, way):
    person = national_officer if way == "own" else distant_officer
    if way == "superuser":
        person.is_superuser = True
        person.save()
    if way == "group":
        group = person.groups.create(name="x")
        group.permissions.set(national_officer.user_permissions.all())

    with acting_as(person):
        assert told()["everywhere"] == "on"
    assert type(person).objects.get(pk=person.pk).works_everywhere()


def test_the_right_alone_makes_nobody_an_officer(db, trader, national_officer):
    trader.user_permissions.set(national_officer.user_permissions.all())

    with acting_as(trader):
        assert "everywhere" not in told()


def test_somebody_made_inactive_is_nobody(db, trader):
    trader.is_active = False
    trader.save()

    with acting_as(trader):
        assert told() == {}


def test_acting_changes_inside_a_transaction_and_back(db, trader):
    with acting_as(trader):
        with acting_as_portal():
            assert told()["everything"] == "on"
        assert told()["person"] == str(trader.pk)
        assert "everything" not in told()
    with acting_as(None):
        assert told() == {}


def test_what_a_savepoint_takes_back_is_told_again(db, trader):
    with acting_as(trader):
        with transaction.atomic():
            assert "person" in told()
            transaction.set_rollback(True)
        assert told()["person"] == str(trader.pk)
    assert told()["everything"] == "on"


def test_after_an_error_the_savepoint_still_ends(db, trader):
    with pytest.raises(DataError), transaction.atomic(), acting_as(trader):
        connection.cursor().execute("SELECT 1/0")

    assert told() == {"everything": "on"}


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_each_statement_says_who_acts_and_leaves_nothing_behind():
    person = UserFactory()

    with acting_as(person):
        assert told() == {"person": str(person.pk)}
    with connection.connection.cursor() as bare:
        bare.execute("SELECT current_setting('app.person', true)")
        assert bare.fetchone()[0] in {None, ""}
        bare.execute("SELECT current_setting('app.everything', true)")
        assert bare.fetchone()[0] in {None, ""}


@pytest.mark.django_db(transaction=True)
def test_nothing_outlives_its_transaction():
    with acting_as_portal(), transaction.atomic():
        assert "everything" in told()
    with acting_as(None), transaction.atomic():
        assert told() == {}


@pytest.mark.django_db(transaction=True)
def test_what_stays_on_a_connection_does_not_count_in_the_next_transaction():
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('app.everything', 'on', false)")
        with acting_as(None), transaction.atomic():
            assert told() == {}
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_many_rows_at_once_are_written_outside_a_transaction_too():
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE many (n int)")
        cursor.executemany("INSERT INTO many VALUES (%s)", [[1], [2]])
        cursor.execute("SELECT count(*) FROM many")
        assert cursor.fetchone() == (2,)


@pytest.mark.django_db(transaction=True)
def test_what_stands_no_company_is_sent_alone():
    with connection.cursor() as cursor:
        cursor.execute("VACUUM accounts_user")


def test_a_thread_begins_as_nobody():
    found = []
    thread = threading.Thread(target=lambda: found.append(ACTING.get()))
    thread.start()
    thread.join()

    assert found == [NOBODY]
    assert ACTING.get() == PORTAL


def test_what_is_made_while_it_is_sent_is_made_as_the_reader(trader):
    def made():
        for _n in range(2):
            yield ACTING.get()

    with acting_as(None):
        parts = each_acting_as(trader, made())
        found = [(part, ACTING.get()) for part in parts]

    assert found == [(f"SELECT act_as({trader.pk})", NOBODY)] * 2


@pytest.mark.django_db(transaction=True)
def test_a_request_tells_once_who_acts_and_is_one_transaction(client, trader):
    client.force_login(trader)
    with CaptureQueriesContext(connection) as captured:
        client.get(reverse("declarations:list"))

    statements = [query["sql"] for query in captured.captured_queries]
    assert statements.count(f"SELECT act_as({trader.pk})") == 1
    assert statements[-1] == "COMMIT"
    assert statements.count("COMMIT") == 1


@pytest.mark.django_db(transaction=True)
def test_a_long_list_is_sent_after_the_transaction_as_its_reader(client, trader, declaration):
    client.force_login(trader)
    answer = client.get(reverse("declarations:list_csv"))

    with acting_as(None):
        sent = b"".join(answer.streaming_content)
    assert declaration.reference.encode() in sent


def test_health_needs_no_database(client):
    assert client.get(reverse("healthz")).status_code == 200


def test_what_a_refused_request_wrote_is_taken_back(client, db, monkeypatch, trader):
    def write_and_fail(*args, **kwargs):
        Declaration.objects.update(vessel="WRITTEN")
        raise ZeroDivisionError

    monkeypatch.setattr("declarations.views.traders.answer", write_and_fail)
    client.force_login(trader)
    client.raise_request_exception = False
    found = Declaration.objects.get()

    assert client.get(found.get_absolute_url()).status_code == 500
    assert not Declaration.objects.filter(vessel="WRITTEN").exists()
