"""Declaration numbers.

Electronic, 14 characters: letter, digit, day, document type, year (B.E.), month, running
number: ``A0200691100123`` is series A0, day 20, type 0, B.E. 2569, month 11, number 123.
Written in two parts, 4 and 10: ``A020-0691100123``. When the system is down, a manual number
of 14 characters begins with the four digits of the customs place instead.
(Customs Department, import and export guides; docs/numbers.md lists the other kinds.)
"""

import re
from dataclasses import dataclass
from datetime import date

from core.numbers.writing import bare, squeezed
from core.words import Words

_TYPE = "[0-8ABCDPXY]"
_MONTH = "(?P<month>0[1-9]|1[0-2])"
_ELECTRONIC = re.compile(
    f"(?P<series>[A-Z][0-9])(?P<day>[0-9]{{2}})(?P<type>{_TYPE})(?P<year>[0-9]{{2}}){_MONTH}"
    "(?P<running>[0-9]{5})"
)
_MANUAL = re.compile(
    f"(?P<place>[0-9]{{4}})(?P<type>{_TYPE})(?P<year>[0-9]{{2}}){_MONTH}(?P<running>[0-9]{{5}})"
)

_SIGNS = 14
_NEARLY = re.compile(f"[A-Z][0-9O]{{2,4}}{_TYPE}[0-9O]{{7,11}}")
_LETTER_O = Words(
    "ตัวอักษร O อาจพิมพ์แทนเลข 0: {number}",
    "The letter O may stand for the digit 0: {number}",
)
_LENGTH = Words(
    "คล้ายเลขที่ใบขนสินค้า ซึ่งมี 14 หลัก แต่พิมพ์มา {signs} หลัก",
    "It looks like a declaration number; that has 14 characters, and this has {signs}.",
)


@dataclass(frozen=True)
class DeclarationNumber:
    """A declaration number taken apart.

    ``issued`` is the local day in an electronic number, and None in a manual one, which
    carries the code of the customs ``place`` instead.
    """

    text: str
    document_type: str
    issued: date | None
    place: str | None

    def __str__(self) -> str:
        return f"{self.text[:4]}-{self.text[4:]}"


def parse(text: str) -> DeclarationNumber | None:
    """Return the number that was typed or pasted, or None where it is none.

    Spaces, hyphens and Thai digits are taken; the day must exist in its B.E. year.
    """
    number = squeezed(text)
    if match := _ELECTRONIC.fullmatch(number):
        day = _issued(match)
        return DeclarationNumber(number, match["type"], day, None) if day else None
    if match := _MANUAL.fullmatch(number):
        return DeclarationNumber(number, match["type"], None, match["place"])
    return None


def slip(text: str) -> Words | None:
    """Return what may be mistyped in a text that is nearly a declaration number."""
    number = squeezed(bare(text))
    if parse(number):
        return None
    if mended := parse(number[:1] + number[1:].replace("O", "0")):
        return _LETTER_O.filled(number=mended)
    if len(number) in {_SIGNS - 1, _SIGNS + 1} and _NEARLY.fullmatch(number):
        return _LENGTH.filled(signs=len(number))
    return None


def shown(number: str) -> str:
    """Return a stored number as it is read: Thai ones in two parts, others unchanged."""
    parsed = parse(number)
    return str(parsed) if parsed else number


def _issued(match: re.Match[str]) -> date | None:
    try:
        return date(2500 + int(match["year"]) - 543, int(match["month"]), int(match["day"]))
    except ValueError:
        return None
