"""However many declarations there are, no page reads a whole table to answer.

Thirty thousand rows are enough for Postgres to prefer an index wherever one serves; the same
statements are explained again at a million by ``make bench``.
"""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import DeclarationFactory, OfficeFactory, TraderFactory

pytestmark = pytest.mark.django_db

MANY = """
INSERT INTO declarations_declaration ({columns})
SELECT {values} FROM declarations_declaration, generate_series(1, 30000) AS n
WHERE declarations_declaration.id = %(pattern)s
"""
EVENTS = """
INSERT INTO declarations_statusevent
    (declaration_id, code, occurred_at, recorded_at, actor, facts, sender, event_id)
SELECT id, code, updated_at, updated_at, 'CUSTOMS_SYSTEM', '{}', 'MANY', id || code
FROM declarations_declaration, unnest(ARRAY['RECEIVED', '0109', '0209']) AS code
"""
MADE = {
    "number": "'B0200691' || lpad((n %% 12 + 1)::text, 2, '0') || lpad(n::text, 5, '0')",
    "reference": "'MANY' || lpad(n::text, 9, '0')",
    "trader_id": "%(trader)s + n %% 300",
    "broker_id": "%(trader)s + n %% 30",
    "office_id": "%(office)s + n %% 30",
    "house_bill": "'HB' || n",
    "updated_at": "updated_at - n * interval '1 minute'",
    "status_since": "status_since - n * interval '1 minute'",
    "status": "(ARRAY['DELIVERED','DELIVERED','READY_FOR_RELEASE','READY_TO_PAY','RELEASED'])[n %% 5 + 1]",
}


@pytest.fixture
def many(declaration):
    """Thirty thousand declarations of three hundred firms at thirty offices."""
    traders = TraderFactory.create_batch(300)
    offices = [OfficeFactory(code=f"90{n:02}") for n in range(30)]
    columns = [f.column for f in declaration._meta.concrete_fields if not f.primary_key]
    values = ", ".join(MADE.get(column, column) for column in columns)
    given = {"pattern": declaration.pk, "trader": traders[0].pk, "office": offices[0].pk}
    with connection.cursor() as cursor:
        cursor.execute(MANY.format(columns=", ".join(columns), values=values), given)
        cursor.execute(EVENTS)
        cursor.execute("ANALYZE")


def scans(queries):
    """Return the statements that Postgres would answer by reading a whole table of ours."""
    found = []
    for query in queries:
        if not query["sql"].startswith("SELECT"):
            continue
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN {query['sql']}")
            plan = "\n".join(row[0] for row in cursor.fetchall())
        if re.search("Seq Scan on declarations_", plan):
            found.append(f"{query['sql']}\n{plan}")
    return found


def open_page(client, person, name, *args, **query):
    client.force_login(person)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(reverse(name, args=args), query)
    assert answer.status_code in {200, 302}
    return captured.captured_queries


@pytest.mark.parametrize(
    ("name", "query", "most"),
    [
        ("declarations:list", {}, 6),
        ("declarations:list", {"stage": "3"}, 6),
        ("search", {"q": "B0200691100009"}, 4),
        ("search", {"q": "HB77"}, 4),
    ],
)
def test_a_traders_pages_use_indexes(client, many, trader, name, query, most):
    queries = open_page(client, trader, name, **query)

    assert len(queries) <= most
    assert scans(queries) == []


def test_the_page_of_a_declaration_uses_indexes(client, many, declaration, trader):
    queries = open_page(client, trader, "declarations:detail", declaration.number)

    assert len(queries) <= 8
    assert scans(queries) == []


@pytest.mark.parametrize("person", ["officer", "national_officer"])
def test_the_workbench_uses_indexes(client, many, person, request):
    queries = open_page(client, request.getfixturevalue(person), "declarations:officer_queue")

    assert len(queries) <= 8
    assert scans(queries) == []


def test_a_scan_is_seen_by_this_test(many):
    with CaptureQueriesContext(connection) as captured:
        list(DeclarationFactory._meta.model.objects.filter(vessel__icontains="x"))

    assert len(scans(captured.captured_queries)) == 1
