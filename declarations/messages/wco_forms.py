"""Taking values out of a WCO document, with the faults found on the way."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal

from core.feeds import BadRecord, Fault
from core.words import Words
from declarations.messages.checks import CLOCK_DIFFERENCE
from declarations.messages.faults import MOST
from declarations.messages.xml import Node, number_of

_REQUIRED = Words("ต้องมี", "required")
_TOO_LONG = Words("ข้อความไม่เกิน {longest} ตัวอักษร", "a text of at most {longest} characters")
_NUMBER = Words("จำนวนตั้งแต่ 0 ถึง {largest}", "a number from 0 to {largest}")
_MOMENT = Words(
    "วันเวลาแบบ 304 เช่น 20241206154614Z", "a moment of format 304, such as 20241206154614Z"
)
_FUTURE = Words("วันเวลาที่ไม่อยู่ในอนาคต", "a day or time that is not in the future")
_UNIT = Words("หน่วยน้ำหนัก KGM, TNE หรือ GRM", "a unit of weight: KGM, TNE or GRM")

LARGEST = Decimal("99999999.999")
"""So much of a weight in any unit, a quantity or a value fits into its column, also in kg."""
MOST_PACKAGES = Decimal(99_999_999)

_304 = re.compile(r"(\d{8})T?(\d{6})(Z|[+-]\d{2}:?\d{2})?", re.ASCII)
_KG = {"": Decimal(1), "KGM": Decimal(1), "TNE": Decimal(1000), "GRM": Decimal("0.001")}


@dataclass(frozen=True)
class Sent:
    """How a document came: its sender, the country it is about, our place for it, and when.

    ``places`` are all places that we know, or none.
    """

    sender: str
    country: str
    place: str
    at: datetime
    places: Collection[str] = ()

    @property
    def is_thai(self) -> bool:
        """Whether numbers, places and traders are Thai; otherwise they are taken as they are."""
        return self.country == "TH"

    def sender_of(self, number: str) -> str:
        """Return the sender; where none is named, the administration that numbers this way."""
        country = self.country or (number[2:4] if re.match("[0-9]{2}[A-Z]{2}", number) else "")
        return self.sender or f"WCO-{country}".rstrip("-")


@dataclass
class Form:
    """A document being read; what does not fit is noted, and all of it raised at the end."""

    node: Node
    faults: list[Fault] = field(default_factory=list)

    def inside(self, node: Node) -> "Form":
        """Return a form for a part, which notes its faults here."""
        return Form(node, self.faults)

    def raise_faults(self) -> None:
        """Raise what was noted.

        :raises BadRecord: something was
        """
        if self.faults:
            raise BadRecord(*self.faults[:MOST])

    def text(self, *paths: str, longest: int, required: bool = False) -> str:
        """Return the first text on these paths."""
        found = self.node.value(*paths)
        if required and not found:
            self.faults.append(self.node.fault(_REQUIRED, paths[0]))
        if len(found) > longest:
            self.faults.append(self._at(*paths).fault(_TOO_LONG.filled(longest=longest)))
        return found

    def amount(self, *paths: str, largest: Decimal = LARGEST) -> Decimal:
        """Return the first number on these paths, 0 where there is none."""
        found = self.node.value(*paths)
        number = number_of(found) if found else Decimal(0)
        if number is None or number > largest:
            self.faults.append(self._at(*paths).fault(_NUMBER.filled(largest=largest)))
            return Decimal(0)
        return number

    def total(self, amounts: Iterable[Decimal], *, largest: Decimal = LARGEST) -> Decimal:
        """Return the sum of the items' amounts."""
        total = sum(amounts, start=Decimal(0))
        if total > largest:
            self.faults.append(self.node.fault(_NUMBER.filled(largest=largest)))
            return Decimal(0)
        return total

    def weight(self, *paths: str) -> Decimal:
        """Return the first weight on these paths, in kg."""
        amount = self.amount(*paths)
        unit = self._at(*paths).attribute("unitCode")
        if amount and unit not in _KG:
            self.faults.append(self._at(*paths).fault(_UNIT))
        return amount * _KG.get(unit, Decimal(0))

    def moment(self, *paths: str, at: datetime) -> datetime | None:
        """Return the first moment on these paths; without a zone it is UTC."""
        found = self.node.value(*(f"{path}/DateTimeString" for path in paths))
        if not found:
            return None
        node = self._at(*(f"{path}/DateTimeString" for path in paths))
        moment = moment_of(found)
        if moment is None or moment > at + CLOCK_DIFFERENCE:
            self.faults.append(node.fault(_FUTURE if moment else _MOMENT))
        return moment

    def _at(self, *paths: str) -> Node:
        found = (self.node.first(path) for path in paths)
        return next((node for node in found if node and node.text), self.node)


def moment_of(text: str) -> datetime | None:
    """Return a moment of format 304 (or ISO 8601 without marks), None where it is none."""
    match = _304.fullmatch(text)
    try:
        moment = datetime.strptime(f"{match[1]}{match[2]}", "%Y%m%d%H%M%S") if match else None  # noqa: DTZ007
        zone = match[3] if match else None
        offset = datetime.strptime(zone, "%z").tzinfo if zone else UTC
    except ValueError:
        return None
    return moment.replace(tzinfo=offset) if moment and moment.year > 1 else None
