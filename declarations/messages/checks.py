"""What a schema cannot say about a record: numbers, check digits, codes, dates, sums, bills."""

import re
from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils.timezone import localdate

from core.feeds import Fault
from core.numbers import declaration as numbers
from core.numbers import tax_id
from core.numbers.writing import squeezed
from core.thai.dates import BUDDHIST_ERA, FIRST_BUDDHIST_YEAR
from core.words import Words
from customs_act.periods import last_day_of_months
from declarations.catalogue import codes
from declarations.catalogue.events import KINDS
from declarations.catalogue.facts import EXTENDABLE, FACTS, WITHDRAWABLE
from declarations.messages.faults import Path, fault

CLOCK_DIFFERENCE = timedelta(minutes=5)
LATEST_TRANSPORT = timedelta(days=60)
FIRST_YEAR = 1990
_MONTHS_AHEAD = 120
LARGEST_SUM = Decimal("999999999999.99")

_ONE_OF = Words("หนึ่งใน {codes}", "one of {codes}")
NO_PLACE = Words("รหัสสถานที่ศุลกากรที่มีอยู่", "the code of a known customs place")
_NUMBER = Words(
    "เลขที่ใบขนสินค้า 14 ตัว เช่น A0200691100123",
    "a declaration number of 14 characters, such as A0200691100123",
)
_NUMBER_DAY = Words("วันที่ในเลขที่ใบขนสินค้าที่มีอยู่จริง (ปี พ.ศ.)", "a number whose day exists (year B.E.)")
_NUMBER_TYPE = Words(
    "ประเภท {type} ในเลขที่ใบขนสินค้า (ตัวที่ 5)", "document type {type} in the number, at its 5th place"
)
_CHECK_DIGIT = Words("เลขประจำตัวผู้เสียภาษีที่เลขตรวจสอบถูกต้อง", "a tax number whose check digit fits")
_BUDDHIST = Words(
    "ปี ค.ศ. {common} แทนปี พ.ศ. {buddhist}", "the year C.E. {common}, not B.E. {buddhist}"
)
_IMPOSSIBLE = Words("วันเวลาที่มีอยู่จริง", "a day and time that exist")
_TOO_EARLY = Words("ปี ค.ศ. 1990 ขึ้นไป", "a year from 1990 on")
_FUTURE = Words("วันเวลาที่ไม่อยู่ในอนาคต", "a day or time that is not in the future")
_TOO_LATE = Words("วันที่ไม่เกิน 60 วันข้างหน้า", "a day at most 60 days ahead")
_NET = Words("น้ำหนักสุทธิไม่เกินน้ำหนักรวม", "a net weight of at most the gross weight")
_SUM = Words("ค่าภาษีอากรรวมไม่เกิน 12 หลัก", "taxes of at most 12 digits in all")
_LINE = Words("ลำดับรายการที่ไม่ซ้ำ", "an item number that no other item has")
_NO_CODE = Words("รหัสสถานะ 4 หลัก หรือชื่อเหตุการณ์ที่รู้จัก", "four digits, or the name of a known event")
_NEEDS = {
    "duty": Words("จำนวนอากร (บาท)", "the duty in baht"),
    "until": Words("วันสุดท้ายที่กำหนด", "the last day that was set"),
    "clock": Words("ระยะเวลาที่ขยาย", "the time limit that was extended"),
    "fact": Words("ข้อเท็จจริงที่ถอน", "the fact that is withdrawn"),
}
_SOME_DUTY = Words("อากรมากกว่า 0 บาท", "a duty of more than 0 baht")
_SET_TOO_LATE = Words("วันที่ไม่เกิน 10 ปีข้างหน้า", "a day at most 10 years ahead")

_NUMBER_SHAPE = re.compile("[A-Z][0-9]{3}[0-8ABCDPXY][0-9]{2}(0[1-9]|1[0-2])[0-9]{5}")
_BORDER_IN = frozenset("0357X")
"""Document types of goods that come over the border: they need their bills."""
_BILL_FORMS = {
    "1": ("", "[A-Z0-9/]{1,35}"),
    "3": ("[0-9]{17}", "[0-9]{1,5}"),
    "4": ("[0-9]{11}", "[A-Z0-9/]{1,35}"),
    "5": ("", "[A-Z0-9/]{1,35}"),
    "9": ("", "[A-Z0-9/]{1,35}"),
}
"""Master and house bill by mode of transport, after squeezing; see ``codes.BILL_RULES``."""


def one_of(path: Path, code: str | None, table: Collection[str]) -> Iterator[Fault]:
    """Check a code against its table; nothing is no fault."""
    if code and code not in table:
        yield fault(path, code, _ONE_OF.filled(codes=", ".join(table)))


def places(found: dict[str, Any], known: Collection[str]) -> Iterator[Fault]:
    """Check the customs places of a record; without known ones nothing can be told."""
    for name in ("office", "release_place", "port"):
        code = found.get(name)
        if code and known and code not in known:
            yield fault((name,), code, NO_PLACE)


def party(path: Path, found: dict[str, Any] | None) -> Iterator[Fault]:
    """Check the tax number of a person or firm."""
    number = (found or {}).get("tax_id", "")
    if re.fullmatch("[0-9]{13}", number) and not tax_id.is_valid(number):
        yield fault([*path, "tax_id"], number, _CHECK_DIGIT)


