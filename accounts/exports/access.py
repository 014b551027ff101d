"""The access ledger as a file."""

import csv
from collections.abc import Iterable, Iterator

from django.utils.timezone import localtime
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from accounts.answers.access import Line
from core.spreadsheets import MARK, Echo, harmless
from core.thai.dates import format_date_numeric


def access_csv(lines: Iterable[Line]) -> Iterator[str]:
    """Yield the access ledger as CSV, line by line, in the language of the moment."""
    language = get_language()
    writer = csv.writer(Echo())
    headings = (
        _("Time"),
        _("Date (B.E.)"),
        _("Record"),
        _("What happened"),
        _("Who"),
        _("On behalf of"),
        _("From where"),
    )
    yield MARK + writer.writerow(headings)
    for line in lines:
        moment = localtime(line.at)
        with override(language):
            told = [line.record, line.what, line.who, line.behalf, line.source]
            cells = [harmless(str(cell)) for cell in told]
        day = format_date_numeric(moment.date(), "th")
        yield writer.writerow([moment.isoformat(timespec="seconds"), day, *cells])
