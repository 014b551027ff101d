"""Everything that changes people, rights and customs places."""

import csv
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from django.contrib.auth.models import Group, Permission
from django.db import transaction

from accounts.models import Membership, Office, User
from audit import actions as audit

PLACES = Path(__file__).parent / "places.csv"
PORTAL_USERNAME = "etracking"

OFFICER_RIGHTS = (
    "order_examination_declaration",
    "record_result_declaration",
    "release_declaration",
    "hold_declaration",
    "lift_hold_declaration",
    "deliver_declaration",
    "cancel_declaration",
)
GROUPS: Mapping[str, tuple[str, ...]] = {
    "Release officers": (
        *OFFICER_RIGHTS,
        "view_declaration",
        "view_statusevent",
        "view_item",
        "view_dutyline",
        "view_trader",
        "view_office",
    ),
    "National officers": (
        "work_everywhere",
        "view_upload",
        "add_upload",
        "view_entry",
        "view_waitingevent",
    ),
    "The portal": ("receive_declaration",),
}


@transaction.atomic
def write_places() -> int:
    """Write the customs places of ``places.csv``; officers' own additions stay.

    :returns: how many places the list has
    :source: Customs Department, reference file of places of 28 October 2019
    """
    with PLACES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        Office.objects.update_or_create(code=row["code"], defaults=_place(row))
    by_code = {office.code: office for office in Office.objects.all()}
    for row in rows:
        if row["office_in_charge"]:
            by_code[row["code"]].office_in_charge = by_code[row["office_in_charge"]]
    Office.objects.bulk_update(by_code.values(), ["office_in_charge"])
    return len(rows)


def _place(row: Mapping[str, str]) -> dict[str, object]:
    flags = ("export_release", "export_load", "import_release", "import_entry")
    allowed = {name: flag == "Y" for name, flag in zip(flags, row["flags"], strict=True)}
    return {"name_th": row["name_th"], "name_en": row["name_en"], **allowed}


@transaction.atomic
def write_groups() -> None:
    """Write the groups with exactly their rights, and the user that is the portal itself."""
    for name, rights in GROUPS.items():
        group, _new = Group.objects.get_or_create(name=name)
        group.permissions.set(Permission.objects.filter(codename__in=rights))
    portal, new = User.objects.get_or_create(username=PORTAL_USERNAME)
    if new:
        portal.set_unusable_password()
        portal.save()
    portal.groups.set(Group.objects.filter(name="The portal"))


@transaction.atomic
def keep(
    record: Office | User | Membership, *, changed: Iterable[str], by: User, at: datetime
) -> None:
    """Save a place, a person or a membership as an administrator entered it, and record that.

    :param changed: the names of the fields that were entered
    """
    name = "added" if record.pk is None else "changed"
    record.save()
    kind = record._meta.model_name or ""
    audit.record(name, subject=_subject(record), by=by, at=at, kind=kind, fields=" ".join(changed))


@transaction.atomic
def end_membership(membership: Membership, *, by: User, at: datetime) -> None:
    """End a person's role in a firm."""
    audit.record("ended", subject=_subject(membership), by=by, at=at, kind="membership")
    membership.delete()


def _subject(record: Office | User | Membership) -> str:
    if isinstance(record, Membership):
        return f"{record.user.username}@{record.trader_id}"[:60]
    return record.code if isinstance(record, Office) else record.username[:60]
