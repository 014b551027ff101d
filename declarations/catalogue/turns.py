"""Whose turn it is, and the events that tell it within a status."""

from django.db.models import TextChoices

from core.words import Words
from declarations.workflow import Status


class Turn(TextChoices):
    """Who has to act so that a declaration goes on."""

    TRADER = "TRADER", "Importer or exporter"
    BROKER = "BROKER", "Customs broker"
    CARRIER = "CARRIER", "Carrier"
    BANK = "BANK", "Bank"
    PORT = "PORT", "Port or warehouse"
    SYSTEM = "SYSTEM", "Customs system"
    CUSTOMS = "CUSTOMS", "Customs officer"
    COMMITTEE = "COMMITTEE", "Appeal Committee or court"
    NOBODY = "NOBODY", "Nobody"
    UNKNOWN = "UNKNOWN", "Not known"


IMPORTER = Words("ผู้นำของเข้า", "Importer")
EXPORTER = Words("ผู้ส่งของออก", "Exporter")
TURNS: dict[str, Words] = {
    Turn.BROKER: Words("ตัวแทนออกของ", "Customs broker"),
    Turn.CARRIER: Words("ตัวแทนเรือหรือผู้ขนส่ง", "Carrier"),
    Turn.BANK: Words("ธนาคาร", "Bank"),
    Turn.PORT: Words("ท่าเรือหรือคลังสินค้า", "Port or warehouse"),
    Turn.SYSTEM: Words("ระบบพิธีการศุลกากร", "Customs system"),
    Turn.CUSTOMS: Words("เจ้าหน้าที่ศุลกากร", "Customs officer"),
    Turn.COMMITTEE: Words("คณะกรรมการพิจารณาอุทธรณ์หรือศาล", "Appeal Committee or court"),
    Turn.NOBODY: Words("ไม่มี", "Nobody"),
    Turn.UNKNOWN: Words("ยังไม่ทราบ", "Not known"),
}
"""Who has to act; a trader is named by side, as importer or exporter."""

TOLD: dict[str, dict[str, str]] = {
    Status.RECEIVED: {"MANIFEST_MISMATCH": "MANIFEST_MISMATCH"},
    Status.AWAITING_MANIFEST: {"MANIFEST_MISMATCH": "MANIFEST_MISMATCH"},
    Status.READY_TO_PAY: {
        "DUTY_SENT_TO_BANK": "AT_THE_BANK",
        "BANK_ANSWERED": "BANK_ANSWERED",
        "GUARANTEE_SENT": "GUARANTEE_SENT",
    },
    Status.READY_FOR_RELEASE: {"EXAMINED": "EXAMINED"},
    Status.EXAMINATION: {"PORT_TOLD": "PORT_TOLD", "GOODS_READY": "GOODS_READY"},
}
"""The situation within a status where the latest telling event is one of these."""

TELLING = (
    "MANIFEST_MATCHED",
    "MANIFEST_MISMATCH",
    "GUARANTEE_SENT",
    "GUARANTEE_ANSWERED",
    "DUTY_SENT_TO_BANK",
    "BANK_ANSWERED",
    "PORT_TOLD",
    "GOODS_READY",
    "EXAMINED",
    "HOLD_LIFTED",
)
"""Events that move no status, or come back to one, and yet tell whose turn it is."""

ANSWERED: dict[str, tuple[str, Words]] = {
    "GUARANTEE_ANSWERED": (
        "GUARANTEE_SENT",
        Words("ส่งข้อมูลวางประกัน และระบบค้ำประกันตอบแล้ว", "Guarantee data sent and answered"),
    ),
    "BANK_ANSWERED": (
        "DUTY_SENT_TO_BANK",
        Words("ส่งข้อมูลค่าภาษีอากรไปธนาคาร และธนาคารตอบแล้ว", "Duty data sent to the bank and answered"),
    ),
}
"""Answers with what they answer, and the sentence for both where seconds lie between them."""
