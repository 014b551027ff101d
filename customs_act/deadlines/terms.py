"""The words of the clocks: what starts and stops them, whom they bind, how they stand."""

from customs_act.consignments import Term
from customs_act.texts import Text


class Event(Term):
    """Something that starts a clock, stops it, or decides whether it runs at all."""

    SUBMITTED = "SUBMITTED"
    PAID = "PAID"
    SETTLED = "SETTLED"
    ARRIVED = "ARRIVED"
    UNLOADED = "UNLOADED"
    IMPORTED = "IMPORTED"
    RELEASED = "RELEASED"
    LOADED = "LOADED"
    EXPORTED = "EXPORTED"
    VESSEL_LEFT = "VESSEL_LEFT"
    LEFT_BEHIND = "LEFT_BEHIND"
    LEFT_BEHIND_REPORTED = "LEFT_BEHIND_REPORTED"
    TAKEN_BACK = "TAKEN_BACK"
    ASSESSED = "ASSESSED"
    NOTICE_SENT = "NOTICE_SENT"
    NOTIFIED = "NOTIFIED"
    ASSESSED_DUTY_PAID = "ASSESSED_DUTY_PAID"
    DEBT_PAID = "DEBT_PAID"
    NOTHING_OWED = "NOTHING_OWED"
    SET_ASIDE = "SET_ASIDE"
    MISCALCULATED = "MISCALCULATED"
    FRAUD_SUSPECTED = "FRAUD_SUSPECTED"
    DISPUTED = "DISPUTED"
    DETAINED = "DETAINED"
    AUCTIONED = "AUCTIONED"
    SOLD = "SOLD"
    BALANCE_CLAIMED = "BALANCE_CLAIMED"
    APPEALED = "APPEALED"
    APPEAL_COMPLETE = "APPEAL_COMPLETE"
    DEFERRED = "DEFERRED"
    APPEAL_DECIDED = "APPEAL_DECIDED"
    STRUCK_OUT = "STRUCK_OUT"
    RULED = "RULED"
    MORE_RULED = "MORE_RULED"
    JUDGED = "JUDGED"
    SUED = "SUED"
    REFUND_CLAIMED = "REFUND_CLAIMED"
    REEXPORTED = "REEXPORTED"
    REEXPORT_CLAIMED = "REEXPORT_CLAIMED"
    FOR_PRODUCTION = "FOR_PRODUCTION"
    PRODUCT_EXPORTED = "PRODUCT_EXPORTED"
    PRODUCT_CLAIMED = "PRODUCT_CLAIMED"
    INSPECTION_REQUESTED = "INSPECTION_REQUESTED"
    DANGEROUS = "DANGEROUS"
    TAKEN_INTO_CUSTODY = "TAKEN_INTO_CUSTODY"
    CARRIER_NOTIFIED = "CARRIER_NOTIFIED"
    TRADER_NOTIFIED = "TRADER_NOTIFIED"
    ENTERED = "ENTERED"
    TAKEN_OUT = "TAKEN_OUT"
    CHANGED_TO_IMPORT = "CHANGED_TO_IMPORT"
    AGREEMENT = "AGREEMENT"
    CEASED = "CEASED"
    GOODS_SEIZED = "GOODS_SEIZED"
    VEHICLE_SEIZED = "VEHICLE_SEIZED"
    GOODS_CLAIMED = "GOODS_CLAIMED"
    VEHICLE_CLAIMED = "VEHICLE_CLAIMED"
    COASTER_ARRIVED = "COASTER_ARRIVED"
    CERTIFICATES_SHOWN = "CERTIFICATES_SHOWN"


