"""Everything that changes people, rights and customs places."""

import csv
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

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
    "record_fact_declaration",
)
GROUPS: Mapping[str, tuple[str, ...]] = {
    "Release officers": (
        *OFFICER_RIGHTS,
        "view_declaration",
        "view_statusevent",
        "view_item",
        "view_dutyline",
        "view_office",
    ),
    # Traders are not tied to an office: who sees one sees every firm's tax number.
    "National officers": (
        "work_everywhere",
        "receive_declaration",
        "view_trader",
        "view_upload",
        "add_upload",
        "view_entry",
        "view_waitingevent",
    ),
    "Place administrators": ("view_office", "add_office", "change_office"),
    "The portal": ("receive_declaration",),
}


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
    record: Office | User | Membership,
    *,
    changed: Iterable[str],
    by: User,
    at: datetime,
    given: Mapping[str, str] | None = None,
) -> None:
    """Save a place, a person or a membership as an administrator entered it, and record that.

    :param changed: the names of the fields that were entered
    :param given: which rights, groups and offices, by the names of their fields
    """
    name = "added" if record.pk is None else "changed"
    record.save()
    kind, fields = record._meta.model_name or "", " ".join(changed)
    details = {**(given or {}), "kind": kind, "fields": fields}
    audit.record(name, subject=_subject(record), by=by, at=at, **details)


def note_password(person: User, *, by: User, at: datetime) -> None:
    """Record that somebody's password was set or taken away; never which it is."""
    name = "password set" if person.has_usable_password() else "password taken away"
    audit.record(name, subject=_subject(person), by=by, at=at, kind="user")


@transaction.atomic
def end_membership(membership: Membership, *, by: User, at: datetime) -> None:
    """End a person's role in a firm."""
    audit.record("ended", subject=_subject(membership), by=by, at=at, kind="membership")
    membership.delete()


def _subject(record: Office | User | Membership) -> str:
    if isinstance(record, Membership):
        return f"{record.user.username}@{record.trader_id}"[:60]
    return record.code if isinstance(record, Office) else record.username[:60]
