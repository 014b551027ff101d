"""Keyset pages: next and previous in constant time, however long the list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from django.core import signing
from django.db.models import Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)
_SALT = "core.paging"


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Some rows, and the cursors of the pages around them (None where there is none)."""

    rows: Sequence[Row]
    newer: str | None
    older: str | None


def page(
    rows: QuerySet[Row],
    *,
    by: str,
    cursor: str,
    size: int,
    oldest_first: bool = False,
    parts: Sequence[QuerySet[Row]] = (),
) -> Page[Row]:
    """Return one page of rows, in the order of a column of moments and the key.

    A cursor that was not made here counts as none: the first page.

    :param parts: sets that together hold all the rows, each with an index in this order; where
        no index orders all of them at once, the page still costs the same however many there are
    """
    at = _read(cursor)
    to_newer = at[2] if at else oldest_first
    heads = [_beyond(part, by, at, to_newer=to_newer).values("pk")[: size + 1] for part in parts]
    if heads:
        rows = rows.filter(pk__in=heads[0].union(*heads[1:], all=True))
    found = list(_beyond(rows, by, at, to_newer=to_newer)[: size + 1])
    shown, more = found[:size], len(found) > size
    if not shown:
        return Page([], None, None)
    oldest, newest = (shown[0], shown[-1]) if to_newer else (shown[-1], shown[0])
    came_from = at is not None
    return Page(
        shown if to_newer == oldest_first else shown[::-1],
        _write(newest, by, to_newer=True) if (more if to_newer else came_from) else None,
        _write(oldest, by, to_newer=False) if (came_from if to_newer else more) else None,
    )


def _beyond(
    rows: QuerySet[Row], by: str, at: tuple[datetime, int, bool] | None, *, to_newer: bool
) -> QuerySet[Row]:
    """Return the rows newer or older than a place in the list, the nearest first."""
    word, sign = ("gt", "") if to_newer else ("lt", "-")
    if at:
        moment, pk, _to_newer = at
        tie = Q(**{by: moment, f"pk__{word}": pk})
        # The first condition says nothing new, but lets the index find its place.
        rows = rows.filter(Q(**{f"{by}__{word}e": moment}) & (Q(**{f"{by}__{word}": moment}) | tie))
    return rows.order_by(f"{sign}{by}", f"{sign}pk")


def _write(row: Model, by: str, *, to_newer: bool) -> str:
    moment: datetime = getattr(row, by)
    return signing.dumps([moment.isoformat(), row.pk, to_newer], salt=_SALT)


def _read(cursor: str) -> tuple[datetime, int, bool] | None:
    try:
        moment, pk, to_newer = signing.loads(cursor, salt=_SALT)
    except signing.BadSignature:
        return None
    return datetime.fromisoformat(moment), pk, to_newer
