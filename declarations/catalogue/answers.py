"""What a declaration's page answers: for each situation, what is to be done, by whom, what then."""

from dataclasses import dataclass

from core.words import Words
from declarations.catalogue.turns import Turn


@dataclass(frozen=True)
class Situation:
    """A situation of a declaration: its sentence, whose turn it is, and what comes next.

    ``tone`` is that of the pill for the reader whose turn it is.
    """

    words: Words
    turn: str
    then: Words
    tone: str = "wait"


_THEN_NUMBER = Words(
    "ศุลกากรตรวจข้อมูลกับบัญชีสินค้าแล้วออกเลขที่ใบขนสินค้า จากนั้นจึงชำระค่าภาษีอากร",
    "Customs compares it with the manifest and issues the number; then duty and tax can be paid.",
)
_THEN_ORDER = Words(
    "ศุลกากรสั่งการตรวจ แล้วแจ้งผลที่หน้านี้ และแจ้งด้วยว่าต้องพบเจ้าหน้าที่หรือไม่",
    "Customs decides on examination and tells it here, also whether you have to see an officer.",
)
_THEN_RESULT = Words(
    "เจ้าหน้าที่บันทึกผลการตรวจ แล้วพิจารณาตรวจปล่อย",
    "The officer records the result and decides on release.",
)
_THEN_RELEASE = Words("เจ้าหน้าที่พิจารณาตรวจปล่อย", "An officer decides on release.")
_THEN_DELIVERY = Words(
    "ท่าเรือหรือคลังสินค้าแจ้งการส่งมอบ แล้วพิธีการเสร็จสิ้น",
    "The port or warehouse reports the delivery; then all is finished.",
)
_THEN_LOADING = Words(
    "ระบบบันทึกการรับบรรทุกเมื่อได้รับบัญชีสินค้าขาออก",
    "Loading is recorded when the departure manifest arrives.",
)
_NOTHING = Words("ไม่มี", "Nothing.")

