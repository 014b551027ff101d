"""Goods that wait in customs custody, and what becomes of them (ss. 54, 55, 68, 107, 110, 167)."""

from customs_act.consignments import Direction, Mode
from customs_act.deadlines.rules import TO_PAY, Days, Months, Rule
from customs_act.deadlines.terms import Event, Nature, Party
from customs_act.texts import Text

_UNCLEARED = Text(
    "ของเป็นของตกค้าง อธิบดีสั่งขายทอดตลาด ทำลาย หรือให้ส่งกลับออกไปได้ (มาตรา 108)",
    "They are un-cleared goods: the Director-General may have them sold by auction, destroyed or "
    "re-exported (s. 108).",
)
_STATE = Text("ตกเป็นของแผ่นดิน", "They become property of the State.")

RULES = (
    Rule(
        code="DECLARE_AFTER_INSPECTION",
        section="54",
        name=Text("ยื่นใบขนสินค้าและชำระอากรหลังขอตรวจของ", "Declare and pay after asking to inspect"),
        nature=Nature.DUTY,
        binds=(Party.TRADER,),
        starts=Event.INSPECTION_REQUESTED,
        direction=Direction.IMPORT,
        length=Days(30),
        met_by=(Event.SETTLED, Event.RELEASED),
        after=_UNCLEARED,
    ),
    Rule(
        code="PAY_DISPUTED_DUTY",
        section="55",
        name=Text("ชำระอากรที่มีปัญหาเรื่องจำนวน", "Pay the duty whose amount was a problem"),
        nature=Nature.DUTY,
        binds=(Party.TRADER,),
        starts=Event.NOTIFIED,
        needs=frozenset({Event.DISPUTED}),
        unless=frozenset({Event.DEFERRED, Event.NOTHING_OWED}),
        length=TO_PAY,
        met_by=(Event.ASSESSED_DUTY_PAID,),
        after=Text(
            "อาจต้องเสียเบี้ยปรับร้อยละ 20 ของอากรที่ค้าง (มาตรา 22) เงินสดที่วางประกันไว้พอชำระถือว่าชำระครบแล้ว",
            "A penalty of 20 per cent of the unpaid duty may be added (s. 22). A cash guarantee "
            "that is enough is taken as the duty and counts as payment.",
        ),
    ),
    Rule(
        code="STORAGE",
        section="68",
        name=Text("ดำเนินพิธีการจนรับของออกไป", "Clear and collect the goods"),
        nature=Nature.DUTY,
        binds=(Party.TRADER, Party.MASTER),
        starts=Event.ARRIVED,
        direction=Direction.IMPORT,
        modes=(Mode.SEA,),
        length=Days(10),
        met_by=(Event.RELEASED,),
        after=Text(
            "พนักงานศุลกากรอาจสั่งย้ายของไปเก็บ โดยนายเรือหรือผู้นำของเข้าออกค่าใช้จ่าย",
            "An officer may have the goods moved to storage at the expense of the master of the "
            "vessel or the importer.",
        ),
    ),
    Rule(
        code="TAKE_OUT_DANGEROUS_GOODS",
        section="107(1)",
        name=Text("นำของอันตรายออกจากเขตศุลกากร", "Take dangerous goods out of the customs area"),
        nature=Nature.DUTY,
        binds=(Party.TRADER,),
        starts=Event.DANGEROUS,
        direction=Direction.IMPORT,
        length=None,
        met_by=(Event.RELEASED,),
        after=_UNCLEARED,
    ),
    Rule(
        code="DECLARE_GOODS_IN_CUSTODY",
        section="107(2)",
        name=Text("ยื่นใบขนสินค้าและชำระอากร", "Declare the goods and pay"),
        nature=Nature.DUTY,
        binds=(Party.TRADER,),
        starts=Event.TAKEN_INTO_CUSTODY,
        unless=frozenset({Event.DANGEROUS}),
        direction=Direction.IMPORT,
        length=Days(30),
        met_by=(Event.SETTLED, Event.RELEASED),
        after=Text(
            "อธิบดีมีหนังสือแจ้งผู้ขนส่งได้ หากไม่ดำเนินการภายใน 15 วันนับแต่ได้รับแจ้ง ของเป็นของตกค้าง",
            "The Director-General may notify the carrier in writing; 15 days after its receipt the "
            "goods are un-cleared.",
        ),
    ),
    Rule(
        code="ANSWER_NOTICE_TO_CARRIER",
        section="107(2)",
        name=Text("ดำเนินพิธีการตามหนังสือแจ้งผู้ขนส่ง", "Act on the notice to the carrier"),
        nature=Nature.DUTY,
        binds=(Party.CARRIER, Party.TRADER),
        starts=Event.CARRIER_NOTIFIED,
        unless=frozenset({Event.DANGEROUS}),
        direction=Direction.IMPORT,
        length=Days(15),
        also=(Event.TAKEN_INTO_CUSTODY, Days(30)),
        met_by=(Event.SETTLED, Event.RELEASED),
        after=_UNCLEARED,
    ),
    Rule(
        code="TAKE_OUT_DECLARED_GOODS",
        section="107(3)",
        name=Text("ชำระอากรและรับของออกไปตามหนังสือแจ้ง", "Pay and take the goods out as notified"),
        nature=Nature.DUTY,
        binds=(Party.TRADER,),
        starts=Event.TRADER_NOTIFIED,
        unless=frozenset({Event.DANGEROUS}),
        direction=Direction.IMPORT,
        length=Days(30),
        met_by=(Event.SETTLED, Event.RELEASED),
        after=_UNCLEARED,
    ),
    Rule(
        code="CLAIM_SALE_BALANCE",
        section="110",
        name=Text("ขอรับเงินที่เหลือจากการขายของตกค้าง", "Claim the balance of the sale"),
        nature=Nature.RIGHT,
        binds=(Party.OWNER,),
        starts=Event.SOLD,
        length=Months(6),
        met_by=(Event.BALANCE_CLAIMED,),
        transit=None,
        after=Text("เงินที่เหลือตกเป็นของแผ่นดิน", "The balance becomes property of the State."),
    ),
    Rule(
        code="CLAIM_SEIZED_GOODS",
        section="167",
        name=Text("ยื่นคำร้องขอคืนของที่ถูกยึด", "Claim seized goods"),
        nature=Nature.RIGHT,
        binds=(Party.OWNER,),
        starts=Event.GOODS_SEIZED,
        length=Days(30),
        met_by=(Event.GOODS_CLAIMED,),
        transit=None,
        after=_STATE,
    ),
    Rule(
        code="CLAIM_SEIZED_VEHICLE",
        section="167",
        name=Text("ยื่นคำร้องขอคืนยานพาหนะที่ถูกยึด", "Claim a seized means of transport"),
        nature=Nature.RIGHT,
        binds=(Party.OWNER,),
        starts=Event.VEHICLE_SEIZED,
        length=Days(60),
        met_by=(Event.VEHICLE_CLAIMED,),
        transit=None,
        after=Text("ตกเป็นของแผ่นดิน", "It becomes property of the State."),
    ),
)
