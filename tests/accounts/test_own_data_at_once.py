"""What others did to an account is found by an index, however long the trail is."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.answers.own_data import own_data
from audit import actions as audit
from core.acting import acting_as_portal
from tests.factories import MORNING, MembershipFactory


def plans(person):
    """Return how Postgres finds what of the trail is told, one plan for each question."""
    with CaptureQueriesContext(connection) as asked:
        own_data(person)
    told = [query["sql"] for query in asked if '"audit_entry"."subject"' in query["sql"]]
    with acting_as_portal(), connection.cursor() as cursor:
        for sql in told:
            cursor.execute("EXPLAIN " + sql.rpartition("; ")[2].removeprefix("EXPLAIN "))
            yield sql, "\n".join(row for [row] in cursor.fetchall())


def test_no_question_reads_the_whole_trail(trader, officer):
    role = MembershipFactory(user=trader)
    audit.record("role given", subject=role.trail_name, by=officer, at=MORNING)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO audit_entry (name, subject, actor, happened_at, details)"
            " SELECT 'viewed', 'A' || n, 'user' || n % 97, now(), '{}'"
            " FROM generate_series(1, 5000) AS n; ANALYZE audit_entry"
        )

    found = dict(plans(trader))

    assert len(found) == 3
    assert [plan for plan in found.values() if "Index Cond" not in plan] == []
