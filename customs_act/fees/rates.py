"""What is known to be charged, with its days: dated configuration, never above the annex."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from customs_act.texts import Text


class Case(StrEnum):
    """A part of an item that has a rate of its own."""

    GENERAL_BONDED_WAREHOUSE = "GENERAL_BONDED_WAREHOUSE"


@dataclass(frozen=True)
class Rate:
    """What is really charged for an item, in baht for each of what it is counted by.

    Where no source says when a rate began or ended, the day is None, and the rate is taken to
    hold on every day on that side. ``case`` is the part of the item it is for, None for all.
    """

    item: str
    amount: Decimal
    valid_from: date | None
    valid_to: date | None
    basis: Text
    case: Case | None = None

    def holds(self, on: date) -> bool:
        """Whether the rate is charged on a day, its first and last included."""
        started = self.valid_from is None or self.valid_from <= on
        return started and (self.valid_to is None or on <= self.valid_to)


# 3(B) is what is left of the 300 baht for a declaration that an officer keys: 200 + 100.
# A receipt printed by an officer costs 40 baht, but is no line of the annex.
RATES_CHARGED: tuple[Rate, ...] = (
    Rate(
        item="2(A)",
        amount=Decimal(30_000),
        valid_from=None,
        valid_to=None,
        basis=Text(
            "คู่มือสิทธิประโยชน์ทางภาษีอากร: คลังสินค้าทัณฑ์บนทั่วไป ปีละ 30,000 บาท",
            "Guide to tax incentives: general bonded warehouse, 30,000 baht a year",
        ),
        case=Case.GENERAL_BONDED_WAREHOUSE,
    ),
    Rate(
        item="3(A)",
        amount=Decimal(200),
        valid_from=None,
        valid_to=None,
        basis=Text(
            "เอกสาร e-Payment ของกรมศุลกากร (23 สิงหาคม 2561): ใบขนสินค้าฉบับละ 200 บาท",
            "Customs Department, e-Payment slides of 23 August 2018: 200 baht a declaration",
        ),
    ),
    Rate(
        item="3(B)",
        amount=Decimal(100),
        valid_from=None,
        valid_to=None,
        basis=Text(
            "คู่มือ e-Import 2561 หน้า 147: 300 บาทเมื่อเจ้าหน้าที่บันทึกข้อมูลให้ (200 + 100)",
            "e-Import manual 2018, p. 147: 300 baht when an officer keys the data (200 + 100)",
        ),
    ),
)
"""The rates some source states; every other fee is known by its ceiling only."""
