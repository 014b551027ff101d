"""Assessing, notifying, paying and collecting duty (ss. 19-23)."""

from customs_act.consignments import Direction
from customs_act.deadlines.rules import TO_PAY, Days, EachMonth, Months, Rule
from customs_act.deadlines.terms import Event, Nature, Party
from customs_act.texts import Text

_GROWS = Text(
    "หลังวันดังกล่าว เงินเพิ่มจะเพิ่มขึ้นอีกร้อยละ 1 ของอากรที่ค้าง จนเท่ากับอากรที่ค้าง",
    "After this day the surcharge grows by another 1 per cent of the unpaid duty, until it has "
    "reached the duty.",
)

RULES = (
    Rule(
        code="ASSESS",
        section="19",
        name=Text("ประเมินอากรที่ขาดหรือมิได้ชำระ", "Assess unpaid or short-paid duty"),
        nature=Nature.POWER,
        binds=(Party.CUSTOMS,),
        starts=Event.SUBMITTED,
        length=Months(36),
        extension=Months(24),
        after=Text(
            "พนักงานศุลกากรประเมินอากรไม่ได้อีก เว้นแต่อธิบดีขยายเวลาหรือมีหลักฐานว่าเจตนาฉ้ออากร",
            "No duty can be assessed any more, unless the Director-General extended the time or "
            "there is evidence of an intention to defraud.",
        ),
    ),
    Rule(
        code="ASSESS_FRAUD",
        section="19",
        name=Text("ประเมินอากรเมื่อเจตนาฉ้ออากร", "Assess duty that was to be defrauded"),
        nature=Nature.POWER,
        binds=(Party.CUSTOMS,),
        starts=Event.SUBMITTED,
        follows="ASSESS",
        needs=frozenset({Event.FRAUD_SUSPECTED}),
        length=Months(60),
        after=Text("พนักงานศุลกากรประเมินอากรไม่ได้อีก", "No duty can be assessed any more."),
    ),
    Rule(
        code="NOTIFY_ASSESSMENT",
        section="20",
        name=Text("ส่งแบบแจ้งการประเมินอากร", "Send the notification of assessment"),
        nature=Nature.DUTY,
        binds=(Party.CUSTOMS,),
        starts=Event.ASSESSED,
        length=Days(7),
        met_by=(Event.NOTICE_SENT, Event.NOTIFIED),
        after=Text(
            "แบบแจ้งล่าช้า กำหนดชำระยังคงนับแต่วันที่ได้รับแบบแจ้ง",
            "The notification is late; the time to pay still begins with its receipt.",
        ),
    ),
    Rule(
        code="PAY_ASSESSED_DUTY",
        section="20",
        name=Text("ชำระอากรตามแบบแจ้งการประเมิน", "Pay the assessed duty"),
        nature=Nature.DUTY,
        binds=(Party.TRADER,),
        starts=Event.NOTIFIED,
        length=TO_PAY,
        met_by=(Event.ASSESSED_DUTY_PAID,),
        unless=frozenset({Event.DEFERRED, Event.DISPUTED, Event.SET_ASIDE}),
        transit=None,
        after=Text(
            "ต้องเสียเบี้ยปรับร้อยละ 20 ของอากรที่ค้าง (มาตรา 22) และศุลกากรกักของอื่นของท่านที่อยู่ในพิธีการได้ "
            "(มาตรา 23)",
            "A penalty of 20 per cent of the unpaid duty is added (s. 22), and Customs may detain "
            "your other goods under customs formalities (s. 23).",
        ),
    ),
    Rule(
        code="COLLECT",
        section="21",
        name=Text("เรียกเก็บอากรที่ค้าง", "Collect unpaid duty"),
        nature=Nature.POWER,
        binds=(Party.CUSTOMS,),
        starts=Event.SUBMITTED,
        needs=frozenset({Event.NOTIFIED}),
        unless=frozenset({Event.MISCALCULATED, Event.NOTHING_OWED}),
        length=Months(120),
        met_by=(Event.DEBT_PAID,),
        after=Text("สิทธิเรียกเก็บอากรขาดอายุความ", "The right to collect the duty is barred by time."),
    ),
    Rule(
        code="COLLECT_MISCALCULATED",
        section="21",
        name=Text("เรียกเก็บอากรที่ขาดเพราะคำนวณผิด", "Collect duty short by a miscalculation"),
        nature=Nature.POWER,
        binds=(Party.CUSTOMS,),
        starts=Event.SUBMITTED,
        needs=frozenset({Event.NOTIFIED, Event.MISCALCULATED}),
        length=Months(24),
        unless=frozenset({Event.NOTHING_OWED}),
        met_by=(Event.DEBT_PAID,),
        after=Text("สิทธิเรียกเก็บอากรขาดอายุความ", "The right to collect the duty is barred by time."),
    ),
    Rule(
        code="SURCHARGE_AFTER_RELEASE",
        section="22",
        name=Text("เงินเพิ่มของเดือนถัดไป", "The next month's surcharge"),
        nature=Nature.GROWTH,
        binds=(Party.TRADER,),
        starts=Event.RELEASED,
        needs=frozenset({Event.NOTIFIED}),
        direction=Direction.IMPORT,
        length=EachMonth(99),
        unless=frozenset({Event.NOTHING_OWED}),
        met_by=(Event.DEBT_PAID,),
        after=_GROWS,
    ),
    Rule(
        code="SURCHARGE_AFTER_EXPORT",
        section="22",
        name=Text("เงินเพิ่มของเดือนถัดไป", "The next month's surcharge"),
        nature=Nature.GROWTH,
        binds=(Party.TRADER,),
        starts=Event.EXPORTED,
        needs=frozenset({Event.NOTIFIED}),
        direction=Direction.EXPORT,
        length=EachMonth(99),
        unless=frozenset({Event.NOTHING_OWED}),
        met_by=(Event.DEBT_PAID,),
        after=_GROWS,
    ),
    Rule(
        code="PAY_FOR_DETAINED_GOODS",
        section="23",
        name=Text("ชำระอากรที่ค้างเพื่อรับของที่ถูกกัก", "Pay the debt for which goods are detained"),
        nature=Nature.DUTY,
        binds=(Party.TRADER,),
        starts=Event.DETAINED,
        length=Days(30),
        unless=frozenset({Event.NOTHING_OWED}),
        met_by=(Event.DEBT_PAID,),
        transit=None,
        after=Text(
            "อธิบดีสั่งขายทอดตลาดของที่กักได้", "The Director-General may have the goods sold by auction."
        ),
    ),
    Rule(
        code="CLAIM_AUCTION_BALANCE",
        section="23",
        name=Text("ขอรับเงินที่เหลือจากการขายทอดตลาด", "Claim the balance of the auction"),
        nature=Nature.RIGHT,
        binds=(Party.OWNER,),
        starts=Event.AUCTIONED,
        length=Months(6),
        met_by=(Event.BALANCE_CLAIMED,),
        transit=None,
        after=Text("เงินที่เหลือตกเป็นของแผ่นดิน", "The balance becomes property of the State."),
    ),
)
