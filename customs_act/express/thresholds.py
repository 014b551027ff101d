"""The value up to which a consignment is free of duty or VAT: dated configuration."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from customs_act.money import checked_baht
from customs_act.periods import checked_day
from customs_act.texts import Text


class Basis(StrEnum):
    """Which value is measured against a threshold."""

    FOB = "FOB"
    CUSTOMS_VALUE = "CUSTOMS_VALUE"
    """Insurance and transportation included (CIF)."""


@dataclass(frozen=True)
class DeMinimis:
    """Up to which value, in baht and inclusive, a consignment is free of duty and of VAT.

    A day that no source states is None, and the row holds on every day on that side.
    ``first_day_certain`` is False where the row is known to have come in about that day only.
    """

    valid_from: date | None
    valid_to: date | None
    basis: Basis
    duty_free_to: Decimal
    vat_free_to: Decimal
    legal_basis: Text
    first_day_certain: bool = True


THRESHOLDS: tuple[DeMinimis, ...] = (
    DeMinimis(
        valid_from=None,
        # Inferred from the day of the notification that follows.
        valid_to=date(2018, 7, 30),
        basis=Basis.FOB,
        duty_free_to=Decimal(1_000),
        vat_free_to=Decimal(1_000),
        legal_basis=Text(
            "พระราชกำหนดพิกัดอัตราศุลกากร พ.ศ. 2530 ภาค 4 ประเภท 12 และประกาศกรมศุลกากรที่ 68/2551",
            "Customs Tariff Decree B.E. 2530, Part IV, heading 12, and Customs Notification "
            "68/2551",
        ),
        first_day_certain=False,
    ),
    DeMinimis(
        # The day of the notification; the first day it was in force was not found (DC-16).
        valid_from=date(2018, 7, 31),
        valid_to=date(2024, 7, 4),
        basis=Basis.CUSTOMS_VALUE,
        duty_free_to=Decimal(1_500),
        vat_free_to=Decimal(1_500),
        legal_basis=Text("ประกาศกรมศุลกากรที่ 191/2561", "Customs Notification 191/2561"),
        first_day_certain=False,
    ),
    DeMinimis(
        valid_from=date(2024, 7, 5),
        valid_to=date(2024, 12, 31),
        basis=Basis.CUSTOMS_VALUE,
        duty_free_to=Decimal(1_500),
        vat_free_to=Decimal(1),
        legal_basis=Text(
            "ประกาศกระทรวงการคลัง ลงวันที่ 19 มิถุนายน 2567 (อากร) และประกาศกรมศุลกากรที่ 116/2567 "
            "(ภาษีมูลค่าเพิ่ม)",
            "Ministry of Finance notification of 19 June 2024 (duty) and Customs Notification "
            "116/2567 (VAT)",
        ),
    ),
    DeMinimis(
        valid_from=date(2025, 1, 1),
        valid_to=date(2025, 12, 31),
        basis=Basis.CUSTOMS_VALUE,
        duty_free_to=Decimal(1_500),
        vat_free_to=Decimal(1),
        legal_basis=Text(
            "ประกาศกรมศุลกากรที่ 232/2567 (ขยายเวลา)", "Customs Notification 232/2567 (extension)"
        ),
    ),
    DeMinimis(
        valid_from=date(2026, 1, 1),
        valid_to=None,
        basis=Basis.CUSTOMS_VALUE,
        duty_free_to=Decimal(1),
        vat_free_to=Decimal(1),
        legal_basis=Text(
            "ประกาศกรมศุลกากรที่ 219/2568 (ยกเลิกประกาศที่ 191/2561)",
            "Customs Notification 219/2568 (repeals 191/2561)",
        ),
    ),
)
"""Every row one after the other, so that each day has one; the same for post and express."""


def de_minimis(on: date) -> DeMinimis:
    """Return the threshold that holds for goods imported on a day.

    :param on: local day on which the importation is complete (s. 50)
    :raises InvalidInput: a day that cannot be
    :source: Customs Tariff Decree B.E. 2530, Part IV, heading 12; each row names its own basis
    """
    checked_day("on", on)
    return next(row for row in THRESHOLDS if row.valid_to is None or on <= row.valid_to)


def is_duty_free(value: Decimal, *, on: date) -> bool:
    """Return whether a consignment of low value is free of duty: up to the threshold, inclusive.

    :param value: baht, on the basis of the row that holds on the day (FOB or customs value)
    :param on: local day on which the importation is complete (s. 50)
    :raises InvalidInput: a value or a day that cannot be
    :source: Customs Tariff Decree B.E. 2530, Part IV, heading 12; each row names its own basis
    """
    return checked_baht("value", value) <= de_minimis(on).duty_free_to


def is_vat_free(value: Decimal, *, on: date) -> bool:
    """Return whether a consignment of low value is free of VAT: up to the threshold, inclusive.

    :param value: baht, on the basis of the row that holds on the day (FOB or customs value)
    :param on: local day on which the importation is complete (s. 50)
    :raises InvalidInput: a value or a day that cannot be
    :source: Customs Notifications 116/2567, 232/2567 and 219/2568; each row names its own basis
    """
    return checked_baht("value", value) <= de_minimis(on).vat_free_to
