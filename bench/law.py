"""How fast the law is: each of its functions, and all clocks of a consignment at once."""

import time
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from functools import partial
from itertools import repeat
from statistics import median
from typing import Any

from customs_act import completion, consignments, declaration, express, fees, money, periods
from customs_act import deadlines as law
from customs_act import refunds as back
from customs_act import surcharge as late

DAY, MONTHS_LATER = date(2026, 1, 14), date(2026, 11, 20)
MOMENT = datetime(2026, 11, 20, 9, 30, tzinfo=timezone(timedelta(hours=7)))
DUTY = Decimal("48250.75")
IMPORT, SEA = consignments.Direction.IMPORT, consignments.Mode.SEA
E = law.Event
DECLARED = law.Facts(IMPORT, SEA, dict.fromkeys([E.ARRIVED, E.SUBMITTED], DAY))
"""Goods that came by sea and were declared: 3 clocks."""
ASSESSED = law.Facts(
    IMPORT,
    SEA,
    {
        **dict.fromkeys([E.ARRIVED, E.IMPORTED, E.SUBMITTED], DAY),
        **{E.PAID: date(2026, 1, 16), E.RELEASED: date(2026, 1, 17), E.NOTIFIED: MONTHS_LATER},
    },
)
"""The same, paid, released and assessed again: 10 clocks."""
CLOCKS = {
    "clocks_for, declared": partial(law.clocks_for, DECLARED, on=DAY),
    "clocks_for, assessed again": partial(law.clocks_for, ASSESSED, on=MONTHS_LATER),
}
SAID = declaration.Information("rice", Decimal(400), Decimal(20_000), "100%", DUTY, "TH", "SG")
PARCEL = express.ImportConsignment(fob=Decimal(20_000), customs_value=Decimal(21_500))
PAPERS = express.ExportConsignment((Decimal(1_000), Decimal(250_000)))
APPLICANT = express.Applicant(
    *(True, Decimal(6_000_000), 2, (express.Offence(DAY),), True, True, True),
    *(Decimal(2_000_000), True),
)
CALLS = [
    partial(completion.completed_by, IMPORT, SEA),
    partial(completion.fixed_for_import, completed_on=DAY),
    partial(
        completion.fixed_for_release_from_warehouse, completed_on=DAY, released_on=MONTHS_LATER
    ),
    partial(completion.fixed_for_loss_in_warehouse, completed_on=DAY, stored_on=DAY),
    partial(completion.fixed_for_change_to_import, entered_on=DAY, requested_on=DAY),
    partial(completion.fixed_for_export, numbered_on=DAY),
    partial(consignments.checked_kind, "mode", "SEA", consignments.Mode),
    partial(declaration.missing, SAID),
    partial(express.de_minimis, DAY),
    partial(express.declaration_due, departure=MOMENT),
    partial(express.export_category, PAPERS),
    partial(express.import_category, PARCEL, on=DAY),
    partial(express.is_duty_free, Decimal(1_200), on=DAY),
    partial(express.is_vat_free, Decimal(1_200), on=DAY),
    partial(express.line_due, received=MOMENT),
    partial(express.manifest_due, departure=MOMENT),
    partial(express.unmet_criteria, APPLICANT, on=MONTHS_LATER),
    partial(fees.ceiling, "8(A)", kilometres=Decimal("12.5")),
    partial(fees.charged, "3(A)", on=DAY, declarations=12),
    partial(law.certificates_due, arrived_at=MOMENT),
    partial(law.latest_last_day, law.RULES["ASSESS"], DECLARED),
    partial(law.payment_due, notified_on=MONTHS_LATER),
    partial(law.rules_for, IMPORT, SEA, False),
    partial(law.usual_last_day, "STORAGE", start=DAY),
    partial(money.checked_baht, "duty", DUTY),
    partial(money.satang, DUTY),
    partial(periods.checked_day, "on", DAY),
    partial(periods.last_day_of_days, DAY, 30),
    partial(periods.last_day_of_months, DAY, 36),
    partial(periods.months_begun, DAY, MONTHS_LATER),
    partial(back.interest, DUTY, paid_on=DAY, approved_on=MONTHS_LATER),
    partial(back.last_day_to_claim_not_exported, received_on=DAY),
    partial(back.last_day_to_claim_overpaid, moved_on=DAY),
    partial(back.last_day_to_claim_product, exported_on=DAY, extended=True),
    partial(back.last_day_to_claim_reexported, reexported_on=DAY),
    partial(back.last_day_to_export_product, imported_on=DAY),
    partial(back.last_day_to_reexport, imported_on=DAY),
    partial(back.last_day_to_refund_unasked, moved_on=DAY),
    partial(back.reexport_refund, DUTY),
    partial(late.late_penalty, DUTY, notified_on=DAY, paid_on=MONTHS_LATER),
    partial(late.owed, DUTY, released_on=DAY, notified_on=DAY, on=MONTHS_LATER),
    partial(late.surcharge, DUTY, released_on=DAY, paid_on=MONTHS_LATER),
]


def figures(*, rounds: int, calls: int = 20) -> list[dict[str, Any]]:
    """Return one line for each function: µs for a call, and calls a second; of clocks, for each.

    Rounds are short, so that the machine's other work falls into few of them.
    """
    named = {call.func.__name__: call for call in CALLS} | CLOCKS
    spent: dict[str, list[float]] = {name: [] for name in named}
    for _ in range(rounds):
        for name, call in named.items():
            spent[name].append(_spent(call, calls))
    return [_line(name, median(times), min(times)) for name, times in spent.items()]


def _spent(call: partial[Any], calls: int) -> float:
    """Return how many microseconds one of some calls takes."""
    start = time.perf_counter()
    for _ in repeat(None, calls):
        call()
    return (time.perf_counter() - start) / calls * 1_000_000


def _line(name: str, middle: float, best: float) -> dict[str, Any]:
    line = {"name": name, "figure": middle, "best": best, "unit": "µs"}
    line |= {"per_second": 1_000_000 / middle, "reference": "the middle round of many in turn"}
    if name in CLOCKS:
        clocks = len(CLOCKS[name]())
        line |= {"clocks": clocks, "for_each": middle / clocks, "best_for_each": best / clocks}
    return line
