"""Days and moments as people write and read them here.

Dates are stored in the common era (C.E.) and shown in the Buddhist era (B.E. = C.E. + 543).
"""

import re
from datetime import date, datetime, timedelta, timezone
from typing import Literal

from core.thai.text import NBSP, ascii_digits

Language = Literal["th", "en"]

BANGKOK = timezone(timedelta(hours=7), "ICT")
"""Thai time. There is no summer time, so a fixed offset is right."""

BUDDHIST_ERA = 543
FIRST_BUDDHIST_YEAR = 2400
"""A year from here on is read as B.E. (2400 B.E. is 1857 C.E.)."""

THAI_MONTHS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
THAI_MONTHS_SHORT = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
    "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip
ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
ENGLISH_MONTHS_SHORT = tuple(name[:3] for name in ENGLISH_MONTHS)


class ThaiDateError(ValueError):
    """A date that cannot be taken. ``code`` says which message to show."""

    def __init__(self, code: Literal["format", "impossible", "out_of_range"]) -> None:
        super().__init__(code)
        self.code = code


def format_date(day: date, language: Language = "th") -> str:
    """Return 22 พ.ย. 2569 or 22 Nov 2026, with no-break spaces."""
    if language == "th":
        return NBSP.join((str(day.day), THAI_MONTHS_SHORT[day.month - 1], str(_be(day))))
    return NBSP.join((str(day.day), ENGLISH_MONTHS_SHORT[day.month - 1], str(day.year)))


def format_date_long(day: date, language: Language = "th") -> str:
    """Return 22 พฤศจิกายน พ.ศ. 2569 or 22 November 2026 (B.E. 2569), for documents."""
    if language == "th":
        return f"{day.day}{NBSP}{THAI_MONTHS[day.month - 1]} พ.ศ.{NBSP}{_be(day)}"
    month = ENGLISH_MONTHS[day.month - 1]
    return f"{day.day}{NBSP}{month}{NBSP}{day.year} (B.E.{NBSP}{_be(day)})"


def format_datetime(moment: datetime, language: Language = "th") -> str:
    """Return 22 พ.ย. 2569 14:05 น. or 22 Nov 2026 14:05, in Thai time."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    moment = moment.astimezone(BANGKOK)
    unit = f"{NBSP}น." if language == "th" else ""
    return f"{format_date(moment, language)} {moment:%H:%M}{unit}"


def format_date_numeric(day: date, language: Language = "th") -> str:
    """Return 22/11/2569 or, in English, 22/11/2026: what a date field is filled with."""
    return f"{day.day:02}/{day.month:02}/{_be(day) if language == 'th' else day.year}"


def parse_date(text: str, *, earliest: date, latest: date) -> date:
    """Return the day that somebody wrote, or raise ``ThaiDateError``.

    The day comes first: 22/11/2569, 22-11-2026, 22 พ.ย. 69, 22 พฤศจิกายน พ.ศ. 2569,
    ๒๒/๑๑/๒๕๖๙, 22 Nov 2026. Only 2026-11-22 has the year first. A year from 2400 on is
    B.E.; a year of two digits is B.E. too, as on receipts (14-06-61).

    ``earliest`` and ``latest`` are compulsory and should be narrow: they are what catches a
    B.E. year taken for C.E. (2569) and a C.E. year of two digits (26 is B.E. 2526 = 1983).
    The era is converted before the day is checked, because 29/2/2567 exists (2024) though
    the year 2567 C.E. has no leap day.
    """
    year, month, day = _date_parts(ascii_digits(text))
    if year < 100:
        year += 2500
    if year >= FIRST_BUDDHIST_YEAR:
        year -= BUDDHIST_ERA
    try:
        parsed = date(year, month, day)
    except ValueError:
        raise ThaiDateError("impossible") from None
    if not earliest <= parsed <= latest:
        raise ThaiDateError("out_of_range")
    return parsed


def _be(day: date) -> int:
    return day.year + BUDDHIST_ERA


def _month_names() -> dict[str, int]:
    names: dict[str, int] = {}
    for names_of_year in (THAI_MONTHS, THAI_MONTHS_SHORT, ENGLISH_MONTHS, ENGLISH_MONTHS_SHORT):
        for number, name in enumerate(names_of_year, start=1):
            names[name.lower()] = number
            names[name.lower().replace(".", "")] = number
    return names


_MONTH_NUMBER = _month_names()
_MONTH_NAME = re.compile("|".join(sorted(map(re.escape, _MONTH_NUMBER), key=len, reverse=True)))
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2}) ([0-9]{1,2}) ([0-9]{4}|[0-9]{2})")


def _date_parts(text: str) -> tuple[int, int, int]:
    text = text.strip().lower()
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, match.groups())
        return year, month, day
    text = text.replace("พ.ศ.", " ").replace("ค.ศ.", " ")
    text = _MONTH_NAME.sub(lambda name: f" {_MONTH_NUMBER[name.group()]} ", text)
    text = " ".join(part for part in re.split(r"[\s/.\-\u2010-\u2015,]+", text) if part)
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = map(int, match.groups())
        return year, month, day
    raise ThaiDateError("format")
