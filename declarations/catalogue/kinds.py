"""Who acts in an event, and what a kind of event is."""

from dataclasses import dataclass

from django.db.models import TextChoices

from core.words import Words


class Actor(TextChoices):
    """Who acted."""

    TRADER = "TRADER", "Trader"
    BROKER = "BROKER", "Customs broker"
    CARRIER = "CARRIER", "Carrier"
    BANK = "BANK", "Bank"
    PORT = "PORT", "Port or warehouse"
    CUSTOMS_SYSTEM = "CUSTOMS_SYSTEM", "Customs system"
    OFFICER = "OFFICER", "Customs officer"


ACTORS: dict[str, Words] = {
    Actor.TRADER: Words("ผู้นำของเข้า/ผู้ส่งของออก", "Importer or exporter"),
    Actor.BROKER: Words("ตัวแทนออกของ", "Customs broker"),
    Actor.CARRIER: Words("ตัวแทนเรือ/ผู้ขนส่ง", "Carrier"),
    Actor.BANK: Words("ธนาคาร", "Bank"),
    Actor.PORT: Words("ท่าเรือ/คลังสินค้า", "Port or warehouse"),
    Actor.CUSTOMS_SYSTEM: Words("ระบบพิธีการศุลกากร", "Customs system"),
    Actor.OFFICER: Words("เจ้าหน้าที่ศุลกากร", "Customs officer"),
}


@dataclass(frozen=True)
class Kind:
    """A kind of event: its sentence, the status it leads to (or none), and who acts."""

    code: str
    words: Words
    actor: str
    leads_to: str | None = None
