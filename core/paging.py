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


def page(rows: QuerySet[Row], *, by: str, cursor: str, size: int) -> Page[Row]:
    """Return one page of rows, newest first by a column of moments and the key.

    A cursor that was not made here counts as none: the first page.
    """
    at = _read(cursor)
    if at is None:
        found = list(rows.order_by(f"-{by}", "-pk")[: size + 1])
        return Page(found[:size], None, _older(found, by, size))
    moment, pk, backwards = at
    if backwards:
        later = Q(**{f"{by}__gt": moment}) | Q(**{by: moment}, pk__gt=pk)
        found = list(
            rows.filter(Q(**{f"{by}__gte": moment}) & later).order_by(by, "pk")[: size + 1]
        )
        shown = found[:size][::-1]
        newer = _write(shown[0], by, backwards=True) if len(found) > size else None
        return Page(shown, newer, _write(shown[-1], by) if shown else None)
    earlier = Q(**{f"{by}__lt": moment}) | Q(**{by: moment}, pk__lt=pk)
    found = list(
        rows.filter(Q(**{f"{by}__lte": moment}) & earlier).order_by(f"-{by}", "-pk")[: size + 1]
    )
    newer = _write(found[0], by, backwards=True) if found else None
    return Page(found[:size], newer, _older(found, by, size))


def _older(found: list[Row], by: str, size: int) -> str | None:
    return _write(found[size - 1], by) if len(found) > size else None


def _write(row: Model, by: str, *, backwards: bool = False) -> str:
    moment: datetime = getattr(row, by)
    return signing.dumps([moment.isoformat(), row.pk, backwards], salt=_SALT)


def _read(cursor: str) -> tuple[datetime, int, bool] | None:
    try:
        moment, pk, backwards = signing.loads(cursor, salt=_SALT)
    except signing.BadSignature:
        return None
    return datetime.fromisoformat(moment), pk, backwards