SITUATIONS: dict[str, Situation] = {
    "RECEIVED": Situation(
        Words("รับข้อมูลแล้ว ศุลกากรกำลังตรวจสอบ", "Received; Customs is checking it."),
        Turn.SYSTEM,
        _THEN_NUMBER,
    ),
    "AWAITING_MANIFEST": Situation(
        Words(
            "รับใบขนสินค้าแล้วแต่ยังไม่ออกเลขที่ จะได้เลขที่เมื่อมีรายงานเรือเข้า",
            "Accepted without a number; it gets one when the vessel report arrives.",
        ),
        Turn.CARRIER,
        _THEN_NUMBER,
    ),
    "MANIFEST_MISMATCH": Situation(
        Words(
            "ข้อมูลไม่ตรงกับบัญชีสินค้า โปรดแก้ไขใบขนสินค้า หรือให้ตัวแทนเรือแก้ไขบัญชีสินค้า",
            "It does not match the manifest: correct the declaration, or have the carrier correct "
            "the manifest.",
        ),
        Turn.BROKER,
        _THEN_NUMBER,
        "action",
    ),
    "REFUSED": Situation(
        Words("ศุลกากรไม่รับใบขนสินค้า โปรดแก้ไขแล้วส่งใหม่", "Refused: correct it and send it again."),
        Turn.BROKER,
        Words(
            "เมื่อส่งใหม่แล้ว ศุลกากรตรวจสอบอีกครั้ง",
            "Once it has been sent again, Customs checks it anew.",
        ),
        "action",
    ),
    "PAY": Situation(
        Words("โปรดชำระค่าภาษีอากร {amount}", "Pay {amount} of duty and tax."),
        Turn.TRADER,
        _THEN_ORDER,
        "action",
    ),
    "PAY_AND_GUARANTEE": Situation(
        Words(
            "โปรดชำระค่าภาษีอากร {amount} และวางประกัน {deposit}",
            "Pay {amount} of duty and tax and lodge a guarantee of {deposit}.",
        ),
        Turn.TRADER,
        _THEN_ORDER,
        "action",
    ),
    "GUARANTEE": Situation(
        Words("โปรดวางประกัน {deposit}", "Lodge a guarantee of {deposit}."),
        Turn.TRADER,
        _THEN_ORDER,
        "action",
    ),
    "NOTHING_TO_PAY": Situation(
        Words(
            "ไม่มีค่าภาษีอากรที่ต้องชำระ ระบบดำเนินการต่อเอง",
            "There is nothing to pay; it goes on by itself.",
        ),
        Turn.SYSTEM,
        _THEN_ORDER,
    ),
    "AT_THE_BANK": Situation(
        Words(
            "ส่งข้อมูลค่าภาษีอากร {amount} ไปธนาคารแล้ว รอธนาคารตอบ",
            "The bank has been asked for {amount}; its answer is awaited.",
        ),
        Turn.BANK,
        _THEN_ORDER,
    ),
    "BANK_ANSWERED": Situation(
        Words(
            "ธนาคารตอบแล้ว แต่ศุลกากรยังไม่ยืนยันการชำระ หากยังไม่เปลี่ยน โปรดสอบถามธนาคารของท่าน",
            "The bank has answered, but the payment is not confirmed yet; "
            "if this stays, ask your bank.",
        ),
        Turn.TRADER,
        _THEN_ORDER,
        "action",
    ),
    "GUARANTEE_SENT": Situation(
        Words(
            "ส่งข้อมูลวางประกันแล้ว รอระบบค้ำประกันตอบ",
            "The guarantee data were sent; the guarantee system's answer is awaited.",
        ),
        Turn.SYSTEM,
        Words("จากนั้นจึงชำระค่าภาษีอากร", "Then duty and tax are paid."),
    ),
    "READY_FOR_RELEASE": Situation(
        Words(
            "ชำระหรือได้รับยกเว้นค่าภาษีอากรแล้ว ท่านไม่ต้องทำอะไร",
            "Paid or exempt; there is nothing for you to do.",
        ),
        Turn.CUSTOMS,
        _THEN_RELEASE,
    ),
    "SEE_ABOUT_LICENCE": Situation(
        Words(
            "Yellow Line: โปรดพบเจ้าหน้าที่เรื่องใบอนุญาตหรือเอกสาร ที่{place}",
            "Yellow line: see an officer about a licence or papers, at {place}.",
        ),
        Turn.TRADER,
        _THEN_RELEASE,
        "action",
    ),
    "EXAMINED": Situation(
        Words(
            "ตรวจสินค้าและบันทึกผลแล้ว รอเจ้าหน้าที่ตรวจปล่อย",
            "Examined, and the result is recorded; an officer decides on release.",
        ),
        Turn.CUSTOMS,
        Words(
            "เมื่อตรวจปล่อยแล้วจึงนำของออกหรือส่งออกได้",
            "Once released, the goods may leave customs custody.",
        ),
    ),
    "PORT_TOLD": Situation(
        Words(
            "แจ้งท่าเรือหรือคลังสินค้าให้เตรียมสินค้าแล้ว รอแจ้งว่าพร้อม",
            "The port or warehouse was told to prepare the goods and reports when they are ready.",
        ),
        Turn.PORT,
        _THEN_RESULT,
    ),
    "GOODS_READY": Situation(
        Words("สินค้าพร้อมให้ตรวจแล้ว รอเจ้าหน้าที่ตรวจ", "The goods are ready; an officer examines them."),
        Turn.CUSTOMS,
        _THEN_RESULT,
    ),
    "EXAMINATION": Situation(
        Words(
            "สินค้าต้องเปิดตรวจ โปรดแจ้งคลังสินค้าให้นำสินค้าออกมา แล้วระบบจะกำหนดผู้ตรวจ",
            "The goods are to be examined: ask the warehouse to place them; "
            "an examiner is then named.",
        ),
        Turn.TRADER,
        _THEN_RESULT,
        "action",
    ),
    "SEE_OFFICER": Situation(
        Words(
            "โปรดพบเจ้าหน้าที่พร้อมเอกสาร ที่{place}",
            "See an officer with your papers, at {place}.",
        ),
        Turn.TRADER,
        _THEN_RESULT,
        "action",
    ),
    "WIRE_SEAL": Situation(
        Words("โปรดนำสินค้าไปผูกลวด ที่{place}", "Have the goods wire-sealed, at {place}."),
        Turn.TRADER,
        _THEN_RESULT,
        "action",
    ),
    "HELD": Situation(
        Words("ระงับการปล่อย: {reason}", "On hold: {reason}."),
        Turn.CUSTOMS,
        Words(
            "เมื่อยกเลิกการระงับ ใบขนสินค้ากลับไปพร้อมตรวจปล่อย",
            "When the hold is lifted, the declaration is ready for release again.",
        ),
        "problem",
    ),
    "RELEASED_IMPORT": Situation(
        Words("ตรวจปล่อยแล้ว โปรดรับสินค้าที่{place}", "Released: collect the goods at {place}."),
        Turn.TRADER,
        _THEN_DELIVERY,
        "action",
    ),
    "RELEASED_EXPORT": Situation(
        Words("ตรวจปล่อยแล้ว รอรับบรรทุกสินค้า", "Released; the goods wait to be loaded."),
        Turn.CARRIER,
        _THEN_LOADING,
    ),
    "SILENT": Situation(
        Words(
            "ยังไม่ได้รับแจ้งการรับบรรทุกภายใน {days}ตามปกติ โปรดสอบถาม",
            "Loading has not been reported within the usual {days}: please ask.",
        ),
        Turn.TRADER,
        _THEN_LOADING,
        "action",
    ),
    "DELIVERED_IMPORT": Situation(
        Words("ส่งมอบสินค้าแล้ว พิธีการเสร็จสิ้น", "Delivered; all is finished."),
        Turn.NOBODY,
        Words(
            "ไม่มี หน่วยงานอื่นอาจแสดงผลช้ากว่านี้หลายสัปดาห์",
            "Nothing. Other agencies may show it some weeks later.",
        ),
        "done",
    ),
    "DELIVERED_EXPORT": Situation(
        Words("รับบรรทุกสินค้าแล้ว พิธีการเสร็จสิ้น", "Loaded; all is finished."),
        Turn.NOBODY,
        Words(
            "ขอใช้สิทธิประโยชน์ได้แล้ว หน่วยงานอื่นอาจแสดงผลช้ากว่านี้หลายสัปดาห์",
            "Privileges may now be claimed. Other agencies may show it some weeks later.",
        ),
        "done",
    ),
    "CANCELLED": Situation(
        Words("ใบขนสินค้านี้ยกเลิกแล้ว", "This declaration is cancelled."), Turn.NOBODY, _NOTHING, "done"
    ),
    "UNKNOWN": Situation(
        Words(
            "ศุลกากรส่งสถานะที่ระบบนี้ยังไม่รู้จัก: รหัส {code}",
            "Customs sent a status that we do not know yet: code {code}.",
        ),
        Turn.UNKNOWN,
        Words(
            "ยังบอกไม่ได้ ขั้นตอนที่แสดงเป็นการประมาณจากรหัส",
            "We cannot tell; the stage shown is estimated from the code.",
        ),
    ),
    "NOTICE": Situation(
        Words(
            "โปรดชำระอากรตามแบบแจ้งการประเมินภายใน {day} ยอดวันนี้ {amount}",
            "Pay the assessed duty by {day}: {amount} today.",
        ),
        Turn.TRADER,
        Words("เมื่อชำระแล้วไม่มียอดค้าง", "Once it is paid, nothing is owed."),
        "action",
    ),
    "PUT_OFF": Situation(
        Words(
            "ทุเลาการชำระอากรไว้จนกว่าจะทราบผลอุทธรณ์หรือคำพิพากษา",
            "Payment of the assessed duty is put off until the appeal or the case is decided.",
        ),
        Turn.COMMITTEE,
        Words(
            "เมื่อได้รับผลแล้ว ชำระอากรที่ค้างภายใน 30 วัน (มาตรา 38)",
            "Once its outcome is received, what is owed is paid within 30 days (s. 38).",
        ),
    ),
    "OVERDUE": Situation(
        Words(
            "เลยกำหนดชำระมา {days} โปรดชำระ ยอดวันนี้ {amount}",
            "Payment is {days} late: pay {amount} today.",
        ),
        Turn.TRADER,
        Words("เมื่อชำระแล้วไม่มียอดค้าง", "Once it is paid, nothing is owed."),
        "problem",
    ),
}
"""Situations by name; the status has the same name where it has only one."""

OVERDUE_PILL = Words("เลยกำหนดชำระ", "Overdue")
NOTICE_PILL = Words("มีอากรที่ต้องชำระเพิ่ม", "Assessed duty to pay")
PUT_OFF_PILL = Words("ทุเลาการชำระอากร", "Payment put off")

ORDER_SITUATIONS = {"50": "SEE_OFFICER", "77": "WIRE_SEAL"}
"""Orders that ask for something else than opening the goods (51)."""

TRADERS_HOLDS = frozenset({"DOCUMENTS", "LICENCE"})
"""Reasons of a hold that the trader's side can remove."""