def number(
    found: str | None, *, document_type: str | None, at: datetime, path: Path = ("number",)
) -> Iterator[Fault]:
    """Check a declaration number: its form, its day and its document type."""
    if not found:
        return
    parsed = numbers.parse(found)
    if parsed is None:
        exists = _NUMBER_SHAPE.fullmatch(squeezed(found))
        yield fault(path, found, _NUMBER_DAY if exists else _NUMBER)
    elif document_type in codes.DOCUMENT_TYPES and parsed.document_type != document_type:
        yield fault(path, found, _NUMBER_TYPE.filled(type=document_type))
    elif parsed.issued and parsed.issued > localdate(at + CLOCK_DIFFERENCE):
        yield fault(path, found, _FUTURE)


def moment(path: Path, text: str | None, *, at: datetime) -> Iterator[Fault]:
    """Check a moment: not in the future, but for the difference between two clocks."""
    if not text:
        return
    wrong = _year(text)
    if wrong is None:
        try:
            wrong = _FUTURE if datetime.fromisoformat(text) > at + CLOCK_DIFFERENCE else None
        except ValueError:
            wrong = _IMPOSSIBLE
    if wrong:
        yield fault(path, text, wrong)


def day(path: Path, text: str | None, *, latest: date, late: Words = _FUTURE) -> Iterator[Fault]:
    """Check a day: it exists and is not after ``latest``."""
    if not text:
        return
    wrong = _year(text)
    if wrong is None:
        try:
            wrong = late if date.fromisoformat(text) > latest else None
        except ValueError:
            wrong = _IMPOSSIBLE
    if wrong:
        yield fault(path, text, wrong)


def transport_day(path: Path, text: str | None, *, at: datetime) -> Iterator[Fault]:
    """Check a day of arrival or departure, which may lie ahead."""
    yield from day(path, text, latest=localdate(at + LATEST_TRANSPORT), late=_TOO_LATE)


def bills(transport: dict[str, Any], *, document_type: str | None) -> Iterator[Fault]:
    """Check master and house bill by mode of transport.

    :source: Customs Department, import guide, p. 125
    """
    mode = transport.get("mode", "")
    if mode not in _BILL_FORMS:
        return
    needed = document_type in _BORDER_IN
    for name, form in zip(("master_bill", "house_bill"), _BILL_FORMS[mode], strict=True):
        text = transport.get(name, "")
        # A master air waybill is without dashes; elsewhere they are only a way of writing.
        found = text if name == "master_bill" else squeezed(text)
        if (found or (needed and form)) and not re.fullmatch(form, found):
            yield fault(("transport", name), text, codes.BILL_RULES[mode])


def sums(record: dict[str, Any]) -> Iterator[Fault]:
    """Check tax codes, item numbers, weights, and that the taxes fit into their column."""
    seen: set[int] = set()
    for place, item in enumerate(record.get("items", [])):
        line = item.get("line")
        if line in seen:
            yield fault(("items", place, "line"), line, _LINE)
        seen |= {line} - {None}
    duties = list(_duties(record))
    for path, duty in duties:
        yield from one_of([*path, "tax_code"], duty.get("tax_code"), codes.TAX_CODES)
    for name in ("amount", "deposit"):
        total = sum((Decimal(duty.get(name, 0)) for _path, duty in duties), start=Decimal(0))
        if total > LARGEST_SUM:
            yield fault(("duties",), total, _SUM)
    goods = record.get("goods", {})
    gross, net = goods.get("gross_weight"), goods.get("net_weight")
    if gross and net and Decimal(net) > Decimal(gross):
        yield fault(("goods", "net_weight"), net, _NET)


def event(record: dict[str, Any], *, at: datetime) -> Iterator[Fault]:
    """Check the code of an event and the facts that it needs."""
    code, facts = record.get("code", ""), record.get("facts", {})
    if code and code not in KINDS and not re.fullmatch("[0-9]{4}", code):
        yield fault(("code",), code, _NO_CODE)
    yield from _facts_of_law(code, facts, at)
    yield from one_of(("facts", "reason"), facts.get("reason"), codes.HOLD_REASONS)
    yield from one_of(("facts", "result"), facts.get("result"), codes.EXAMINATION_RESULTS)


def _facts_of_law(code: str, facts: dict[str, Any], at: datetime) -> Iterator[Fault]:
    """Check what a fact that starts or stops a clock has to tell."""
    for name in FACTS[code].asks if code in FACTS else ():
        if not facts.get(name):
            yield fault(("facts", name), "", _NEEDS[name])
    if code == "ASSESSMENT_NOTICE" and facts.get("duty") and not Decimal(facts["duty"]):
        yield fault(("facts", "duty"), facts["duty"], _SOME_DUTY)
    today = localdate(at + CLOCK_DIFFERENCE)
    yield from day(("facts", "day"), facts.get("day"), latest=today)
    latest = last_day_of_months(today, _MONTHS_AHEAD)
    yield from day(("facts", "until"), facts.get("until"), latest=latest, late=_SET_TOO_LATE)
    yield from one_of(("facts", "clock"), facts.get("clock"), EXTENDABLE)
    yield from one_of(("facts", "fact"), facts.get("fact"), WITHDRAWABLE)


def _year(text: str) -> Words | None:
    year = int(text[:4])
    if year >= FIRST_BUDDHIST_YEAR:
        return _BUDDHIST.filled(common=year - BUDDHIST_ERA, buddhist=year)
    return _TOO_EARLY if year < FIRST_YEAR else None


def _duties(record: dict[str, Any]) -> Iterator[tuple[Path, dict[str, Any]]]:
    for place, duty in enumerate(record.get("duties", [])):
        yield ("duties", place), duty
    for line, item in enumerate(record.get("items", [])):
        for place, duty in enumerate(item.get("duties", [])):
            yield ("items", line, "duties", place), duty
