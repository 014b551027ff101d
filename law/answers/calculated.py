"""What the calculator answers: sums made by the law, line by line, and the days that matter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from core.words import Words, baht_words, day_words
from customs_act.deadlines import payment_due
from customs_act.periods import months_begun
from customs_act.refunds import (
    MONTHLY_INTEREST,
    REEXPORT_KEPT,
    REEXPORT_SHARE,
    interest,
    last_day_to_claim_overpaid,
    last_day_to_claim_reexported,
    last_day_to_reexport,
    reexport_refund,
)
from customs_act.surcharge import MONTHLY_RATE, PENALTY_RATE, Kind, Owed, owed
from law.answers.clocks import anchor_of
from law.answers.growth import next_growth
from law.answers.words import months_words, percent_words

_ONE_DAY = timedelta(days=1)
_TO_PAY = Words("ชำระวันที่ {day} เป็นเงิน {total}", "{total} to pay on {day}")
_BACK_WITH_INTEREST = Words("ได้คืน {total} เมื่ออนุมัติวันที่ {day}", "{total} back if approved on {day}")
_BACK = Words("ได้คืนอากร {total}", "{total} of duty back")
_TOO_LATE = Words("ส่งกลับออกไปพ้นกำหนด ไม่ได้คืนอากร", "Re-exported too late: no duty comes back")
_PARTS = {
    Kind.DUTY: Words("อากรตามแบบแจ้งการประเมิน", "Assessed duty"),
    Kind.SURCHARGE: Words("เงินเพิ่ม", "Surcharge"),
    Kind.PENALTY: Words("เบี้ยปรับ", "Penalty"),
}
_REFUND = Words("อากรที่คืน", "Refunded duty")
_INTEREST = Words("ดอกเบี้ย", "Interest")
_REEXPORT_REFUND = Words("อากรที่ได้คืน", "Refund")
_SHARE_WINS = Words("{share} ของอากร สูงกว่า", "{share} of the duty is the higher")
_EXCESS_WINS = Words("ส่วนที่เกิน {kept} สูงกว่า", "what exceeds {kept} is the higher")
_NEITHER_WINS = Words(
    "{share} และส่วนที่เกิน {kept} เท่ากัน", "{share} and what exceeds {kept} are the same"
)
_FROM_RELEASE = Words("{months}นับแต่วันตรวจปล่อยหรือส่งออก", "{months} begun since release or export")
_PAID_LATE = Words("{rate} เพราะชำระพ้นกำหนด", "{rate}, paid late")
_MONTHS = Words("{months} นับเศษเป็นหนึ่งเดือน", "{months} begun")
_LAST_DAY_TO_PAY = Words("ชำระได้ถึงวันที่", "Last day to pay")
_GROWS_NEXT = Words("ยอดรวมเพิ่มขึ้นอีกวันที่", "The total grows next on")
_GROWS_TO = Words("เป็น {total}", "to {total}")
_GROWS_NO_MORE = Words("ยอดรวมไม่เพิ่มขึ้นอีก", "The total grows no further.")
_PUT_OFF = Words(
    "หากได้รับอนุญาตให้ทุเลาการชำระอากรระหว่างอุทธรณ์ กำหนดชำระเริ่มนับภายหลัง และอาจไม่มีเบี้ยปรับ (มาตรา 38)",
    "Where an appeal was permitted to put off the payment, the time to pay begins later, and there "
    "may be no penalty (s. 38).",
)
SURCHARGE_FULL = Words(
    "เงินเพิ่มเท่ากับอากรที่ค้างแล้ว จึงไม่เพิ่มอีก (มาตรา 22)",
    "The surcharge has reached the unpaid duty and grows no further (s. 22).",
)
_IN_CUSTODY = Words(
    "ของยังอยู่ในอารักขาศุลกากร จึงยังไม่มีเงินเพิ่ม เงินเพิ่มเริ่มเมื่อของพ้นอารักขา (มาตรา 22)",
    "While the goods are in customs custody there is no surcharge; it begins with their release "
    "(s. 22).",
)
_INTEREST_FULL = Words(
    "ดอกเบี้ยเท่ากับจำนวนที่คืนแล้ว จึงไม่เพิ่มอีก (มาตรา 27)",
    "The interest has reached the refund and grows no further (s. 27).",
)
_AS_IT_CAME = Words(
    "ต้องส่งกลับออกไปในสภาพเดิม โดยมิได้ใช้ประโยชน์ และภายในกำหนด (มาตรา 28)",
    "The goods must go out unused, unchanged and in time (s. 28).",
)
_LAST_DAY_TO_CLAIM = Words("ขอคืนอากรที่ชำระเกินได้ถึงวันที่", "Overpaid duty can be asked for until")
_LAST_DAY_TO_REEXPORT = Words("ส่งกลับออกไปได้ถึงวันที่", "Last day to re-export")
_LAST_DAY_TO_ASK = Words("ขอคืนอากรได้ถึงวันที่", "Last day to ask for the refund")
_OVER = Words("พ้นกำหนดแล้ว", "already over")


@dataclass(frozen=True)
class Line:
    """A part of a sum, in baht, with the section that it rests on."""

    name: Words
    amount: Decimal
    section: str
    remark: Words | None = None


@dataclass(frozen=True)
class Day:
    """A day that matters, the section that sets it, and where the page of the law explains it."""

    name: Words
    day: date
    section: str
    anchor: str
    remark: Words | None = None


@dataclass(frozen=True)
class Result:
    """An answer of the calculator; ``total`` is None where there is one line or none."""

    headline: Words
    lines: Sequence[Line]
    total: Decimal | None
    days: Sequence[Day]
    notes: Sequence[Words]


def late(
    *, duty: Decimal, notified: date, released: date | None, paid: date | None, on: date
) -> Result:
    """Return what is owed on an assessed duty that is paid on a day; on this day if none is given.

    :param released: day of release or exportation, None while the goods are in custody
    """
    paid = paid or on

    def owed_on(day: date) -> Owed:
        return owed(duty, released_on=released, notified_on=notified, on=day)

    parts = owed_on(paid)
    due = payment_due(notified_on=notified)
    days = [Day(_LAST_DAY_TO_PAY, due, "20", anchor_of("PAY_ASSESSED_DUTY"))]
    grown = next_growth(lambda day: owed_on(day).total, since=released, last_days=[due], on=paid)
    if grown:
        to = _GROWS_TO.filled(total=baht_words(grown[1]))
        days.append(Day(_GROWS_NEXT, grown[0], "22", "sum-surcharge", to))
    return Result(
        headline=_TO_PAY.filled(total=baht_words(parts.total), day=day_words(paid)),
        lines=_late_lines(parts),
        total=parts.total,
        days=days,
        notes=_late_notes(parts, in_custody=released is None, grows=grown is not None),
    )


def refund(*, amount: Decimal, paid: date, approved: date, moved: date | None, on: date) -> Result:
    """Return what comes back with interest; ``moved`` is the day of importation or exportation."""
    months = months_begun(paid, approved)
    added = interest(amount, paid_on=paid, approved_on=approved)
    total = amount + added
    until = moved and last_day_to_claim_overpaid(moved_on=moved)
    anchor = anchor_of("CLAIM_OVERPAID_IMPORT")
    begun = _MONTHS.filled(months=months_words(months))
    return Result(
        headline=_BACK_WITH_INTEREST.filled(total=baht_words(total), day=day_words(approved)),
        lines=[Line(_REFUND, amount, ""), Line(_INTEREST, added, "27", begun)],
        total=total,
        days=[_last_day(_LAST_DAY_TO_CLAIM, until, "25(2)", anchor, on)] if until else [],
        notes=[_INTEREST_FULL] if months * MONTHLY_INTEREST >= 1 else [],
    )


def reexport(*, duty: Decimal, imported: date | None, reexported: date | None, on: date) -> Result:
    """Return what comes back of the duty on goods that are re-exported, and until when to act."""
    back = reexport_refund(duty)
    until = imported and last_day_to_reexport(imported_on=imported)
    days = []
    if until:
        days.append(_last_day(_LAST_DAY_TO_REEXPORT, until, "28(3)", anchor_of("REEXPORT"), on))
    if until and reexported and reexported > until:
        return Result(_TOO_LATE, lines=[], total=None, days=days, notes=[])
    if reexported:
        last = last_day_to_claim_reexported(reexported_on=reexported)
        days.append(_last_day(_LAST_DAY_TO_ASK, last, "28(4)", anchor_of("CLAIM_REEXPORTED"), on))
    return Result(
        headline=_BACK.filled(total=baht_words(back)),
        lines=[Line(_REEXPORT_REFUND, back, "28", _branch(duty))],
        total=None,
        days=days,
        notes=[_AS_IT_CAME],
    )


def _late_lines(parts: Owed) -> list[Line]:
    begun = _FROM_RELEASE.filled(months=months_words(parts.months)) if parts.months else None
    fifth = _PAID_LATE.filled(rate=percent_words(PENALTY_RATE)) if parts.penalty else None
    remarks = {Kind.SURCHARGE: begun, Kind.PENALTY: fifth}
    return [
        Line(_PARTS[part.kind], part.amount, part.section, remarks.get(part.kind))
        for part in parts.parts
    ]


def _late_notes(parts: Owed, *, in_custody: bool, grows: bool) -> list[Words]:
    is_full = parts.months * MONTHLY_RATE >= 1
    notes = {
        _IN_CUSTODY: in_custody,
        SURCHARGE_FULL: is_full,
        _GROWS_NO_MORE: not (grows or is_full or in_custody),
        _PUT_OFF: parts.penalty > 0,
    }
    return [words for words, holds in notes.items() if holds]


def _last_day(name: Words, day: date, section: str, anchor: str, on: date) -> Day:
    return Day(name, day, section, anchor, _OVER if day < on else None)


def _branch(duty: Decimal) -> Words:
    share, excess = duty * REEXPORT_SHARE, duty - REEXPORT_KEPT
    words = _NEITHER_WINS if share == excess else _SHARE_WINS if share > excess else _EXCESS_WINS
    return words.filled(share=percent_words(REEXPORT_SHARE), kept=baht_words(REEXPORT_KEPT))
