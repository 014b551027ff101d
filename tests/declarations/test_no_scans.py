"""However many declarations there are, no page reads a whole table to answer.

Twelve thousand rows are enough for Postgres to prefer an index wherever one serves; the same
statements are explained again at a million by ``make bench``.
"""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Trader
from declarations import tasks
from declarations.models import WaitingEvent
from tests.factories import MORNING, DeclarationFactory, OfficeFactory, TraderFactory
from tests.statements import asked

pytestmark = pytest.mark.django_db

MANY = """
INSERT INTO declarations_declaration ({columns})
SELECT {values} FROM declarations_declaration, generate_series(1, 12000) AS n
WHERE declarations_declaration.id = %(pattern)s
"""
EVENTS = """
INSERT INTO declarations_statusevent
    (declaration_id, code, occurred_at, recorded_at, actor, facts, sender, event_id)
SELECT id, code, updated_at, updated_at, 'CUSTOMS_SYSTEM', '{}', 'MANY', id || code
FROM declarations_declaration, unnest(ARRAY['RECEIVED', '0109', '0209']) AS code
"""
LINES = """
INSERT INTO declarations_item (declaration_id, line, tariff, statistical_code, description_th,
    description_en, origin_country, quantity, unit, net_weight, value_foreign, value_baht)
SELECT id, 1, '08081000', '000', '', 'Apples', 'US', 1, 'KGM', 1, 1, 1
FROM declarations_declaration;
INSERT INTO declarations_dutyline (declaration_id, item_id, tax_code, amount, deposit)
SELECT declaration_id, id, '0100', 1, 0 FROM declarations_item
"""
MADE = {
    "number": "'B0200691' || lpad((n %% 12)::text, 2, '0') || lpad(n::text, 5, '0')",
    "reference": "'MANY' || lpad(n::text, 9, '0')",
    "trader_id": "%(trader)s + n %% 300",
    "broker_id": "%(trader)s + n %% 30",
    "office_id": "%(office)s + n %% 30",
    "house_bill": "'HBL' || n",
    "updated_at": "updated_at - n * interval '1 minute'",
    "status_since": "status_since - n * interval '1 minute'",
    "status": "(ARRAY['DELIVERED','DELIVERED','READY_FOR_RELEASE','READY_TO_PAY','RELEASED'])[n %% 5 + 1]",
}


@pytest.fixture
def many(declaration):
    """Twelve thousand declarations of three hundred firms at thirty offices."""
    traders = TraderFactory.create_batch(300)
    offices = [OfficeFactory(code=f"90{n:02}") for n in range(30)]
    columns = [f.column for f in declaration._meta.concrete_fields if not f.primary_key]
    values = ", ".join(MADE.get(column, column) for column in columns)
    given = {"pattern": declaration.pk, "trader": traders[0].pk, "office": offices[0].pk}
    with connection.cursor() as cursor:
        cursor.execute(MANY.format(columns=", ".join(columns), values=values), given)
        cursor.execute(EVENTS)
        cursor.execute(LINES)
        cursor.execute("ANALYZE")
    return traders[0].pk


def scans(queries):
    """Return the statements that Postgres would answer by reading a whole table of ours."""
    found = []
    for query in queries:
        if not query["sql"].startswith("SELECT"):
            continue
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN {query['sql']}")
            plan = "\n".join(row[0] for row in cursor.fetchall())
        # What waits for its declaration is a handful of rows.
        if re.search("Seq Scan on declarations_(?!waitingevent)", plan):
            found.append(f"{query['sql']}\n{plan}")
    return found


def open_page(client, person, name, *args, **query):
    client.force_login(person)
    with asked() as statements:
        answer = client.get(reverse(name, args=args), query)
    assert answer.status_code in {200, 302}
    return statements


def faults(client, person, pages):
    """Return the pages that need more statements than they may, or a statement that scans."""
    wrong = {}
    for most, name, args, query in pages:
        queries = open_page(client, person, name, *args, **query)
        found = scans(queries)
        if len(queries) > most or found:
            wrong[name, str(query)] = len(queries), found
    return wrong


def test_a_traders_pages_use_indexes(client, many, declaration, trader):
    trader.memberships.create(trader=Trader.objects.get(pk=many + 7))
    pages = [
        (6, "declarations:list", [], {}),
        (6, "declarations:list", [], {"stage": "3"}),
        (8, "declarations:detail", [declaration.number], {}),
        (4, "search", [], {"q": "B020-0691 07 00007"}),
        (4, "search", [], {"q": "HBL7"}),
    ]

    assert faults(client, trader, pages) == {}


@pytest.mark.parametrize("person", ["officer", "national_officer"])
def test_an_officers_pages_use_indexes(client, many, declaration, person, request):
    pages = [
        (8, "declarations:officer_queue", [], {}),
        (12, "declarations:officer_detail", [declaration.number], {}),
    ]

    assert faults(client, request.getfixturevalue(person), pages) == {}


def test_a_scan_is_seen_by_this_test(many):
    with CaptureQueriesContext(connection) as captured:
        list(DeclarationFactory._meta.model.objects.filter(vessel__icontains="x"))

    assert len(scans(captured.captured_queries)) == 1


def test_looking_for_waiting_events_uses_indexes(many, portal):
    WaitingEvent.objects.create(
        number="B0200691", sender="S", event_id="1", values={}, recorded_at=MORNING
    )
    with CaptureQueriesContext(connection) as captured:
        tasks.adopt_waiting_events()

    assert scans(captured.captured_queries) == []
