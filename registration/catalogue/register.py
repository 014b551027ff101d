"""What a registrant may be registered as, and how the entry stands."""

from core.words import Words

TYPES: dict[str, Words] = {
    "TRADER": Words("ผู้นำของเข้า/ผู้ส่งของออก", "Importer or exporter"),
    "BROKER": Words("ตัวแทนออกของ", "Customs broker"),
    "LOADER": Words("ผู้รับผิดชอบการบรรจุ", "Responsible for loading"),
    "AGENT": Words("ตัวแทนรายงานยานพาหนะ", "Agent who reports vehicles"),
}
STATES: dict[str, Words] = {
    "ACTIVE": Words("ใช้งาน", "Active"),
    "SUSPENDED": Words("พักใช้", "Suspended"),
    "CANCELLED": Words("ยกเลิก", "Cancelled"),
}