EVENTS: dict[Event, Text] = {
    Event.SUBMITTED: Text("วันยื่นใบขนสินค้า", "submission of the goods declaration"),
    Event.PAID: Text("วันชำระอากร", "payment of the duty"),
    Event.SETTLED: Text(
        "ยื่นใบขนสินค้าและชำระอากรหรือวางประกันครบแล้ว",
        "declaration submitted, and duty paid or guaranteed in full",
    ),
    Event.ARRIVED: Text("วันที่เรือเข้าถึงท่าศุลกากร", "arrival of the vessel at a customs port"),
    Event.UNLOADED: Text("วันที่ขนของขึ้นจากเรือครบ", "all goods unloaded from the vessel"),
    Event.IMPORTED: Text("วันนำของเข้าสำเร็จ", "completion of the importation (s. 50)"),
    Event.RELEASED: Text("วันที่ของพ้นอารักขาศุลกากร", "release from customs custody"),
    Event.LOADED: Text("วันบรรทุกของส่งออกลงเรือ", "loading of the export goods onto the vessel"),
    Event.EXPORTED: Text("วันส่งของออกสำเร็จ", "completion of the exportation (s. 50)"),
    Event.VESSEL_LEFT: Text("วันที่เรือออกจากเขตท่า", "departure of the vessel from the port"),
    Event.LEFT_BEHIND: Text(
        "วันที่เรือหรืออากาศยานออกไปโดยมิได้บรรทุกของ",
        "departure of the vessel or aircraft without the goods",
    ),
    Event.LEFT_BEHIND_REPORTED: Text(
        "วันแจ้งเหตุที่มิได้ส่งของออก", "report of why the goods were not exported"
    ),
    Event.TAKEN_BACK: Text("วันที่นำของกลับคืน", "goods taken back"),
    Event.ASSESSED: Text("วันที่ประเมินอากรเสร็จ", "completion of the assessment"),
    Event.NOTICE_SENT: Text("วันส่งแบบแจ้งการประเมินอากร", "notification of assessment sent"),
    Event.NOTIFIED: Text("วันได้รับแบบแจ้งการประเมินอากร", "receipt of the notification of assessment"),
    Event.ASSESSED_DUTY_PAID: Text("วันชำระอากรที่ประเมิน", "payment of the assessed duty"),
    Event.DEBT_PAID: Text("วันชำระอากรที่ค้างครบ", "payment of all duty that is owed"),
    Event.NOTHING_OWED: Text(
        "คำวินิจฉัยหรือคำพิพากษาว่าไม่ต้องชำระ", "a ruling or judgment that nothing is owed"
    ),
    Event.SET_ASIDE: Text("คำวินิจฉัยให้ยกเลิกการประเมิน", "a ruling that sets the assessment aside"),
    Event.MISCALCULATED: Text("พบว่าคำนวณอากรผิด", "an error in the calculation of the duty"),
    Event.FRAUD_SUSPECTED: Text(
        "มีหลักฐานว่าเจตนาฉ้ออากร", "evidence of an intention to defraud the duty"
    ),
    Event.DISPUTED: Text("มีปัญหาเรื่องจำนวนอากร", "a problem about the amount of duty (s. 55)"),
    Event.DETAINED: Text("วันกักของ", "detention of the goods"),
    Event.AUCTIONED: Text("วันขายทอดตลาด", "sale of the detained goods by auction"),
    Event.SOLD: Text("วันขายของตกค้าง", "sale of the un-cleared goods"),
    Event.BALANCE_CLAIMED: Text("วันขอรับเงินที่เหลือ", "claim of the balance"),
    Event.APPEALED: Text("วันยื่นอุทธรณ์", "appeal lodged"),
    Event.APPEAL_COMPLETE: Text(
        "วันที่ได้รับอุทธรณ์พร้อมหลักฐานครบ", "receipt of the appeal with all evidence"
    ),
    Event.DEFERRED: Text("ได้รับอนุญาตให้ทุเลาการชำระอากร", "permission to wait with the payment"),
    Event.APPEAL_DECIDED: Text("วันที่วินิจฉัยอุทธรณ์เสร็จ", "decision of the appeal"),
    Event.STRUCK_OUT: Text("วันได้รับแจ้งจำหน่ายอุทธรณ์", "notice that the appeal is struck out"),
    Event.RULED: Text("วันได้รับคำวินิจฉัยอุทธรณ์", "receipt of the ruling on the appeal"),
    Event.MORE_RULED: Text(
        "วันได้รับคำวินิจฉัยให้ชำระอากรเพิ่ม", "receipt of a ruling to pay additional duty"
    ),
    Event.JUDGED: Text("วันได้รับแจ้งคำพิพากษาถึงที่สุด", "notice of the final judgment"),
    Event.SUED: Text("วันฟ้องคดีต่อศาล", "action brought in court"),
    Event.REFUND_CLAIMED: Text("วันยื่นคำขอคืนอากร", "request for the refund"),
    Event.REEXPORTED: Text("วันส่งของกลับออกไป", "re-exportation of the goods"),
    Event.REEXPORT_CLAIMED: Text(
        "วันยื่นคำขอคืนอากรของที่ส่งกลับออกไป", "request for the refund on re-exported goods"
    ),
    Event.FOR_PRODUCTION: Text(
        "นำเข้าเพื่อผลิต ผสม ประกอบ บรรจุ", "importation for production, mixing, assembly or packing"
    ),
    Event.PRODUCT_EXPORTED: Text("วันส่งของที่ผลิตออก", "exportation of what was produced"),
    Event.PRODUCT_CLAIMED: Text("วันยื่นคำขอคืนอากรวัตถุดิบ", "request for the refund on materials"),
    Event.INSPECTION_REQUESTED: Text("วันยื่นคำขอตรวจของ", "request to inspect the goods"),
    Event.DANGEROUS: Text("นำเข้าของอันตราย", "importation of dangerous goods"),
    Event.TAKEN_INTO_CUSTODY: Text("วันที่ของเข้าอยู่ในอารักขาศุลกากร", "entry into customs custody"),
    Event.CARRIER_NOTIFIED: Text(
        "วันที่ผู้ขนส่งได้รับหนังสือแจ้งของอธิบดี", "receipt of the written notice by the carrier"
    ),
    Event.TRADER_NOTIFIED: Text(
        "วันที่ได้รับหนังสือแจ้งของอธิบดี", "receipt of the Director-General's written notice"
    ),
    Event.ENTERED: Text("วันที่นำของเข้ามาในราชอาณาจักร", "entry of the goods into the Kingdom"),
    Event.TAKEN_OUT: Text("วันที่นำของออกไปนอกราชอาณาจักร", "goods brought out of the Kingdom"),
    Event.CHANGED_TO_IMPORT: Text(
        "วันเปลี่ยนเป็นนำเข้าและชำระอากรแล้ว", "change to importation, with the duty paid"
    ),
    Event.AGREEMENT: Text(
        "มีความตกลงระหว่างประเทศกำหนดไว้เป็นอย่างอื่น", "a binding international agreement (s. 260)"
    ),
    Event.CEASED: Text("วันเลิกกิจการ", "cessation of the business"),
    Event.GOODS_SEIZED: Text("วันยึดของ", "seizure of the goods"),
    Event.VEHICLE_SEIZED: Text("วันยึดยานพาหนะ", "seizure of the means of transport"),
    Event.GOODS_CLAIMED: Text("วันยื่นคำร้องขอคืนของที่ยึด", "claim of the seized goods"),
    Event.VEHICLE_CLAIMED: Text(
        "วันยื่นคำร้องขอคืนยานพาหนะที่ยึด", "claim of the seized means of transport"
    ),
    Event.COASTER_ARRIVED: Text("เวลาที่เรือค้าชายฝั่งเข้าถึงท่า", "arrival of the coasting vessel"),
    Event.CERTIFICATES_SHOWN: Text(
        "แสดงใบปล่อยสินค้าและใบปล่อยเรือแล้ว", "goods and vessel clearance certificates shown"
    ),
}
"""Each event as the explanation of a clock names it."""


