"""How periods are counted and sums are made, each with an example that the law itself computes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from core.words import Words, baht_words, day_words, days_words
from customs_act.deadlines import payment_due
from customs_act.deadlines.rules import TO_PAY
from customs_act.periods import last_day_of_days, last_day_of_months, months_begun
from customs_act.refunds import (
    MONTHLY_INTEREST,
    REEXPORT_KEPT,
    REEXPORT_SHARE,
    interest,
    reexport_refund,
)
from customs_act.surcharge import MONTHLY_RATE, PENALTY_RATE, late_penalty, surcharge
from law.answers.words import months_words, percent_words

_DUTY, _LOW, _HIGH = Decimal(10_000), Decimal(5_000), Decimal(20_000)
_START, _END = date(2026, 1, 14), date(2026, 2, 15)
_SHORT_MONTH = date(2026, 1, 30)
_NOTIFIED, _LATE = date(2026, 11, 20), date(2026, 12, 21)


@dataclass(frozen=True)
class Counting:
    """A rule of counting: the section of the Civil and Commercial Code, what it says, examples."""

    section: str
    words: Words
    examples: Sequence[Words]


@dataclass(frozen=True)
class Sum:
    """A sum of the Act: how it is made, an example, and the part of the calculator for it."""

    slug: str
    section: str
    name: Words
    words: Words
    example: Words
    what: str


_COUNTED_BY_DAYS = Words(
    "วันแรกไม่นับ การนับเริ่มในวันถัดไป", "The first day is not counted; counting begins on the next."
)
_COUNTED_BY_MONTHS = Words(
    "เดือนและปีนับตามปฏิทิน ครบกำหนดในวันก่อนหน้าวันที่ตรงกับวันเริ่มนับ หากเดือนสุดท้ายไม่มีวันนั้น ครบกำหนดในวันสิ้นเดือน",
    "Months and years go by the calendar. They end on the day before the one that corresponds to "
    "the first day counted, or, where the last month has no such day, at its end.",
)
_PART_MONTHS = Words(
    "ในการคิดเงินเพิ่มและดอกเบี้ย เศษของเดือนนับเป็นหนึ่งเดือน เช่น ตั้งแต่ {start} ถึง {end} นับเป็น {months}",
    "For surcharge and interest a part of a month counts as a whole one: from {start} to {end} are "
    "{months}.",
)
_SUMS = (
    Sum(
        "sum-surcharge",
        "22",
        Words("เงินเพิ่ม", "Surcharge"),
        Words(
            "{monthly} ต่อเดือนของอากรที่ค้าง นับแต่วันที่ของพ้นอารักขาศุลกากร "
            "(ของส่งออกนับแต่วันส่งของออกสำเร็จ) จนถึงวันชำระ เศษของเดือนนับเป็นหนึ่งเดือน ไม่คิดทบต้น "
            "และไม่เกินอากรที่ค้าง",
            "{monthly} of the unpaid duty for each month begun between release from customs "
            "custody (for exports: exportation) and payment. It is not compounded and never more "
            "than the unpaid duty.",
        ),
        Words(
            "อากร {duty} ของพ้นอารักขา {start} ชำระ {end} ({months}) เงินเพิ่ม {surcharge}",
            "Duty of {duty}, released on {start}, paid on {end} ({months}): surcharge of "
            "{surcharge}.",
        ),
        "late",
    ),
    Sum(
        "sum-penalty",
        "22",
        Words("เบี้ยปรับ", "Penalty"),
        Words(
            "{fifth} ของอากรที่ค้าง หากไม่ชำระให้ครบภายใน {to_pay} นับแต่วันได้รับแบบแจ้งการประเมินอากร "
            "หากได้รับอนุญาตให้ทุเลาการชำระอากร นับแต่วันได้รับแจ้งผลอุทธรณ์หรือคำพิพากษา (มาตรา 38)",
            "{fifth} of the unpaid duty, if it is not paid in full within {to_pay} of the receipt "
            "of the notification of assessment. Where an appeal was permitted to put off the "
            "payment, they begin with the notice of how it or the case ended (s. 38).",
        ),
        Words(
            "อากร {duty} ได้รับแบบแจ้ง {notified} ต้องชำระภายใน {due} ชำระ {late} เบี้ยปรับ {penalty}",
            "Duty of {duty}, notified on {notified}, to be paid by {due}, paid on {late}: penalty "
            "of {penalty}.",
        ),
        "late",
    ),
    Sum(
        "sum-interest",
        "27",
        Words("ดอกเบี้ยของอากรที่คืน", "Interest on a refund"),
        Words(
            "{interest_rate} ต่อเดือนของจำนวนที่คืน นับแต่วันชำระอากรหรือวันวางประกันเป็นเงินสดครั้งสุดท้าย "
            "จนถึงวันอนุมัติให้คืน เศษของเดือนนับเป็นหนึ่งเดือน ไม่คิดทบต้น และไม่เกินจำนวนที่คืน",
            "{interest_rate} of the refund for each month begun between the payment, or the latest "
            "cash deposit, and the approval. It is not compounded and never more than the refund.",
        ),
        Words(
            "คืนอากร {duty} ชำระไว้ {start} อนุมัติ {end} ({months}) ดอกเบี้ย {interest}",
            "Refund of {duty}, paid on {start}, approved on {end} ({months}): interest of "
            "{interest}.",
        ),
        "refund",
    ),
    Sum(
        "sum-reexport",
        "28",
        Words("คืนอากรของที่ส่งกลับออกไป", "Refund for goods that are re-exported"),
        Words(
            "{share} ของอากรขาเข้าที่ชำระไว้ หรือส่วนที่เกิน {kept} แล้วแต่อย่างใดสูงกว่า "
            "คิดตามใบขนสินค้าขาออกแต่ละฉบับ",
            "{share} of the import duty paid, or what exceeds {kept}, whichever is higher; for "
            "each export declaration.",
        ),
        Words(
            "อากร {low} ได้คืน {low_back} และอากร {high} ได้คืน {high_back}",
            "Of a duty of {low}, {low_back} come back; of {high}, {high_back}.",
        ),
        "reexport",
    ),
)


def countings() -> list[Counting]:
    """Return how days and months are counted."""
    of_months = [_ends_after_months(_START, 6), _ends_after_months(_SHORT_MONTH, 1)]
    return [
        Counting("193/3", _COUNTED_BY_DAYS, [_ends_after_days(_NOTIFIED, 30)]),
        Counting("193/5", _COUNTED_BY_MONTHS, of_months),
    ]


def part_months() -> Words:
    """Return how a month that has only begun counts in surcharge and interest."""
    return _PART_MONTHS.filled(**_figures())


def sums() -> list[Sum]:
    """Return what is added to duty paid late, and what comes back with a refund."""
    figures = _figures()
    return [
        replace(each, words=each.words.filled(**figures), example=each.example.filled(**figures))
        for each in _SUMS
    ]


def _figures() -> dict[str, Words]:
    """Return the figures of all texts and examples, as the law computes them."""
    return _rates() | _days() | {name: baht_words(amount) for name, amount in _amounts().items()}


def _rates() -> dict[str, Words]:
    shares = {
        "monthly": MONTHLY_RATE,
        "fifth": PENALTY_RATE,
        "interest_rate": MONTHLY_INTEREST,
        "share": REEXPORT_SHARE,
    }
    return {name: percent_words(share) for name, share in shares.items()}


def _days() -> dict[str, Words]:
    days = {"start": _START, "end": _END, "notified": _NOTIFIED, "late": _LATE}
    return {
        **{name: day_words(day) for name, day in days.items()},
        "due": day_words(payment_due(notified_on=_NOTIFIED)),
        "months": months_words(months_begun(_START, _END)),
        "to_pay": days_words(TO_PAY.count),
    }


def _amounts() -> dict[str, Decimal]:
    return {
        "duty": _DUTY,
        "low": _LOW,
        "high": _HIGH,
        "kept": REEXPORT_KEPT,
        "surcharge": surcharge(_DUTY, released_on=_START, paid_on=_END),
        "penalty": late_penalty(_DUTY, notified_on=_NOTIFIED, paid_on=_LATE),
        "interest": interest(_DUTY, paid_on=_START, approved_on=_END),
        "low_back": reexport_refund(_LOW),
        "high_back": reexport_refund(_HIGH),
    }


def _ends_after_days(start: date, days: int) -> Words:
    return _period(days_words(days), start, last_day_of_days(start, days))


def _ends_after_months(start: date, months: int) -> Words:
    return _period(months_words(months), start, last_day_of_months(start, months))


def _period(time: Words, start: date, end: date) -> Words:
    words = Words(
        "{time} นับแต่ {start} ครบกำหนด {end}", "A period of {time} from {start} ends on {end}."
    )
    return words.filled(time=time, start=day_words(start), end=day_words(end))
