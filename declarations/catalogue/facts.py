"""Facts that start or stop a clock of the Customs Act; officers record them by hand.

They are events like others, and come by feed too. The codes are our own choice, made from the
events of the Act (design choice DC-01).
"""

from dataclasses import dataclass

from core.words import Words
from customs_act.deadlines import RULES, Event
from declarations.catalogue.kinds import Actor, Kind

WITHDRAWN = "FACT_WITHDRAWN"
EXTENDED = "EXTENSION_GRANTED"


@dataclass(frozen=True)
class Fact:
    """A fact: the event of the law that it is, its sentence, and what else has to be told.

    ``asks`` names what is needed: ``duty`` (baht), ``until`` (the last day that was set),
    ``clock`` (the code of the rule put off) or ``fact`` (the code of the fact withdrawn).
    ``after`` is the code of the fact without which, and before which, it cannot happen.
    """

    code: str
    event: Event | None
    words: Words
    asks: tuple[str, ...] = ()
    after: str = ""


FACTS: dict[str, Fact] = {
    fact.code: fact
    for fact in (
        Fact(
            "ASSESSMENT_COMPLETED",
            Event.ASSESSED,
            Words("ประเมินอากรเสร็จ", "Assessment completed"),
        ),
        Fact(
            "NOTICE_SENT",
            Event.NOTICE_SENT,
            Words("ส่งแบบแจ้งการประเมินอากรแล้ว", "Notification of assessment sent"),
            after="ASSESSMENT_COMPLETED",
        ),
        Fact(
            "ASSESSMENT_NOTICE",
            Event.NOTIFIED,
            Words(
                "ผู้นำของเข้า/ผู้ส่งของออกได้รับแบบแจ้งการประเมินอากร", "Notification of assessment received"
            ),
            ("duty",),
        ),
        Fact(
            "AMOUNT_DISPUTED",
            Event.DISPUTED,
            Words(
                "มีปัญหาเรื่องจำนวนอากร (มาตรา 55)",
                "There is a problem about the amount of duty (s. 55)",
            ),
        ),
        Fact(
            "MISCALCULATION_FOUND",
            Event.MISCALCULATED,
            Words("พบว่าคำนวณอากรผิด", "The duty was miscalculated"),
        ),
        Fact(
            "APPEAL_FILED",
            Event.APPEALED,
            Words("ยื่นอุทธรณ์การประเมินอากร", "Appeal lodged"),
            after="ASSESSMENT_NOTICE",
        ),
        Fact(
            "APPEAL_COMPLETE",
            Event.APPEAL_COMPLETE,
            Words("ได้รับอุทธรณ์พร้อมหลักฐานครบ", "Appeal received with all evidence"),
            after="APPEAL_FILED",
        ),
        Fact(
            "DEFERRAL_GRANTED",
            Event.DEFERRED,
            Words("อนุญาตให้ทุเลาการชำระอากร", "Permission to wait with the payment"),
            after="APPEAL_FILED",
        ),
        Fact(
            "APPEAL_DECIDED",
            Event.APPEAL_DECIDED,
            Words("คณะกรรมการวินิจฉัยอุทธรณ์แล้ว", "The committee decided the appeal"),
            after="APPEAL_FILED",
        ),
        Fact(
            "APPEAL_STRUCK_OUT",
            Event.STRUCK_OUT,
            Words("ได้รับแจ้งจำหน่ายอุทธรณ์", "Notice that the appeal is struck out"),
            after="APPEAL_FILED",
        ),
        Fact(
            "APPEAL_RULED",
            Event.RULED,
            Words("ได้รับคำวินิจฉัยอุทธรณ์", "Ruling on the appeal received"),
            ("duty",),
            after="APPEAL_FILED",
        ),
        Fact(
            "LAWSUIT_FILED",
            Event.SUED,
            Words("ฟ้องคดีต่อศาล", "Action brought in court"),
            after="APPEAL_FILED",
        ),
        Fact(
            "JUDGMENT_RECEIVED",
            Event.JUDGED,
            Words("ได้รับแจ้งคำพิพากษาถึงที่สุด", "Notice of the final judgment received"),
            ("duty",),
            after="LAWSUIT_FILED",
        ),
        Fact(
            "GOODS_DETAINED",
            Event.DETAINED,
            Words("กักของเพื่ออากรที่ค้าง", "Goods detained for unpaid duty"),
        ),
        Fact(
            "GOODS_AUCTIONED",
            Event.AUCTIONED,
            Words("ขายทอดตลาดของที่กัก", "Detained goods sold by auction"),
            after="GOODS_DETAINED",
        ),
        Fact(
            "INSPECTION_ASKED",
            Event.INSPECTION_REQUESTED,
            Words("ยื่นคำขอตรวจของก่อนยื่นใบขนสินค้า", "Inspection of the goods requested"),
        ),
        Fact(
            "CUSTODY_ENTERED",
            Event.TAKEN_INTO_CUSTODY,
            Words("ของเข้าอยู่ในอารักขาศุลกากร", "Goods came into customs custody"),
        ),
        Fact(
            "CARRIER_NOTIFIED",
            Event.CARRIER_NOTIFIED,
            Words("ผู้ขนส่งได้รับหนังสือแจ้งของอธิบดี", "The carrier received a written notice"),
        ),
        Fact(
            "TRADER_NOTIFIED",
            Event.TRADER_NOTIFIED,
            Words(
                "ได้รับหนังสือแจ้งของอธิบดีให้รับของออกไป", "Written notice to take the goods out received"
            ),
        ),
        Fact(
            "DANGEROUS_GOODS",
            Event.DANGEROUS,
            Words("เป็นของอันตราย มีกำหนดวันนำออก", "Dangerous goods, to be taken out by a set day"),
            ("until",),
        ),
        Fact("UNCLEARED_SOLD", Event.SOLD, Words("ขายของตกค้าง", "Un-cleared goods sold")),
        Fact("BALANCE_CLAIMED", Event.BALANCE_CLAIMED, Words("ขอรับเงินที่เหลือ", "Balance claimed")),
        Fact("GOODS_SEIZED", Event.GOODS_SEIZED, Words("ยึดของ", "Goods seized")),
        Fact(
            "VEHICLE_SEIZED",
            Event.VEHICLE_SEIZED,
            Words("ยึดยานพาหนะ", "Means of transport seized"),
        ),
        Fact(
            "GOODS_CLAIMED",
            Event.GOODS_CLAIMED,
            Words("ยื่นคำร้องขอคืนของที่ยึด", "Seized goods claimed"),
            after="GOODS_SEIZED",
        ),
        Fact(
            "VEHICLE_CLAIMED",
            Event.VEHICLE_CLAIMED,
            Words("ยื่นคำร้องขอคืนยานพาหนะที่ยึด", "Seized means of transport claimed"),
            after="VEHICLE_SEIZED",
        ),
        Fact(
            "LEFT_BEHIND",
            Event.LEFT_BEHIND,
            Words("เรือหรืออากาศยานออกไปโดยมิได้บรรทุกของ", "Vessel or aircraft left without the goods"),
        ),
        Fact(
            "LEFT_BEHIND_REPORTED",
            Event.LEFT_BEHIND_REPORTED,
            Words("แจ้งเหตุที่มิได้ส่งของออก", "Reported why the goods were not exported"),
        ),
        Fact("TAKEN_BACK", Event.TAKEN_BACK, Words("รับของกลับคืนแล้ว", "Goods taken back")),
        Fact(
            "REFUND_CLAIMED",
            Event.REFUND_CLAIMED,
            Words(
                "ยื่นคำขอคืนอากรที่ชำระเกินหรือมิได้ส่งออก",
                "Refund of overpaid duty, or of goods not exported, asked for",
            ),
        ),
        Fact("REEXPORTED", Event.REEXPORTED, Words("ส่งของกลับออกไป", "Goods re-exported")),
        Fact(
            "REEXPORT_CLAIMED",
            Event.REEXPORT_CLAIMED,
            Words("ยื่นคำขอคืนอากรของที่ส่งกลับออกไป", "Refund on re-exported goods asked for"),
            after="REEXPORTED",
        ),
        Fact(
            "PRODUCTION_IMPORT",
            Event.FOR_PRODUCTION,
            Words("นำเข้าเพื่อผลิตส่งออก (มาตรา 29)", "Imported to produce for export (s. 29)"),
        ),
        Fact(
            "PRODUCT_EXPORTED",
            Event.PRODUCT_EXPORTED,
            Words("ส่งของที่ผลิตออก", "What was produced was exported"),
            after="PRODUCTION_IMPORT",
        ),
        Fact(
            "PRODUCT_CLAIMED",
            Event.PRODUCT_CLAIMED,
            Words("ยื่นคำขอคืนอากรวัตถุดิบ", "Refund on materials asked for"),
            after="PRODUCT_EXPORTED",
        ),
        Fact(
            "TRANSIT_LEFT",
            Event.TAKEN_OUT,
            Words("นำของผ่านแดนหรือถ่ายลำออกไปแล้ว", "Transit goods left"),
        ),
        Fact(
            "CHANGED_TO_IMPORT",
            Event.CHANGED_TO_IMPORT,
            Words("เปลี่ยนเป็นนำเข้าและชำระอากรแล้ว", "Changed to importation, and the duty paid"),
        ),
        Fact(
            "AGREEMENT_APPLIES",
            Event.AGREEMENT,
            Words(
                "ความตกลงระหว่างประเทศกำหนดเวลาไว้ต่างหาก (มาตรา 260)",
                "An international agreement sets the time (s. 260)",
            ),
        ),
        Fact(
            EXTENDED,
            None,
            Words("ขยายระยะเวลาตามกฎหมาย", "A time limit was extended"),
            ("clock", "until"),
        ),
        Fact(
            WITHDRAWN, None, Words("ถอนข้อเท็จจริงที่บันทึกไว้", "A recorded fact was withdrawn"), ("fact",)
        ),
    )
}

FACT_KINDS: dict[str, Kind] = {
    fact.code: Kind(fact.code, fact.words, Actor.OFFICER) for fact in FACTS.values()
} | {
    # A payment comes after the notice where both happened in the same second.
    "ASSESSMENT_PAID": Kind(
        "ASSESSMENT_PAID",
        Words("ชำระอากรตามแบบแจ้งการประเมินแล้ว", "Assessed duty paid"),
        Actor.BANK,
    )
}
EXTENDABLE: dict[str, Words] = {
    code: Words(*rule.name) for code, rule in RULES.items() if rule.extension
}
"""The rules whose last day can be put off, with their names."""
WITHDRAWABLE: dict[str, Words] = {
    code: kind.words for code, kind in FACT_KINDS.items() if code != WITHDRAWN
}
