"""Loading very many declarations: COPY into tables without indexes, which are built after."""

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import connection, transaction
from stdnum.th import moa
from tqdm import tqdm

from accounts.models import Office, Trader
from declarations.management.demo import bulk
from declarations.management.demo.people import BROKER, EXPORTER, IMPORTER
from declarations.models import Declaration
from registration.management.demo.firms import FIRMS

CHUNK = 20_000
_ONE_TRADER_IN = 50
_SKEW = {"2801": 24, "1190": 16, "0119": 8}
"""How much more often than elsewhere goods are declared at the big offices."""

_CONSTRAINTS = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)
FROM pg_constraint WHERE conrelid = ANY(%s::regclass[]) AND contype = ANY(%s)
ORDER BY conname
"""
_INDEXES = """
SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid)
FROM pg_index LEFT JOIN pg_constraint ON conindid = indexrelid AND contype IN ('p', 'u')
WHERE indrelid = ANY(%s::regclass[]) AND conindid IS NULL
"""


def fill_up(wanted: int, *, today: date, quiet: bool) -> int:
    """Make invented declarations until there are as many as wanted; return how many new.

    In one transaction, which keeps readers out: all of them, or none.
    """
    missing = wanted - Declaration.objects.count()
    if missing <= 0:
        return 0
    with transaction.atomic():
        first = Declaration.objects.filter(sender=bulk.SENDER).count() + 1
        keys = _keys(missing, first)
        with _without_indexes(list(bulk.COLUMNS)):
            chunks = range(first, first + missing, CHUNK)
            for start in tqdm(chunks, unit_scale=CHUNK, unit="decl", disable=quiet or None):
                last = min(start + CHUNK, first + missing)
                _copy(bulk.rows(start, last, keys=keys, today=today, seed=2569))
    _vacuum(bulk.COLUMNS)
    return missing


def _keys(missing: int, first: int) -> bulk.Keys:
    traders = _traders(max(len(FIRMS), missing // _ONE_TRADER_IN))
    by_tax_id = dict(
        Trader.objects.filter(tax_id__in=[firm.tax_id for firm in FIRMS]).values_list(
            "tax_id", "pk"
        )
    )
    return bulk.Keys(
        first_declaration=_reserve("declarations_declaration", missing) - first,
        first_item=_reserve("declarations_item", missing) - first,
        importer=by_tax_id[IMPORTER.tax_id],
        exporter=by_tax_id[EXPORTER.tax_id],
        broker=by_tax_id[BROKER.tax_id],
        traders=traders,
        places=_places(),
    )


def _traders(how_many: int) -> tuple[int, ...]:
    tax_ids = [_tax_id(1_000_001 + place) for place in range(how_many)]
    Trader.objects.bulk_create(
        [
            Trader(
                tax_id=tax_id,
                name_th=f"บริษัท สาธิตลำดับที่ {place} จำกัด",
                name_en=f"Demonstration No. {place} Co., Ltd.",
            )
            for place, tax_id in enumerate(tax_ids, start=1)
        ],
        batch_size=2_000,
        ignore_conflicts=True,
    )
    return tuple(Trader.objects.filter(tax_id__in=tax_ids).values_list("pk", flat=True))


def _tax_id(running: int) -> str:
    first = f"00000{running:07}"
    return first + str(moa.calc_check_digit(first))


def _places() -> tuple[tuple[int, int], ...]:
    """Return pairs of office and place of release, big offices more often."""
    pairs: list[tuple[int, int]] = []
    for place in Office.objects.select_related("office_in_charge").order_by("code"):
        office = place.office_in_charge or place
        pairs += [(office.pk, place.pk)] * _SKEW.get(office.code, 4)
    return tuple(pairs)


def _reserve(table: str, how_many: int) -> int:
    """Return the first of so many keys that nobody else will get."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT setval(sequence, nextval(sequence) + %s) - %s"
            " FROM pg_get_serial_sequence(%s, 'id') AS sequence",
            [how_many, how_many, table],
        )
        return int(cursor.fetchone()[0])


def _copy(rows: bulk.Rows) -> None:
    with connection.cursor() as cursor:
        for table, columns in bulk.COLUMNS.items():
            names = ", ".join(columns.split())
            lines = io.StringIO("".join(rows.tables[table]))
            cursor.copy_expert(f"COPY {table} ({names}) FROM STDIN", lines)


@contextmanager
def _without_indexes(tables: list[str]) -> Iterator[None]:
    """Take away what each row is checked against and found by; build it again at the end."""
    _execute("SET CONSTRAINTS ALL IMMEDIATE")
    _execute("SET LOCAL maintenance_work_mem = '256MB'")
    foreign = _fetch(_CONSTRAINTS, [tables, ["f"]])
    unique = _fetch(_CONSTRAINTS, [tables, ["u"]])
    indexes = _fetch(_INDEXES, [tables])
    for table, name, _definition in [*foreign, *unique]:
        _execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    for name, _definition in indexes:
        _execute(f"DROP INDEX {name}")
    # COPY cannot ask for each row whether it may be written: these are written by the owner.
    for table in tables:
        _execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
    yield
    for table in tables:
        _execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    for _name, definition in indexes:
        _execute(definition)
    for table, name, definition in [*unique, *foreign]:
        _execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')


def _vacuum(tables: Iterable[str]) -> None:
    """Bring statistics and the visibility map up to date, where no transaction is open."""
    if not connection.in_atomic_block:
        for table in tables:
            _execute(f"VACUUM (ANALYZE) {table}")


def _execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _fetch(statement: str, values: list[Any]) -> list[tuple[str, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())
