"""Row-level security: what is guarded, that it is in force, and that nothing goes around it."""

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.utils import IntegrityError, ProgrammingError

from core.acting import acting_as
from core.embedded import addresses
from declarations.management.demo import loading
from declarations.models import Declaration, DutyLine, Item, StatusEvent, WaitingEvent
from gateway.models import Upload
from notifications.actions import Recipient, send
from notifications.models import Message
from tests.factories import MORNING, TraderFactory

pytestmark = pytest.mark.django_db

REGISTER = "accounts_trader"
"""Names and numbers of firms stand in public registers; what is theirs points at this table."""
ALSO = {"declarations_waitingevent", "gateway_upload", "notifications_message"}
"""Guarded although nothing in their columns says so: they hold records as they came."""
TENANTS = (Declaration, Item, DutyLine, StatusEvent, WaitingEvent, Upload)

FOREIGN_KEYS = """
SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint WHERE contype = 'f'
"""
NAMED = """
SELECT table_name FROM information_schema.columns
WHERE table_schema = 'public' AND column_name IN ('tax_id', 'owner')
"""
FORCED = """
SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
AND relrowsecurity AND relforcerowsecurity
"""
UNGUARDED_VIEWS = """
SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND (relkind = 'm'
OR relkind = 'v' AND NOT coalesce(reloptions, '{}') && '{security_invoker=true,security_invoker=on}')
"""
WITH_THE_RIGHTS_OF_ANOTHER = """
SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef
"""


def column(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
        return [row[0] for row in cursor.fetchall()]


def of_traders():
    """Return every table that holds something of a trader, by what its columns say."""
    with connection.cursor() as cursor:
        cursor.execute(FOREIGN_KEYS)
        keys = cursor.fetchall()
    found, grown = {REGISTER, *column(NAMED)}, True
    while grown:
        more = {table for table, other in keys if other in found} - found
        found, grown = found | more, bool(more)
    return found - {REGISTER}


def test_every_table_with_something_of_a_trader_is_guarded():
    assert of_traders() <= set(column(FORCED))
    assert set(column(FORCED)) >= ALSO


def test_every_guarded_table_has_one_policy_for_all_it_does():
    policies = "SELECT tablename || ' ' || cmd || ' ' || roles::text FROM pg_policies"

    assert sorted(column(policies)) == sorted(f"{table} ALL {{public}}" for table in column(FORCED))


def test_a_table_that_is_not_guarded_is_seen_by_this_test():
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE stray (trader_id bigint REFERENCES accounts_trader)")
        cursor.execute("ALTER TABLE declarations_item NO FORCE ROW LEVEL SECURITY")

    assert of_traders() - set(column(FORCED)) == {"stray", "declarations_item"}


def test_views_and_functions_have_no_rights_but_those_of_whoever_asks():
    assert column(UNGUARDED_VIEWS) == []
    assert column(WITH_THE_RIGHTS_OF_ANOTHER) == []


def test_a_view_or_function_with_rights_of_its_own_is_seen_by_this_test():
    with connection.cursor() as cursor:
        cursor.execute("CREATE VIEW around AS SELECT * FROM declarations_declaration")
        cursor.execute(
            "CREATE FUNCTION around() RETURNS int LANGUAGE sql SECURITY DEFINER RETURN 1"
        )

    assert column(UNGUARDED_VIEWS) == ["around"]
    assert column(WITH_THE_RIGHTS_OF_ANOTHER) == ["around"]


def test_the_tests_run_as_a_role_that_the_wall_binds():
    powers = (
        "SELECT rolname FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)"
    )

    assert column(powers) == []


def test_the_portals_role_owns_nothing_and_changes_no_table():
    role = addresses.ROLE
    if not column("SELECT rolname FROM pg_roles WHERE rolname = %s", role):
        pytest.skip("this server has no role of the portal's own")
    powers = (
        "SELECT rolname FROM pg_roles WHERE rolname = %s"
        " AND (rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole)"
    )

    assert column(powers, role) == []
    assert column("SELECT relname FROM pg_class WHERE relowner = %s::regrole", role) == []
    assert column("SELECT has_schema_privilege(%s, 'public', 'CREATE')", role) == [False]
    assert column("SELECT has_table_privilege(%s, 'audit_entry', 'TRUNCATE')", role) == [False]
    members = "SELECT roleid::regrole::text FROM pg_auth_members WHERE member = %s::regrole"
    assert column(members, role) == []


@pytest.fixture
def full(paid, trader, officer):
    """Something in every table that only traders, their brokers and Customs may see."""
    item = Item.objects.create(declaration=paid, line=1, tariff="08081000")
    DutyLine.objects.create(declaration=paid, item=item, tax_code="0100")
    WaitingEvent.objects.create(
        number="X", sender="S", event_id="1", values={}, recorded_at=MORNING
    )
    Upload.objects.create(
        name="x", sender="S", content=b"", uploaded_by=officer, uploaded_at=MORNING
    )
    return paid


def seen_by(person):
    with acting_as(person):
        return {model.__name__ for model in TENANTS if model.objects.exists()}


PARTS = {"Declaration", "Item", "DutyLine", "StatusEvent"}


@pytest.mark.parametrize(
    ("person", "seen"),
    [
        (None, set()),
        ("stranger", set()),
        ("distant_officer", set()),
        ("trader", PARTS),
        ("broker", PARTS),
        ("second_officer", PARTS),
        ("officer", PARTS | {"Upload"}),
        ("national_officer", PARTS | {"WaitingEvent", "Upload"}),
    ],
)
def test_postgres_itself_shows_to_each_what_is_theirs(full, person, seen, request):
    assert seen_by(person and request.getfixturevalue(person)) == seen


def test_the_portal_sees_all(full):
    assert all(model.objects.exists() for model in TENANTS)


def test_every_guarded_table_is_empty_for_nobody(full):
    models = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
    with acting_as(None):
        assert [table for table in column(FORCED) if models[table].objects.exists()] == []


@pytest.mark.parametrize("person", [None, "stranger", "distant_officer"])
def test_nobody_else_writes_anything(full, person, request):
    with acting_as(person and request.getfixturevalue(person)):
        assert Declaration.objects.update(vessel="x") == 0
        assert Item.objects.all().delete()[0] == 0
    like_theirs = fields_of(full) | {"reference": "NEW"}
    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
        acting_as(person and request.getfixturevalue(person)),
    ):
        Declaration.objects.create(**like_theirs)


