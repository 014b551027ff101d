"""Numbers and references: their form, who holds them, and the declaration that they name."""

import re

from django.db import connection
from django.db.models import Q

from core.feeds import BadRecord, Fault
from core.words import Words
from declarations.models import Declaration, WaitingEvent

_OTHER_NUMBER = Words("เลขที่ใบขนสินค้าเดิมของเลขที่อ้างอิงนี้", "the number that this reference already has")
_TAKEN_NUMBER = Words(
    "เลขที่ใบขนสินค้าที่ยังไม่ใช้กับเลขที่อ้างอิงอื่น",
    "a number that no other reference has",
)
_NO_NAME = Words(
    "ตัวอักษรอังกฤษ ตัวเลข จุด ขีด ไม่เกิน 35 ตัว", "letters A-Z, digits, dots, hyphens, 35 at most"
)
_NAME = re.compile(r"[0-9A-Za-z._-]{1,35}")
"""What can stand in an address and be typed into the search box."""


def check_form(number: str, reference: str) -> None:
    """Return if these can be names of a declaration; either may be empty.

    :raises BadRecord: one cannot
    """
    given = {"number": number, "reference": reference}
    odd = {name: text for name, text in given.items() if text and not _NAME.fullmatch(text)}
    if odd:
        raise BadRecord(*(Fault(name, text, _NO_NAME) for name, text in odd.items()))


def hold(number: str | None, reference: str) -> None:
    """Make everyone else who names one of these wait until this transaction ends.

    The reference first, then the numbers: the one given, and those that waiting events bring.
    Everyone keeps to this order, so that nobody waits for somebody who waits.
    """
    _lock(*([reference] if reference else []))
    waiting = WaitingEvent.objects.filter(reference=reference or None)
    brought = waiting.exclude(number="").values_list("number", flat=True)
    _lock(*sorted({*brought, *([number] if number else [])}))


def _lock(*names: str) -> None:
    if names:
        locks = ", ".join(["pg_advisory_xact_lock(hashtextextended(%s, 0))"] * len(names))
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {locks}", names)


def find(number: str, reference: str) -> Declaration | None:
    """Return the locked declaration of this number, or else of this reference; with its trader."""
    wanted = Q(reference=reference) | Q(number__in=[number] if number else [])
    rows = Declaration.objects.select_for_update(of=("self",)).select_related("trader")
    found = list(rows.filter(wanted).order_by("pk"))
    numbered = [declaration for declaration in found if number and declaration.number == number]
    return next(iter([*numbered, *found]), None)


def check_names(found: Declaration, number: str, reference: str) -> None:
    """Return if a declaration has, or may still get, these names; either may be empty.

    :raises BadRecord: it has another one
    """
    if reference and found.reference != reference:
        raise BadRecord(Fault("reference", reference, _TAKEN_NUMBER))
    if number and found.number and found.number != number:
        raise BadRecord(Fault("number", number, _OTHER_NUMBER))
