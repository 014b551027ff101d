"""Declaration numbers.

Electronic, 14 characters: letter, digit, day, document type, year (B.E.), month, running
number: ``A0200691100123`` is series A0, day 20, type 0, B.E. 2569, month 11, number 123.
Written in two parts, 4 and 10: ``A020-0691100123``. When the system is down, a manual number
of 14 characters begins with the four digits of the customs place instead.
(Customs Department, import and export guides; see docs/numbers.md.)
"""

import re
from dataclasses import dataclass
from datetime import date

from core.numbers.writing import squeezed

_TYPE = "[0-8ABCDPXY]"
_MONTH = "(?P<month>0[1-9]|1[0-2])"
_ELECTRONIC = re.compile(
    f"(?P<series>[A-Z][0-9])(?P<day>[0-9]{{2}})(?P<type>{_TYPE})(?P<year>[0-9]{{2}}){_MONTH}"
    "(?P<running>[0-9]{5})"
)
_MANUAL = re.compile(
    f"(?P<place>[0-9]{{4}})(?P<type>{_TYPE})(?P<year>[0-9]{{2}}){_MONTH}(?P<running>[0-9]{{5}})"
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


def shown(number: str) -> str:
    """Return a stored number as it is read: Thai ones in two parts, others unchanged."""
    parsed = parse(number)
    return str(parsed) if parsed else number


def _issued(match: re.Match[str]) -> date | None:
    try:
        return date(2500 + int(match["year"]) - 543, int(match["month"]), int(match["day"]))
    except ValueError:
        return None