def test_nobody_gives_away_or_takes_over(full, trader, stranger):
    others = TraderFactory()
    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
        acting_as(trader),
    ):
        Declaration.objects.update(trader=others, broker=others)


def test_nobody_makes_themselves_a_member_of_another_firm(full, stranger):
    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
        acting_as(stranger),
    ):
        stranger.memberships.create(trader=full.trader)


def test_who_works_for_a_firm_is_known_to_the_firm_and_to_the_national_role(
    full, trader, stranger, officer, national_officer
):
    def members(person):
        with acting_as(person):
            return list(full.trader.memberships.values_list("user__username", flat=True))

    assert members(trader) == members(national_officer) == ["trader"]
    assert members(stranger) == members(officer) == members(None) == []


def test_a_number_that_is_taken_does_not_tell_whose_it_is(full, stranger):
    mine = stranger.memberships.get().trader
    same = {"trader_id": mine.pk, "broker_id": mine.pk, "reference": "MINE", "number": full.number}
    like_theirs = fields_of(full) | same
    with pytest.raises(IntegrityError) as refusal, transaction.atomic(), acting_as(stranger):
        Declaration.objects.create(**like_theirs)

    assert full.number not in str(refusal.value)


def test_messages_are_seen_by_who_got_them_and_by_who_sees_everywhere(
    trader, stranger, officer, national_officer
):
    """Other officers see none: sealed codes of others stand in them."""
    send("password_changed", Recipient("trader@example.com", "th", trader), at=MORNING)
    send("password_changed", Recipient("officer@example.com", "th", officer), at=MORNING)

    seen_of_two = ((trader, 1), (stranger, 0), (officer, 1), (national_officer, 2), (None, 0))
    for person, seen in seen_of_two:
        with acting_as(person):
            assert Message.objects.count() == seen


def test_a_right_that_ended_ends_in_postgres_at_the_next_transaction(full, trader):
    trader.memberships.all().delete()

    assert seen_by(trader) == set()


def test_rights_are_read_by_postgres_and_not_told_by_the_caller(full, stranger):
    stranger._trader_keys = frozenset({full.trader_id})

    assert seen_by(stranger) == set()


def fields_of(declaration):
    """Return what another declaration like this one needs."""
    kept = Declaration.objects.filter(pk=declaration.pk).values().get()
    return {name: value for name, value in kept.items() if name not in {"id", "number"}}


def test_loading_very_many_leaves_the_wall_standing():
    before = set(column(FORCED))
    with loading._without_indexes(["declarations_declaration"]):
        assert "declarations_declaration" not in column(FORCED)

    assert set(column(FORCED)) == before
