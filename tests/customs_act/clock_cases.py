"""What the Act says of each clock, restated by hand beside the tables: one row or more a rule."""

from dataclasses import dataclass
from datetime import date

from customs_act.consignments import Direction, Mode
from customs_act.deadlines import Event, Facts, clocks_for

E = Event
IMPORT, EXPORT = Direction.IMPORT, Direction.EXPORT
SEA, LAND, AIR, POST = Mode


@dataclass(frozen=True)
class Case:
    """A clock of goods that it is for, the days known, its last day, and what stops or bars it.

    All of ``known`` is needed: without any one of them the clock does not run. ``direction``,
    ``modes`` and ``transit`` are those of the goods that it is for; empty or None for any.
    """

    code: str
    known: dict[E, date]
    last: date | None
    met_by: tuple[E, ...] = ()
    barred_by: tuple[E, ...] = ()
    direction: Direction | None = None
    modes: tuple[Mode, ...] = ()
    transit: bool | None = False
    binds: str = "TRADER"
    section: str = ""


NOV20 = date(2026, 11, 20)
PAID = {E.PAID: date(2026, 1, 5)}
NOTIFIED = {E.NOTIFIED: NOV20}
PRODUCTION = {E.FOR_PRODUCTION: date(2026, 1, 5)}
ASSESSED_PAID = (E.ASSESSED_DUTY_PAID,)
GONE = (E.EXPORTED, E.TAKEN_BACK)
BEHIND = {E.LEFT_BEHIND: NOV20}
REPORTED = {E.LEFT_BEHIND_REPORTED: date(2026, 11, 22)}

