"""Sums of baht: which ones can be computed with, and the only place where they are rounded."""

from decimal import ROUND_HALF_UP, Decimal

from customs_act.errors import InvalidInput

_SATANG = Decimal("0.01")
_BEYOND = Decimal(10) ** 15


def satang(amount: Decimal) -> Decimal:
    """Return the sum rounded to the satang, halves up.

    :raises InvalidInput: it is no sum of baht that can be computed with
    :source: Customs Department, import guide (item figures to two decimals, half up)
    """
    return checked_baht("amount", amount).quantize(_SATANG, ROUND_HALF_UP)


def checked_baht(name: str, amount: Decimal) -> Decimal:
    """Return a sum that can be computed with: a finite ``Decimal``, zero or more.

    :param name: what the sum is called where it was given
    :raises InvalidInput: it is a float or another type, below zero, or 10^15 and more
    :source: Customs Department, import guide (sums in baht and satang)
    """
    if not isinstance(amount, Decimal):
        raise InvalidInput(name, amount, "baht as a Decimal")
    if not (amount.is_finite() and 0 <= amount < _BEYOND):
        raise InvalidInput(name, amount, "a sum of zero or more, below 10^15 baht")
    return abs(amount)
