"""Every code that an event of a declaration may carry, and what it does to the status.

Codes of four digits are the department's; named codes are our own choice, made from the
events that its screens show (design choices DC-01, DC-02).
"""

from core.words import Words
from declarations.catalogue.facts import FACT_KINDS
from declarations.catalogue.kinds import ACTORS, Actor, Kind
from declarations.workflow import NUMBERED, Status

__all__ = ["ACTORS", "KINDS", "RANK", "STEP_CODES", "Actor", "Kind", "code_of", "known_sentence"]


_SYSTEM = Actor.CUSTOMS_SYSTEM

KINDS: dict[str, Kind] = {
    kind.code: kind
    for kind in (
        Kind(
            "RECEIVED",
            Words("รับข้อมูลใบขนสินค้าเข้าระบบ", "Declaration data received"),
            _SYSTEM,
            Status.RECEIVED,
        ),
        Kind(
            "ACCEPTED",
            Words(
                "รับใบขนสินค้าแล้ว รอรายงานเรือเข้า ยังไม่ออกเลขที่",
                "Accepted; waiting for the vessel report, no number yet",
            ),
            _SYSTEM,
            Status.AWAITING_MANIFEST,
        ),
        Kind(
            "MANIFEST_MATCHED",
            Words("ข้อมูลตรงกับบัญชีสินค้า (Manifest)", "Data match the manifest"),
            _SYSTEM,
        ),
        Kind(
            "MANIFEST_MISMATCH",
            Words("ข้อมูลไม่ตรงกับบัญชีสินค้า (Manifest)", "Data do not match the manifest"),
            _SYSTEM,
        ),
        Kind(
            "0109",
            Words(
                "ออกเลขที่ใบขนสินค้า พร้อมชำระค่าภาษีอากร", "Number issued; duty and tax are ready to pay"
            ),
            _SYSTEM,
            Status.READY_TO_PAY,
        ),
        Kind(
            "GUARANTEE_SENT",
            Words("ส่งข้อมูลวางประกันไประบบค้ำประกัน", "Guarantee data sent to the guarantee system"),
            _SYSTEM,
        ),
        Kind(
            "GUARANTEE_ANSWERED",
            Words("ระบบค้ำประกันตอบกลับแล้ว", "The guarantee system answered"),
            _SYSTEM,
        ),
        Kind(
            "DUTY_SENT_TO_BANK",
            Words("ส่งข้อมูลค่าภาษีอากรไปธนาคาร", "Duty data sent to the bank"),
            _SYSTEM,
        ),
        Kind("BANK_ANSWERED", Words("ธนาคารตอบผลการตัดบัญชีแล้ว", "The bank answered"), Actor.BANK),
        Kind("DUTY_COMPUTED", Words("คำนวณค่าภาษีอากรแล้ว", "Duty and tax computed"), _SYSTEM),
        Kind("PAYMENT_REMINDER", Words("แจ้งเตือนการชำระค่าภาษีอากร", "Reminder to pay"), _SYSTEM),
        Kind(
            "0209",
            Words(
                "ชำระหรือได้รับยกเว้นค่าภาษีอากรแล้ว พร้อมตรวจปล่อย",
                "Duty and tax paid or exempt; ready for release",
            ),
            Actor.BANK,
            Status.READY_FOR_RELEASE,
        ),
        Kind(
            "LANE_GREEN",
            Words("สั่งการตรวจ: ยกเว้นการตรวจ (Green Line)", "Lane: green, no examination"),
            _SYSTEM,
        ),
        Kind(
            "LANE_YELLOW",
            Words(
                "สั่งการตรวจ: พบเจ้าหน้าที่เรื่องใบอนุญาต (Yellow Line)",
                "Lane: yellow, see an officer about a licence",
            ),
            _SYSTEM,
        ),
        Kind(
            "LANE_RED", Words("สั่งการตรวจ: ให้เปิดตรวจ (Red Line)", "Lane: red, examination"), _SYSTEM
        ),
        Kind(
            "PORT_TOLD",
            Words("แจ้งท่าเรือ/คลังสินค้าให้เตรียมสินค้า", "Port told to prepare the goods"),
            _SYSTEM,
        ),
        Kind(
            "GOODS_READY",
            Words(
                "ท่าเรือ/คลังสินค้าแจ้งว่าสินค้าพร้อมให้ตรวจ", "Port reports the goods ready for examination"
            ),
            Actor.PORT,
        ),
        Kind(
            "0301",
            Words("ให้เปิดตรวจสินค้า", "Goods to be examined"),
            Actor.OFFICER,
            Status.EXAMINATION,
        ),
        Kind(
            "EXAMINATION_ORDERED",
            Words("สั่งให้ตรวจสินค้า", "Examination ordered"),
            Actor.OFFICER,
            Status.EXAMINATION,
        ),
        Kind(
            "EXAMINED",
            Words("บันทึกผลการตรวจสินค้าแล้ว", "Result of the examination recorded"),
            Actor.OFFICER,
            Status.READY_FOR_RELEASE,
        ),
        Kind("HELD", Words("ระงับการปล่อยสินค้า", "Release put on hold"), Actor.OFFICER, Status.HELD),
        Kind(
            "HOLD_LIFTED",
            Words("ยกเลิกการระงับการปล่อยสินค้า", "Hold lifted"),
            Actor.OFFICER,
            Status.READY_FOR_RELEASE,
        ),
        Kind("0309", Words("ตรวจปล่อยสินค้าแล้ว", "Goods released"), Actor.OFFICER, Status.RELEASED),
        Kind(
            "0409",
            Words("ส่งมอบหรือรับบรรทุกสินค้าเรียบร้อย", "Goods delivered or loaded"),
            Actor.PORT,
            Status.DELIVERED,
        ),
        Kind("AMENDED", Words("แก้ไขข้อมูลใบขนสินค้า", "Declaration amended"), _SYSTEM),
        Kind(
            "CANCELLATION_REQUESTED",
            Words("ขอยกเลิกใบขนสินค้า", "Cancellation requested"),
            Actor.BROKER,
        ),
        Kind(
            "MESSAGE_REGISTERED", Words("ระบบรับข้อความเข้าทะเบียนแล้ว", "Message registered"), _SYSTEM
        ),
        Kind(
            "REQUEST_ANSWERED",
            Words("กรมศุลกากรตอบคำขอแล้ว", "Customs answered the request"),
            _SYSTEM,
        ),
        Kind(
            "EXIT_REMINDER",
            Words(
                "แจ้งเตือน: ยังไม่มีรายงานว่าสินค้าออกแล้ว", "Reminder: no report yet that the goods left"
            ),
            _SYSTEM,
        ),
        Kind(
            "DOCUMENTS_WANTED",
            Words("ให้พบเจ้าหน้าที่พร้อมเอกสาร", "Documents wanted; see an officer"),
            Actor.OFFICER,
            Status.EXAMINATION,
        ),
        Kind(
            "REFUSED",
            Words("ไม่รับใบขนสินค้า ต้องแก้ไขแล้วส่งใหม่", "Refused; correct it and send it again"),
            _SYSTEM,
            Status.REFUSED,
        ),
        Kind(
            "CANCELLED",
            Words("ยกเลิกใบขนสินค้าแล้ว", "Declaration cancelled"),
            _SYSTEM,
            Status.CANCELLED,
        ),
    )
} | FACT_KINDS

RANK: dict[str, int] = {code: place for place, code in enumerate(KINDS)}
"""The natural order of events that happened in the same second."""

STEP_CODES: dict[str, str] = {
    "record_result": "EXAMINED",
    "release": "0309",
    "hold": "HELD",
    "lift_hold": "HOLD_LIFTED",
    "deliver": "0409",
    "cancel": "CANCELLED",
}
"""The event that each step of an officer adds; an order to examine has one of two."""


def known_sentence(code: str) -> Words:
    """Return the sentence of a code; one that we do not know is shown as it came."""
    if code in KINDS:
        return KINDS[code].words
    return Words(f"สถานะรหัส {code}", f"Status code {code}")


def code_of(status: str, *, is_import: bool) -> str:
    """Return the department's number of a status, or nothing where none is known."""
    if status == Status.EXAMINATION and not is_import:
        return ""
    return NUMBERED.get(status, "")
