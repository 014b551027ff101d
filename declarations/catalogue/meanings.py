"""What a status means, whose turn it is, and what comes next: all situations that it can be in."""

from core.words import Words
from declarations.catalogue.answers import ORDER_SITUATIONS
from declarations.catalogue.turns import EXPORTER, IMPORTER, TOLD, TURNS, Turn
from declarations.workflow import Status

SITUATIONS_OF: dict[str, tuple[str, ...]] = {
    Status.READY_TO_PAY: ("PAY", "PAY_AND_GUARANTEE", "GUARANTEE", "NOTHING_TO_PAY", "PUT_OFF"),
    Status.READY_FOR_RELEASE: ("READY_FOR_RELEASE", "SEE_ABOUT_LICENCE"),
    Status.EXAMINATION: ("EXAMINATION", *ORDER_SITUATIONS.values()),
    Status.RELEASED: ("RELEASED_IMPORT", "RELEASED_EXPORT", "SILENT"),
    Status.DELIVERED: ("DELIVERED_IMPORT", "DELIVERED_EXPORT", "PUT_OFF"),
}
"""The situations of a status that has several by itself; events add those of ``TOLD``."""

EITHER_SIDE = Words(f"{IMPORTER.th}หรือ{EXPORTER.th}", "Importer or exporter")
TURNS_IN_GENERAL: dict[str, Words] = {
    **TURNS,
    Turn.TRADER: EITHER_SIDE,
    Turn.BROKER: Words(
        f"ตัวแทนออกของ ถ้าไม่มีเป็น{EITHER_SIDE.th}",
        "Customs broker; without one, importer or exporter",
    ),
}
"""Who has to act, where no declaration says which side it is."""

TURN_WHEN_HELD = Words(
    f"เจ้าหน้าที่ศุลกากร ถ้าขาดเอกสารหรือใบอนุญาตเป็น{EITHER_SIDE.th}",
    "Customs officer; where papers or a licence are missing, importer or exporter",
)


def situations_of(status: str) -> list[str]:
    """Return the names of all situations that a status can be in, the usual ones first."""
    return [*SITUATIONS_OF.get(status, (status,)), *TOLD.get(status, {}).values()]
