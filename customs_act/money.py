"""Rounding of baht; the only place where sums are rounded."""

from decimal import ROUND_HALF_UP, Decimal

_SATANG = Decimal("0.01")


def satang(amount: Decimal) -> Decimal:
    """Return the sum rounded to the satang, halves up.

    :source: Customs Department, import guide (item figures to two decimals, half up)
    """
    return amount.quantize(_SATANG, ROUND_HALF_UP)
