"""Counts that stay cheap however many rows there are."""

from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.db.models import QuerySet

MOST = 10_000
"""Sets are counted exactly up to here."""


def counts(sets: Mapping[str, QuerySet[Any]]) -> dict[str, int]:
    """Return the size of each set, all in one query; ``MOST + 1`` stands for more than that."""
    limited = [rows.order_by().values("pk")[: MOST + 1] for rows in sets.values()]
    parts = [rows.query.sql_with_params() for rows in limited]
    # The texts are Django's own; values stay parameters.
    columns = ", ".join(f"(SELECT count(*) FROM ({sql}) AS limited)" for sql, _params in parts)  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns}", [value for _sql, params in parts for value in params])
        return dict(zip(sets, cursor.fetchone(), strict=True))
