"""Every kind of number that the search box knows, by its format.

Several kinds may fit one text; all are tried, in the order of this table, bills of lading and
house waybills last. A failed check digit is told and the search still runs.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from stdnum import iso6346

from core.numbers import declaration, tax_id
from core.numbers.writing import bare, squeezed
from core.words import Words

_MONTH = "(0[1-9]|1[0-2])"
_S10_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)


@dataclass(frozen=True)
class Kind:
    """A kind of number: its name, pattern after squeezing, check and an invented example."""

    name: str
    words: Words
    pattern: str
    example: str
    check: Callable[[str], bool] = lambda number: True


@dataclass(frozen=True)
class Reading:
    """What a text was taken for: as typed, and as such numbers are stored.

    ``checks`` is False where the check digit does not fit.
    """

    kind: Kind
    text: str
    number: str
    checks: bool

    @property
    def shown(self) -> str:
        """The number as it is written on paper."""
        return declaration.shown(self.number)


def _air_waybill(number: str) -> bool:
    return int(number[3:10]) % 7 == int(number[10])


def _postal_item(number: str) -> bool:
    weighted = sum(
        int(digit) * weight for digit, weight in zip(number[2:10], _S10_WEIGHTS, strict=True)
    )
    return {10: 0, 11: 5}.get(11 - weighted % 11, 11 - weighted % 11) == int(number[10])


KINDS = (
    Kind(
        "declaration",
        Words("เลขที่ใบขนสินค้า", "Declaration number"),
        f"[A-Z][0-9]{{3}}[0-8ABCDPXY][0-9]{{2}}{_MONTH}[0-9]{{5}}",
        "A020-0691100123",
        lambda number: declaration.parse(number) is not None,
    ),
    Kind(
        "manual_declaration",
        Words("เลขที่ใบขนสินค้า (กรณีระบบขัดข้อง)", "Declaration number, manual"),
        f"[0-9]{{4}}[0-8ABCDPXY][0-9]{{2}}{_MONTH}[0-9]{{5}}",
        "0119-0691100123",
    ),
    Kind(
        "transition_list",
        Words("เลขที่ใบกำกับการขนย้ายสินค้า", "Goods transition control list"),
        f"[0-9]{{2}}{_MONTH}[A-Z][0-9]{{7}}",
        "6911Y0000027",
    ),
    Kind(
        "tax_id",
        Words("เลขประจำตัวผู้เสียภาษี", "Tax identification number"),
        "[0-9]{13}",
        "0-0000-00012-34-3",
        tax_id.is_valid,
    ),
    Kind(
        "reference",
        Words("เลขที่อ้างอิง", "Reference number"),
        "[A-Z0-9]{4}[0-9]{9}",
        "DEMO000000123",
    ),
    Kind(
        "receipt",
        Words("เลขที่ใบเสร็จรับเงิน", "Receipt number"),
        "[0-9]{20}",
        "69112200000100000042",
    ),
    Kind(
        "payment",
        Words("เลขที่ชำระอากร", "Payment number"),
        "[0-9]{9,10}/[0-9]{6}([0-9]{2})?",
        "2801-090042/22-11-69",
    ),
    Kind(
        "collection_order",
        Words("เลขที่ใบสั่งเก็บ", "Collection order"),
        f"[0-9]{{2}}{_MONTH}[0-9]{{8}}",
        "691100000220",
    ),
    Kind(
        "fee_invoice",
        Words("เลขที่ใบแจ้งหนี้ค่าธรรมเนียม", "Fee invoice"),
        f"[0-9]{{5}}/{_MONTH}25[0-9]{{2}}",
        "00193/11-2569",
    ),
    Kind(
        "incentive",
        Words("เลขที่สิทธิประโยชน์", "Tax incentive"),
        "[WDCFI][0-9]{13}",
        "W0110200000012",
    ),
    Kind(
        "postal_item",
        Words("เลขที่พัสดุไปรษณีย์", "Postal item"),
        "[A-Z]{2}[0-9]{9}[A-Z]{2}",
        "CP123456785TH",
        _postal_item,
    ),
    Kind(
        "container",
        Words("หมายเลขคอนเทนเนอร์", "Container"),
        "[A-Z]{3}[UJZ][0-9]{7}",
        "CSQU3054383",
        iso6346.is_valid,
    ),
    Kind(
        "air_waybill",
        Words("ใบตราส่งสินค้าทางอากาศ (AWB)", "Air waybill"),
        "[0-9]{11}",
        "000-1234567-5",
        _air_waybill,
    ),
    Kind(
        "land_control",
        Words("เลขที่ ศ.บ.1", "Land control number"),
        f"[0-9]{{6}}{_MONTH}[0-9]{{9}}",
        "2801 69 11 000000012",
    ),
    Kind(
        "bill_of_lading",
        Words("ใบตราส่งสินค้า (B/L) หรือ House AWB", "Bill of lading or house waybill"),
        "[A-Z0-9/]{4,35}",
        "DEMOBKK690001",
    ),
)


ANY_BILL = KINDS[-1]
"""Bills of lading have no form of their own: nearly every text can be one."""


def readings(text: str) -> list[Reading]:
    """Return everything a typed or pasted text can be taken for, likeliest first."""
    typed = bare(text)
    number = squeezed(typed)
    fitting = [kind for kind in KINDS if re.fullmatch(kind.pattern, number)]
    return [Reading(kind, typed.upper(), number, kind.check(number)) for kind in fitting]