CASES = [
    # Three years from the submission; two more by extension; five more on intent to defraud.
    Case("ASSESS", {E.SUBMITTED: NOV20}, date(2029, 11, 20), binds="CUSTOMS", section="19"),
    Case("ASSESS", {E.SUBMITTED: date(2025, 2, 28)}, date(2028, 2, 29), binds="CUSTOMS", section="19"),
    Case("ASSESS", {E.SUBMITTED: date(2028, 2, 29)}, date(2031, 2, 28), binds="CUSTOMS", section="19"),
    Case("ASSESS_FRAUD", {E.SUBMITTED: NOV20, E.FRAUD_SUSPECTED: NOV20}, date(2034, 11, 20), binds="CUSTOMS", section="19"),
    Case("NOTIFY_ASSESSMENT", {E.ASSESSED: NOV20}, date(2026, 11, 27), (E.NOTICE_SENT, E.NOTIFIED), binds="CUSTOMS", section="20"),
    Case("PAY_ASSESSED_DUTY", NOTIFIED, date(2026, 12, 20), ASSESSED_PAID, (E.DEFERRED, E.DISPUTED, E.SET_ASIDE), transit=None, section="20"),
    Case("PAY_ASSESSED_DUTY", {E.NOTIFIED: date(2027, 1, 30)}, date(2027, 3, 1), ASSESSED_PAID, (E.DEFERRED, E.DISPUTED, E.SET_ASIDE), transit=None, section="20"),
    Case("PAY_ASSESSED_DUTY", {E.NOTIFIED: date(2028, 1, 31)}, date(2028, 3, 1), ASSESSED_PAID, (E.DEFERRED, E.DISPUTED, E.SET_ASIDE), transit=None, section="20"),
    Case("COLLECT", {E.SUBMITTED: NOV20, **NOTIFIED}, date(2036, 11, 20), (E.DEBT_PAID,), (E.MISCALCULATED, E.NOTHING_OWED), binds="CUSTOMS", section="21"),
    Case("COLLECT_MISCALCULATED", {E.SUBMITTED: NOV20, E.MISCALCULATED: NOV20, **NOTIFIED}, date(2028, 11, 20), (E.DEBT_PAID,), (E.NOTHING_OWED,), binds="CUSTOMS", section="21"),
    Case("PAY_FOR_DETAINED_GOODS", {E.DETAINED: NOV20}, date(2026, 12, 20), (E.DEBT_PAID,), (E.NOTHING_OWED,), transit=None, section="23"),
    Case("CLAIM_AUCTION_BALANCE", {E.AUCTIONED: date(2026, 8, 30)}, date(2027, 2, 28), (E.BALANCE_CLAIMED,), transit=None, binds="OWNER", section="23"),
    Case("CLAIM_AUCTION_BALANCE", {E.AUCTIONED: date(2027, 8, 30)}, date(2028, 2, 29), (E.BALANCE_CLAIMED,), transit=None, binds="OWNER", section="23"),
    # Refunds.
    Case("REFUND_UNASKED_IMPORT", {E.IMPORTED: NOV20, E.MISCALCULATED: NOV20, **PAID}, date(2028, 11, 20), direction=IMPORT, binds="CUSTOMS", section="25(1)"),
    Case("REFUND_UNASKED_EXPORT", {E.EXPORTED: NOV20, E.MISCALCULATED: NOV20, **PAID}, date(2028, 11, 20), direction=EXPORT, binds="CUSTOMS", section="25(1)"),
    Case("CLAIM_OVERPAID_IMPORT", {E.IMPORTED: NOV20, **PAID}, date(2029, 11, 20), (E.REFUND_CLAIMED,), direction=IMPORT, section="25(2)"),
    Case("CLAIM_OVERPAID_EXPORT", {E.EXPORTED: NOV20, **PAID}, date(2029, 11, 20), (E.REFUND_CLAIMED,), direction=EXPORT, section="25(2)"),
    Case("CLAIM_NOT_EXPORTED", {E.SUBMITTED: NOV20, **PAID}, date(2027, 2, 18), (E.REFUND_CLAIMED,), (E.EXPORTED,), direction=EXPORT, section="26"),
    Case("REEXPORT", {E.IMPORTED: NOV20, **PAID}, date(2027, 11, 20), (E.REEXPORTED,), (E.FOR_PRODUCTION,), direction=IMPORT, section="28(3)"),
    Case("REEXPORT", {E.IMPORTED: date(2027, 2, 28), **PAID}, date(2028, 2, 29), (E.REEXPORTED,), (E.FOR_PRODUCTION,), direction=IMPORT, section="28(3)"),
    Case("CLAIM_REEXPORTED", {E.REEXPORTED: date(2026, 8, 31), **PAID}, date(2027, 2, 28), (E.REEXPORT_CLAIMED,), direction=IMPORT, section="28(4)"),
    Case("EXPORT_PRODUCT", {E.IMPORTED: NOV20, **PRODUCTION}, date(2027, 11, 20), (E.PRODUCT_EXPORTED,), direction=IMPORT, section="29(3)"),
    Case("CLAIM_PRODUCT", {E.PRODUCT_EXPORTED: NOV20, **PRODUCTION}, date(2027, 5, 20), (E.PRODUCT_CLAIMED,), direction=IMPORT, section="29(4)"),
    # Appeals.
    Case("APPEAL", NOTIFIED, date(2026, 12, 20), (E.APPEALED,), transit=None, section="37"),
    Case("PAY_AFTER_STRIKING_OUT", {E.STRUCK_OUT: NOV20, E.DEFERRED: NOV20}, date(2026, 12, 20), (E.DEBT_PAID,), (E.RULED, E.JUDGED, E.SUED, E.NOTHING_OWED), transit=None, section="38"),
    Case("PAY_AFTER_RULING", {E.RULED: NOV20, E.DEFERRED: NOV20}, date(2026, 12, 20), (E.DEBT_PAID,), (E.SUED, E.NOTHING_OWED), transit=None, section="38"),
    Case("PAY_AFTER_JUDGMENT", {E.JUDGED: NOV20, E.DEFERRED: NOV20, E.SUED: NOV20}, date(2026, 12, 20), (E.DEBT_PAID,), (E.NOTHING_OWED,), transit=None, section="38"),
    Case("PAY_ADDITIONAL_DUTY", {E.MORE_RULED: NOV20}, date(2026, 12, 20), (E.DEBT_PAID,), (E.DEFERRED, E.NOTHING_OWED), transit=None, section="38"),
    Case("DECIDE_APPEAL", {E.APPEAL_COMPLETE: NOV20}, date(2027, 5, 19), (E.APPEAL_DECIDED, E.RULED, E.STRUCK_OUT), (E.SUED,), transit=None, binds="COMMITTEE", section="41"),
    Case("SUE_WITHOUT_RULING", {E.APPEAL_COMPLETE: NOV20}, date(2027, 5, 19), (), (E.APPEAL_DECIDED, E.RULED, E.STRUCK_OUT, E.SUED), transit=None, section="42"),
    Case("SUE_AGAINST_RULING", {E.RULED: NOV20}, date(2026, 12, 20), (E.SUED,), (E.STRUCK_OUT,), transit=None, section="48"),
    # Goods in customs custody.
    Case("DECLARE_AFTER_INSPECTION", {E.INSPECTION_REQUESTED: NOV20}, date(2026, 12, 20), (E.SETTLED, E.RELEASED), direction=IMPORT, section="54"),
    Case("PAY_DISPUTED_DUTY", {E.DISPUTED: NOV20, **NOTIFIED}, date(2026, 12, 20), ASSESSED_PAID, (E.DEFERRED, E.SET_ASIDE), transit=None, section="55"),
    Case("STORAGE", {E.ARRIVED: NOV20}, date(2026, 11, 30), (E.RELEASED,), direction=IMPORT, modes=(SEA,), binds="TRADER MASTER", section="68"),
    Case("STORAGE", {E.ARRIVED: date(2028, 2, 20)}, date(2028, 3, 1), (E.RELEASED,), direction=IMPORT, modes=(SEA,), binds="TRADER MASTER", section="68"),
    Case("DECLARE_GOODS_IN_CUSTODY", {E.TAKEN_INTO_CUSTODY: NOV20}, date(2026, 12, 20), (E.SETTLED, E.RELEASED), (E.DANGEROUS,), direction=IMPORT, section="107(2)"),
    Case("ANSWER_NOTICE_TO_CARRIER", {E.CARRIER_NOTIFIED: NOV20}, date(2026, 12, 5), (E.SETTLED, E.RELEASED), (E.DANGEROUS,), direction=IMPORT, binds="CARRIER TRADER", section="107(2)"),
    Case("TAKE_OUT_DECLARED_GOODS", {E.TRADER_NOTIFIED: NOV20}, date(2026, 12, 20), (E.SETTLED, E.RELEASED), (E.DANGEROUS,), direction=IMPORT, section="107(3)"),
    Case("CLAIM_SALE_BALANCE", {E.SOLD: date(2026, 8, 31)}, date(2027, 2, 28), (E.BALANCE_CLAIMED,), transit=None, binds="OWNER", section="110"),
    Case("CLAIM_SEIZED_GOODS", {E.GOODS_SEIZED: NOV20}, date(2026, 12, 20), (E.GOODS_CLAIMED,), transit=None, binds="OWNER", section="167"),
    Case("CLAIM_SEIZED_VEHICLE", {E.VEHICLE_SEIZED: NOV20}, date(2027, 1, 19), (E.VEHICLE_CLAIMED,), transit=None, binds="OWNER", section="167"),
    # Exports that stayed behind: by sea, by land, by air.
    Case("REPORT_SEA", BEHIND, date(2026, 11, 23), (E.LEFT_BEHIND_REPORTED, *GONE), direction=EXPORT, modes=(SEA,), section="76"),
    Case("TAKE_BACK_SEA", REPORTED, date(2026, 12, 22), GONE, direction=EXPORT, modes=(SEA,), section="76"),
    Case("EXPORT_LATER_SEA", BEHIND, date(2026, 12, 11), GONE, direction=EXPORT, modes=(SEA,), section="76"),
    Case("EXPORT_LAND", {E.RELEASED: NOV20}, date(2026, 11, 27), GONE, (E.LEFT_BEHIND_REPORTED,), direction=EXPORT, modes=(LAND,), section="90"),
    Case("REPORT_LAND", {E.RELEASED: NOV20}, date(2026, 11, 30), (E.LEFT_BEHIND_REPORTED, *GONE), direction=EXPORT, modes=(LAND,), section="90"),
    Case("TAKE_BACK_LAND", REPORTED, date(2026, 12, 22), GONE, direction=EXPORT, modes=(LAND,), section="90"),
    Case("EXPORT_LATER_LAND", {E.RELEASED: NOV20} | REPORTED, date(2026, 12, 4), GONE, direction=EXPORT, modes=(LAND,), section="90"),
    Case("REPORT_AIR", BEHIND, date(2026, 11, 23), (E.LEFT_BEHIND_REPORTED, *GONE), direction=EXPORT, modes=(AIR,), section="98"),
    Case("TAKE_BACK_AIR", REPORTED, date(2026, 12, 22), GONE, direction=EXPORT, modes=(AIR,), section="98"),
    Case("EXPORT_LATER_AIR", BEHIND, date(2026, 11, 27), GONE, direction=EXPORT, modes=(AIR,), section="98"),
    # Transit, vessels, records.
    Case("TRANSIT", {E.ENTERED: NOV20}, date(2026, 12, 20), (E.TAKEN_OUT, E.CHANGED_TO_IMPORT), (E.AGREEMENT,), transit=True, section="102"),
    Case("UNLOAD", {E.ARRIVED: NOV20}, date(2026, 12, 11), (E.UNLOADED,), modes=(SEA,), transit=None, binds="MASTER", section="69"),
    Case("LEAVE_PORT", {E.LOADED: NOV20}, date(2026, 12, 30), (E.VESSEL_LEFT, E.EXPORTED), modes=(SEA,), transit=None, binds="MASTER", section="75"),
    Case("SHOW_COASTING_CERTIFICATES", {E.COASTER_ARRIVED: NOV20}, date(2026, 11, 21), (E.CERTIFICATES_SHOWN,), modes=(SEA,), transit=None, binds="MASTER", section="185"),
    Case("KEEP_IMPORT_RECORDS", {E.IMPORTED: NOV20}, date(2031, 11, 20), direction=IMPORT, transit=None, binds="TRADER CARRIER", section="63"),
    Case("KEEP_EXPORT_RECORDS", {E.EXPORTED: NOV20}, date(2031, 11, 20), direction=EXPORT, transit=None, binds="TRADER CARRIER", section="63"),
    Case("KEEP_RECORDS_AFTER_CEASING", {E.CEASED: NOV20}, date(2028, 11, 20), transit=None, binds="TRADER CARRIER", section="63"),
]  # fmt: skip
KEPT = {
    "KEEP_IMPORT_RECORDS",
    "KEEP_EXPORT_RECORDS",
    "KEEP_RECORDS_AFTER_CEASING",
    "SUE_WITHOUT_RULING",
}
"""The rules that are served by time: after the last day they are met, not missed."""
ELSEWHERE = {"SURCHARGE_AFTER_RELEASE", "SURCHARGE_AFTER_EXPORT", "TAKE_OUT_DANGEROUS_GOODS"}
"""The rules whose last day moves or is set; they have tests of their own."""


def goods_of(case):
    """Return goods that a case is for."""
    mode = case.modes[0] if case.modes else None
    return Facts(case.direction or IMPORT, mode, case.known, in_transit=bool(case.transit))


def clock_of(code, facts, on):
    """Return the clock of this rule, or None where it does not run."""
    return next((clock for clock in clocks_for(facts, on=on) if clock.rule.code == code), None)