class Party(Term):
    """Whom a clock binds."""

    TRADER = "TRADER"
    OWNER = "OWNER"
    MASTER = "MASTER"
    CARRIER = "CARRIER"
    CUSTOMS = "CUSTOMS"
    COMMITTEE = "COMMITTEE"


PARTIES: dict[Party, Text] = {
    Party.TRADER: Text("ผู้นำของเข้าหรือผู้ส่งของออก", "Importer or exporter"),
    Party.OWNER: Text("เจ้าของหรือผู้มีสิทธิ", "Owner or person entitled"),
    Party.MASTER: Text("นายเรือ", "Master of the vessel"),
    Party.CARRIER: Text("ผู้ขนส่งของ", "Carrier"),
    Party.CUSTOMS: Text("กรมศุลกากร", "Customs Department"),
    Party.COMMITTEE: Text("คณะกรรมการพิจารณาอุทธรณ์", "Appeal Committee"),
}


class Nature(Term):
    """What the last day means.

    Something is to be done by it (duty), may be done until it (right of a trader, power of an
    authority), is kept up or waited for until then, or a sum grows after it.
    """

    DUTY = "DUTY"
    RIGHT = "RIGHT"
    POWER = "POWER"
    KEEPING = "KEEPING"
    WAITING = "WAITING"
    GROWTH = "GROWTH"


class State(Term):
    """How a clock stands on a day."""

    RUNNING = "RUNNING"
    MET = "MET"
    MISSED = "MISSED"
