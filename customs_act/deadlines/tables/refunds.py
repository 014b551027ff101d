"""Getting duty back (ss. 25, 26, 28, 29)."""

from dataclasses import replace

from customs_act.consignments import Direction
from customs_act.deadlines.rules import Days, Months, Rule
from customs_act.deadlines.terms import Event, Nature, Party
from customs_act.texts import Text

_NO_REFUND = Text("ขอคืนอากรไม่ได้อีก", "The right to the refund is gone.")


_UNASKED = Rule(
    code="REFUND_UNASKED_IMPORT",
    section="25(1)",
    name=Text("คืนอากรที่คำนวณผิดโดยไม่ต้องขอ", "Refund a miscalculated duty unasked"),
    nature=Nature.POWER,
    binds=(Party.CUSTOMS,),
    starts=Event.IMPORTED,
    direction=Direction.IMPORT,
    needs=frozenset({Event.PAID, Event.MISCALCULATED}),
    length=Months(24),
    after=Text(
        "อธิบดีสั่งคืนเองไม่ได้อีก แต่ท่านยังขอคืนได้ภายใน 3 ปี (มาตรา 25 (2))",
        "The Director-General can no longer refund it unasked; you may still ask for it within "
        "3 years (s. 25(2)).",
    ),
)
_OVERPAID = Rule(
    code="CLAIM_OVERPAID_IMPORT",
    section="25(2)",
    name=Text("ขอคืนอากรที่ชำระเกิน", "Ask for overpaid duty"),
    nature=Nature.RIGHT,
    binds=(Party.TRADER,),
    starts=Event.IMPORTED,
    direction=Direction.IMPORT,
    needs=frozenset({Event.PAID}),
    length=Months(36),
    met_by=(Event.REFUND_CLAIMED,),
    after=_NO_REFUND,
)


def _of_export(rule: Rule) -> Rule:
    """Return the same rule for exports, where its time starts with the exportation."""
    code = rule.code.replace("IMPORT", "EXPORT")
    return replace(rule, code=code, starts=Event.EXPORTED, direction=Direction.EXPORT)


RULES = (
    _UNASKED,
    _of_export(_UNASKED),
    _OVERPAID,
    _of_export(_OVERPAID),
    Rule(
        code="CLAIM_NOT_EXPORTED",
        section="26",
        name=Text("ขอคืนอากรขาออกของที่มิได้ส่งออก", "Ask for export duty on goods not exported"),
        nature=Nature.RIGHT,
        binds=(Party.TRADER,),
        starts=Event.SUBMITTED,
        needs=frozenset({Event.PAID}),
        unless=frozenset({Event.EXPORTED}),
        direction=Direction.EXPORT,
        length=Days(90),
        met_by=(Event.REFUND_CLAIMED,),
        after=_NO_REFUND,
    ),
    Rule(
        code="REEXPORT",
        section="28(3)",
        name=Text("ส่งของกลับออกไปเพื่อขอคืนอากร", "Re-export the goods to get duty back"),
        nature=Nature.RIGHT,
        binds=(Party.TRADER,),
        starts=Event.IMPORTED,
        needs=frozenset({Event.PAID}),
        unless=frozenset({Event.FOR_PRODUCTION}),
        direction=Direction.IMPORT,
        length=Months(12),
        met_by=(Event.REEXPORTED,),
        after=Text(
            "ส่งกลับออกไปหลังจากนี้ไม่ได้คืนอากร (ในกำหนดได้คืนเก้าในสิบ "
            "หรือส่วนที่เกิน 1,000 บาท แล้วแต่อย่างใดสูงกว่า)",
            "Re-exported later, they give no duty back (in time: nine tenths, or what exceeds "
            "1,000 baht, whichever is higher).",
        ),
    ),
    Rule(
        code="CLAIM_REEXPORTED",
        section="28(4)",
        name=Text("ขอคืนอากรของที่ส่งกลับออกไป", "Ask for the duty on re-exported goods"),
        nature=Nature.RIGHT,
        binds=(Party.TRADER,),
        starts=Event.REEXPORTED,
        needs=frozenset({Event.PAID}),
        direction=Direction.IMPORT,
        length=Months(6),
        met_by=(Event.REEXPORT_CLAIMED,),
        after=_NO_REFUND,
    ),
    Rule(
        code="EXPORT_PRODUCT",
        section="29(3)",
        name=Text("ส่งของที่ผลิตออกเพื่อขอคืนอากร", "Export what was produced to get duty back"),
        nature=Nature.RIGHT,
        binds=(Party.TRADER,),
        starts=Event.IMPORTED,
        needs=frozenset({Event.FOR_PRODUCTION}),
        direction=Direction.IMPORT,
        length=Months(12),
        extension=Months(6),
        met_by=(Event.PRODUCT_EXPORTED,),
        after=Text(
            "ไม่ได้คืนอากรวัตถุดิบ เว้นแต่อธิบดีขยายเวลาเพราะเหตุสุดวิสัย ไม่เกิน 6 เดือน",
            "No duty on the materials is given back, unless the Director-General extends the time "
            "for force majeure, by at most 6 months.",
        ),
    ),
    Rule(
        code="CLAIM_PRODUCT",
        section="29(4)",
        name=Text("ขอคืนอากรวัตถุดิบของที่ส่งออก", "Ask for the duty on materials"),
        nature=Nature.RIGHT,
        binds=(Party.TRADER,),
        starts=Event.PRODUCT_EXPORTED,
        needs=frozenset({Event.FOR_PRODUCTION}),
        direction=Direction.IMPORT,
        length=Months(6),
        extension=Months(6),
        met_by=(Event.PRODUCT_CLAIMED,),
        after=Text(
            "ขอคืนไม่ได้อีก เว้นแต่อธิบดีขยายเวลา ไม่เกิน 6 เดือน",
            "The right to the refund is gone, unless the Director-General extends the time, by at "
            "most 6 months.",
        ),
    ),
)
