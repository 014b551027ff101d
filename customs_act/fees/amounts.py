"""How much a fee may come to, and how much it does where that is known."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from customs_act.consignments import checked_kind
from customs_act.errors import InvalidInput
from customs_act.fees.annex import FEES, Fee
from customs_act.fees.rates import RATES_CHARGED, Case
from customs_act.money import satang
from customs_act.periods import checked_day

_BEYOND = 1_000_000
_METRE = Decimal("0.001")


def ceiling(item: str, **quantities: Decimal | int) -> Decimal:
    """Return the most that may be charged for a fee of the annex.

    These are ceilings: what is charged is set by ministerial regulation, which may also waive
    it; see ``charged``. Where the annex has a minimum, it counts once there is anything to
    charge for.

    :param item: the line of the annex, such as "8(A)"
    :param quantities: one for each name in the ``counted_by`` of the fee: whole numbers from 0
        and below a million; kilometres may have three decimals
    :returns: baht
    :raises InvalidInput: no such item; a quantity is missing, unknown or cannot be
    :source: Customs Act B.E. 2560, section 5(3) and annex (rates of fees)
    """
    fee = _checked_fee(item, quantities)
    return _amount(fee, fee.amount, quantities)


def charged(
    item: str, *, on: date, case: Case | str | None = None, **quantities: Decimal | int
) -> Decimal | None:
    """Return what is really charged for a fee of the annex, None where no rate is known.

    :param item: the line of the annex, such as "3(A)"
    :param on: local day the fee falls due
    :param case: the part of the item that has a rate of its own, such as a general bonded
        warehouse in "2(A)"
    :param quantities: as in ``ceiling``, checked even where no rate is known
    :returns: baht
    :raises InvalidInput: no such item or case; a day or a quantity that cannot be
    :source: Customs Act B.E. 2560, section 5(3); each rate names its own basis
    """
    fee = _checked_fee(item, quantities)
    checked_day("on", on)
    part = None if case is None else checked_kind("case", case, Case)
    for rate in RATES_CHARGED:
        if (rate.item, rate.case) == (item, part) and rate.holds(on):
            return _amount(fee, rate.amount, quantities)
    return None


def _amount(fee: Fee, each: Decimal, quantities: Mapping[str, Decimal | int]) -> Decimal:
    amount = each
    for name in fee.counted_by:
        amount *= quantities[name]
    if amount and fee.minimum is not None:
        amount = max(amount, fee.minimum)
    return satang(amount)


def _checked_fee(item: str, quantities: Mapping[str, Decimal | int]) -> Fee:
    if not isinstance(item, str) or item not in FEES:
        raise InvalidInput("item", item, "one of " + ", ".join(FEES))
    fee = FEES[item]
    wanted = f"the quantities of fee {item}: " + ", ".join(fee.counted_by)
    for name, quantity in quantities.items():
        if name not in fee.counted_by:
            raise InvalidInput(name, quantity, wanted)
        _check_quantity(name, quantity)
    for name in fee.counted_by:
        if name not in quantities:
            raise InvalidInput(name, None, wanted)
    return fee


def _check_quantity(name: str, quantity: Decimal | int) -> None:
    if type(quantity) is int:
        possible = 0 <= quantity < _BEYOND
    else:
        possible = name == "kilometres" and _is_distance(quantity)
    if not possible:
        kind = "a number, to three decimals," if name == "kilometres" else "a whole number"
        raise InvalidInput(name, quantity, f"{kind} from 0 and below {_BEYOND:,}")


def _is_distance(quantity: object) -> bool:
    if not isinstance(quantity, Decimal) or not quantity.is_finite():
        return False
    return 0 <= quantity < _BEYOND and quantity % _METRE == 0
