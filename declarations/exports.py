"""Lists and timelines as files: CSV as it comes, XLSX with typed cells."""

import csv
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any

import xlsxwriter
from django.utils.timezone import localtime
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from core.paging import page
from core.spreadsheets import MARK, Echo, harmless
from core.thai.dates import format_date_numeric
from declarations.answers import Reader, Summary, summary
from declarations.models import Declaration, StatusEvent
from declarations.models.declarations import DeclarationQuerySet

MOST_ROWS_OF_XLSX = 100_000
_CHUNK = 2_000

Value = str | int | Decimal | date | datetime | None
Row = tuple[Declaration, Summary]


@dataclass(frozen=True)
class Column:
    """A column: its heading, and its value for a row."""

    heading: Any
    value: Callable[[Declaration, Summary], Value]
    width: int = 16


COLUMNS = (
    Column(_("Number"), lambda d, s: str(d), 22),
    Column(_("Kind"), lambda d, s: str(d.kind), 24),
    Column(_("Importer or exporter"), lambda d, s: str(d.trader.name), 40),
    Column(_("Tax number"), lambda d, s: d.trader.tax_id),
    Column(_("Branch"), lambda d, s: d.trader.branch_shown, 8),
    Column(_("Customs broker"), lambda d, s: str(d.broker.name) if d.broker else "", 40),
    Column(_("Status"), lambda d, s: str(s.pill), 26),
    Column(_("Code"), lambda d, s: d.status_code, 8),
    Column(_("Owed (baht)"), lambda d, s: s.owed),
    Column(_("Due"), lambda d, s: s.due_date, 12),
    Column(_("Due (B.E.)"), lambda d, s: _be(s.due_date), 12),
    Column(_("Updated"), lambda d, s: localtime(d.updated_at), 20),
    Column(_("Updated (B.E.)"), lambda d, s: _be(localtime(d.updated_at).date()), 14),
    Column(_("Reference number"), lambda d, s: d.reference, 18),
    Column(_("Formalities"), lambda d, s: d.formalities_date, 12),
    Column(_("Formalities (B.E.)"), lambda d, s: _be(d.formalities_date), 14),
    Column(_("Office"), lambda d, s: d.office.code, 8),
    Column(_("House bill"), lambda d, s: d.house_bill, 20),
    Column(_("Master bill"), lambda d, s: d.master_bill, 20),
)
"""First those of the page in its order, then what helps to match the file with others."""


def summed_up(
    rows: DeclarationQuerySet,
    *,
    parts: Sequence[DeclarationQuerySet] = (),
    reader: Reader,
    on: date,
) -> Iterator[Row]:
    """Yield all declarations with their summaries, newest first, some thousand at a time.

    :param parts: as ``core.paging.page`` takes them
    """
    cursor: str | None = ""
    while cursor is not None:
        chunk = page(rows, by="updated_at", cursor=cursor, size=_CHUNK, parts=parts)
        for declaration in chunk.rows:
            yield declaration, of_list(declaration, reader=reader, on=on)
        cursor = chunk.older


def of_list(declaration: Declaration, *, reader: Reader, on: date) -> Summary:
    """Return the summary of a declaration that ``lists.with_told`` found."""
    told, hold = declaration.told, declaration.hold  # type: ignore[attr-defined]
    return summary(declaration, reader=reader, on=on, told=told, hold=hold)


def list_csv(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the list as CSV, line by line, in the language of the moment."""
    language = get_language()
    writer = csv.writer(Echo())
    yield MARK + writer.writerow([str(column.heading) for column in COLUMNS])
    for row in rows:
        with override(language):
            cells = [_plain(column.value(*row)) for column in COLUMNS]
        yield writer.writerow(cells)


def list_xlsx(rows: Iterable[Row], *, more: str) -> IO[bytes]:
    """Return the list as XLSX.

    :param more: what the last row says where there are more than ``MOST_ROWS_OF_XLSX``
    """
    file = tempfile.TemporaryFile()  # noqa: SIM115 (closed by the response that sends it)
    options = {
        "constant_memory": True,
        "remove_timezone": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "default_date_format": "yyyy-mm-dd",
    }
    with xlsxwriter.Workbook(file, options) as book:
        _fill(book, rows, more)
    file.seek(0)
    return file


def events_csv(events: Sequence[StatusEvent]) -> Iterator[str]:
    """Yield the events of one declaration as CSV, oldest first."""
    writer = csv.writer(Echo())
    headings = (
        _("Time"),
        _("Date (B.E.)"),
        _("Code"),
        _("What happened"),
        _("Office"),
        _("Who acted"),
        _("Details"),
    )
    yield MARK + writer.writerow([str(heading) for heading in headings])
    for event in events:
        moment = localtime(event.occurred_at)
        office = event.office.code if event.office else ""
        cells = (
            moment,
            _be(moment.date()),
            event.code,
            str(event.sentence),
            office,
            str(event.actor_words),
            "; ".join(str(words) for words in event.details),
        )
        yield writer.writerow([_plain(cell) for cell in cells])


def _fill(book: Any, rows: Iterable[Row], more: str) -> None:
    sheet = book.add_worksheet()
    bold = book.add_format({"bold": True})
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
    money = book.add_format({"num_format": "#,##0.00"})
    sheet.freeze_panes(1, 1)
    for place, column in enumerate(COLUMNS):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, str(column.heading), bold)
    for line, row in enumerate(rows, start=1):
        if line > MOST_ROWS_OF_XLSX:
            sheet.write_string(line, 0, more)
            return
        for place, column in enumerate(COLUMNS):
            _write(sheet, (line, place), column.value(*row), moment=moment, money=money)


def _write(sheet: Any, cell: tuple[int, int], value: Value, *, moment: Any, money: Any) -> None:
    match value:
        case None | "":
            return
        case datetime():
            sheet.write_datetime(*cell, value, moment)
        case date():
            sheet.write_datetime(*cell, value)
        case Decimal():
            sheet.write_number(*cell, float(value), money)
        case _:
            sheet.write_string(*cell, str(value))


def _plain(value: Value) -> str:
    match value:
        case None:
            return ""
        case datetime():
            return value.isoformat(timespec="seconds")
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:.2f}"
        case _:
            return harmless(str(value))


def _be(day: date | None) -> str:
    return format_date_numeric(day, "th") if day else ""
