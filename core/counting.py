"""Counts that stay cheap however many rows there are."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet, Value

MOST = 10_000
"""Sets are counted exactly up to here."""


def counts(sets: Mapping[str, Sequence[QuerySet[Any]]]) -> dict[str, int]:
    """Return the size of each set, all in one query; ``MOST + 1`` or more means “more”.

    A set is given in parts that share no row, so that each can be counted by its own index;
    a part may be cut shorter by its caller.
    """
    columns: dict[str, str] = {}
    values: list[Any] = []
    for name, parts in sets.items():
        counted = [_counted(part) for part in parts]
        columns[name] = " + ".join(sql for sql, _values in counted) or "0"
        values += [value for _sql, given in counted for value in given]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(columns.values())}", values)
        return dict(zip(columns, cursor.fetchone(), strict=True))


def _counted(part: QuerySet[Any]) -> tuple[str, Sequence[Any]]:
    # Where no column is fetched, an index alone may answer.
    limited = part.values_list(Value(1))[: MOST + 1]
    try:
        sql, values = limited.query.sql_with_params()
    except EmptyResultSet:
        return "0", ()
    return f"(SELECT count(*) FROM ({sql}) AS limited)", values  # noqa: S608 (Django's own text)
