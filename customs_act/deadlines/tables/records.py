"""Keeping accounts and documents (s. 63)."""

from customs_act.consignments import Direction
from customs_act.deadlines.rules import Months, Rule
from customs_act.deadlines.terms import Event, Nature, Party
from customs_act.texts import Text

_NAME = Text("เก็บบัญชี เอกสาร และหลักฐาน", "Keep accounts, documents and evidence")
_AFTER = Text(
    "พ้นหน้าที่เก็บรักษาเอกสาร หากไม่เก็บในระหว่างนี้ จำคุกไม่เกิน 6 เดือน "
    "หรือปรับไม่เกิน 50,000 บาท หรือทั้งจำทั้งปรับ (มาตรา 213)",
    "The duty to keep them ends. Not keeping them until then: up to 6 months' imprisonment, a fine "
    "up to 50,000 baht, or both (s. 213).",
)


def _keep(code: str, starts: Event, months: int, direction: Direction | None = None) -> Rule:
    return Rule(
        code=code,
        section="63",
        name=_NAME,
        nature=Nature.KEEPING,
        binds=(Party.TRADER, Party.CARRIER),
        starts=starts,
        direction=direction,
        transit=None,
        length=Months(months),
        after=_AFTER,
    )


RULES = (
    _keep("KEEP_IMPORT_RECORDS", Event.IMPORTED, 60, Direction.IMPORT),
    _keep("KEEP_EXPORT_RECORDS", Event.EXPORTED, 60, Direction.EXPORT),
    _keep("KEEP_RECORDS_AFTER_CEASING", Event.CEASED, 24),
)
