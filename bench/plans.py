"""What Postgres does for each page: how many statements, and whether one reads a whole table."""

import re
from collections.abc import Iterator

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.http.sessions import FACTOR, SEEN, STARTED
from accounts.models import User


def statements(person: User, address: str) -> list[str]:
    """Return the statements that one page needs."""
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(person)
    session, moment = client.session, timezone.now().isoformat()
    session.update({FACTOR: "bench", STARTED: moment, SEEN: moment})
    session.save()
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return [query["sql"] for query in captured.captured_queries]


def scans(sql: list[str]) -> Iterator[str]:
    """Yield the statements that read a whole table of declarations or events."""
    for statement in sql:
        if not statement.startswith("SELECT"):
            continue
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN {statement}")
            plan = "\n".join(row[0] for row in cursor.fetchall())
        if re.search("Seq Scan on declarations_", plan):
            yield statement
