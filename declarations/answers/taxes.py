"""The money lines of a declaration, summed up by tax."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from core.words import Words
from declarations.models import Declaration, DutyLine
from declarations.workflow import Status

TO_PAY = Words("ค้างชำระ", "To pay")
PAID = Words("ชำระแล้ว", "Paid")
NONE = Words("ไม่มี", "None")
EXPECTED = Words("ยังไม่ถึงกำหนด", "Not due yet")


@dataclass(frozen=True)
class TaxLine:
    """A tax over all items: what is to be paid and what is held as guarantee, in baht."""

    code: str
    words: Words
    amount: Decimal
    deposit: Decimal
    state: Words


def by_tax(declaration: Declaration, lines: Iterable[DutyLine]) -> list[TaxLine]:
    """Return the taxes in the order of their codes."""
    sums: dict[str, tuple[Words, Decimal, Decimal]] = {}
    for line in lines:
        _words, amount, deposit = sums.get(line.tax_code, (line.tax, Decimal(0), Decimal(0)))
        sums[line.tax_code] = line.tax, amount + line.amount, deposit + line.deposit
    return [
        TaxLine(code, words, amount, deposit, _state(declaration, amount))
        for code, (words, amount, deposit) in sorted(sums.items())
    ]


def _state(declaration: Declaration, amount: Decimal) -> Words:
    if not amount:
        return NONE
    if declaration.paid_date:
        return PAID
    if declaration.status == Status.READY_TO_PAY:
        return TO_PAY
    return EXPECTED if declaration.stage == 1 else Words("–", "–")
