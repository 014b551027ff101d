"""The customs places that every installation has."""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.db import transaction

from accounts.models import Office

PLACES = Path(__file__).resolve().parent.parent / "places.csv"


@transaction.atomic
def write_places() -> int:
    """Add the customs places of ``places.csv`` that are missing, and names that are empty.

    What administrators entered stays: the office in charge too, where none is an answer.

    :returns: how many places the list has
    :source: Customs Department, reference file of places of 28 October 2019
    """
    with PLACES.open(encoding="utf-8", newline="") as file:
        rows = {row["code"]: row for row in csv.DictReader(file)}
    known = {office.code: office for office in Office.objects.filter(code__in=rows)}
    new = [Office(**_place(row)) for code, row in rows.items() if code not in known]
    Office.objects.bulk_create(new)
    for name in ("name_th", "name_en"):
        for office in known.values():
            if not getattr(office, name):
                setattr(office, name, rows[office.code][name])
    by_code = known | {office.code: office for office in new}
    for office in new:
        office.office_in_charge = by_code.get(rows[office.code]["office_in_charge"])
    Office.objects.bulk_update(by_code.values(), ["name_th", "name_en", "office_in_charge"])
    return len(rows)


def _place(row: Mapping[str, str]) -> dict[str, Any]:
    names = {name: row[name] for name in ("code", "name_th", "name_en")}
    flags = ("export_release", "export_load", "import_release", "import_entry")
    allowed = {name: flag == "Y" for name, flag in zip(flags, row["flags"], strict=True)}
    return {**names, **allowed}
