"""Fees and low values as tables of the page of the law."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.words import Words, baht_words
from customs_act.express import THRESHOLDS, Basis, DeMinimis
from customs_act.fees import FEES, RATES_CHARGED, Fee
from law.answers.words import of_text

_LETTERS = str.maketrans("ABCDEF", "กขคงจฉ")
_AT_LEAST = Words("อย่างน้อย {amount}", "at least {amount}")
_CHARGED = Words("เท่าที่พบ เก็บจริง {amount}: {basis}", "Found to be charged: {amount}. {basis}")
_BASES = {
    Basis.FOB: Words("ราคา FOB", "FOB value"),
    Basis.CUSTOMS_VALUE: Words("ราคาศุลกากร (รวมค่าประกันภัยและค่าขนส่ง)", "Customs value (CIF)"),
}


@dataclass(frozen=True)
class FeeLine:
    """A line of the annex: the most that may be charged, and what is known to be charged."""

    item: Words
    name: Words
    ceiling: Decimal
    unit: Words
    minimum: Words | None
    section: str
    charged: Sequence[Words]


@dataclass(frozen=True)
class Threshold:
    """Up to which value goods are free, and in which time; None where no source says the day.

    ``about`` tells that the first day is not certain.
    """

    since: date | None
    until: date | None
    about: bool
    basis: Words
    duty_free_to: Decimal
    vat_free_to: Decimal
    rests_on: Words
    in_force: bool


def fees(*, on: date) -> list[FeeLine]:
    """Return the fees of the annex, with the rates that are known for a day."""
    return [_fee(fee, on) for fee in FEES.values()]


def thresholds(*, on: date) -> list[Threshold]:
    """Return the low-value rules, the latest first, and which one holds on a day."""
    return [_threshold(row, on) for row in reversed(THRESHOLDS)]


def _fee(fee: Fee, on: date) -> FeeLine:
    known = [rate for rate in RATES_CHARGED if rate.item == fee.item and rate.holds(on)]
    return FeeLine(
        item=_item(fee.item),
        name=of_text(fee.name),
        ceiling=fee.amount,
        unit=of_text(fee.unit),
        minimum=_AT_LEAST.filled(amount=baht_words(fee.minimum)) if fee.minimum else None,
        section=fee.section,
        charged=[
            _CHARGED.filled(amount=baht_words(rate.amount), basis=of_text(rate.basis))
            for rate in known
        ],
    )


def _item(item: str) -> Words:
    """Return a number of the annex as each language writes it: 4(A) is 4 (ก)."""
    return Words(item.translate(_LETTERS).replace("(", " ("), item)


def _threshold(row: DeMinimis, on: date) -> Threshold:
    return Threshold(
        since=row.valid_from,
        until=row.valid_to,
        about=not row.first_day_certain,
        basis=_BASES[row.basis],
        duty_free_to=row.duty_free_to,
        vat_free_to=row.vat_free_to,
        rests_on=of_text(row.legal_basis),
        in_force=(row.valid_from or on) <= on <= (row.valid_to or on),
    )
