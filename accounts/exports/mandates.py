"""Mandates as a file."""

import csv
from collections.abc import Iterator
from datetime import date

from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from accounts.models import Mandate
from accounts.models.mandates import MandateQuerySet
from core.spreadsheets import MARK, Echo, harmless
from core.thai.dates import format_date_numeric

_HEADINGS = (
    _("Client"),
    _("Tax number"),
    _("Branch"),
    _("Customs broker"),
    _("Tax number of the broker"),
    _("Branch of the broker"),
    _("Which declarations"),
    _("Offices"),
    _("First day"),
    _("First day (B.E.)"),
    _("Last day"),
    _("Last day (B.E.)"),
    _("May print receipts"),
    _("State"),
)


def mandates_csv(rows: MandateQuerySet, *, on: date) -> Iterator[str]:
    """Yield mandates as CSV, line by line, in the language of the moment.

    :param on: the local day whose state they show
    """
    language = get_language()
    writer = csv.writer(Echo())
    yield MARK + writer.writerow([str(heading) for heading in _HEADINGS])
    for mandate in rows.iterator(chunk_size=1000):
        with override(language):
            cells = _cells(mandate, on)
        yield writer.writerow([harmless(str(cell)) for cell in cells])


def _cells(mandate: Mandate, on: date) -> list[object]:
    client, broker = mandate.client, mandate.broker
    return [
        *(client.name, client.tax_id, client.branch_shown),
        *(broker.name, broker.tax_id, broker.branch_shown),
        mandate.get_scope_display(),
        " ".join(sorted(office.code for office in mandate.offices.all())),
        *(mandate.from_date, format_date_numeric(mandate.from_date, "th")),
        mandate.until_date or "",
        format_date_numeric(mandate.until_date, "th") if mandate.until_date else "",
        _("yes") if mandate.may_print else _("no"),
        mandate.state(on).label,
    ]
