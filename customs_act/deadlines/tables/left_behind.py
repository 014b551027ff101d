"""Goods declared for export that stayed behind (ss. 76, 90, 98)."""

from dataclasses import replace

from customs_act.consignments import Direction, Mode
from customs_act.deadlines.rules import Days, Rule
from customs_act.deadlines.terms import Event, Nature, Party
from customs_act.texts import Text

_FORFEITED = Text(
    "ของที่ทำทัณฑ์บนหรือวางประกันไว้ถูกริบ และปรับไม่เกิน 10,000 บาท (มาตรา 222)",
    "Goods that were bonded or guaranteed are forfeited; fine up to 10,000 baht (s. 222).",
)
_STORED = Text(
    "ของที่ทำทัณฑ์บนหรือวางประกันไว้ถูกริบ พนักงานศุลกากรเก็บของไว้โดยผู้ส่งของออกออกค่าใช้จ่าย",
    "Goods that were bonded or guaranteed are forfeited. An officer stores the goods at the "
    "exporter's expense.",
)
_GONE = (Event.EXPORTED, Event.TAKEN_BACK)
_REPORTED = frozenset({Event.LEFT_BEHIND_REPORTED})


_LATER = Rule(
    code="EXPORT_LATER_SEA",
    section="76",
    name=Text("ส่งของออก หากไม่รับกลับคืน", "Export the goods, if they are not taken back"),
    nature=Nature.RIGHT,
    binds=(Party.TRADER,),
    starts=Event.LEFT_BEHIND,
    direction=Direction.EXPORT,
    modes=(Mode.SEA,),
    length=None,  # its own for each way of transport
    met_by=_GONE,
    after=Text("หลังจากนี้เหลือเพียงขอรับของกลับคืน", "After that only taking the goods back is left."),
)
_REPORT = replace(
    _LATER,
    code="REPORT_SEA",
    name=Text(
        "แจ้งเหตุที่มิได้ส่งของออก หากของยังไม่ได้ออกไป",
        "Report why the goods were not exported, if they have not left",
    ),
    nature=Nature.DUTY,
    met_by=(Event.LEFT_BEHIND_REPORTED, *_GONE),
    after=_STORED,
)
_TAKE_BACK = replace(
    _LATER,
    code="TAKE_BACK_SEA",
    name=Text("ขอรับของกลับคืน หากไม่ส่งออก", "Take the goods back, if they are not exported"),
    nature=Nature.DUTY,
    starts=Event.LEFT_BEHIND_REPORTED,
    length=Days(30),
    after=_FORFEITED,
)


def _by(
    mode: Mode,
    section: str,
    *,
    report: int,
    later: int,
    starts: Event,
    needs: frozenset[Event] = frozenset(),
) -> tuple[Rule, ...]:
    """Return the rules of a way of transport: report, take back, or export.

    :param needs: what must be known before the goods are said to have stayed behind
    """
    rules = (
        replace(_REPORT, code=f"REPORT_{mode}", starts=starts, length=Days(report)),
        replace(_TAKE_BACK, code=f"TAKE_BACK_{mode}"),
        replace(
            _LATER, code=f"EXPORT_LATER_{mode}", starts=starts, length=Days(later), needs=needs
        ),
    )
    return tuple(replace(rule, section=section, modes=(mode,)) for rule in rules)


RULES = (
    *_by(Mode.SEA, "76", report=3, later=21, starts=Event.LEFT_BEHIND),
    replace(
        _REPORT,
        code="EXPORT_LAND",
        section="90",
        name=Text("ส่งของออกทางบก", "Export the goods by land"),
        starts=Event.RELEASED,
        modes=(Mode.LAND,),
        length=Days(7),
        unless=_REPORTED,
        met_by=_GONE,
        after=Text(
            "หากของยังไม่ได้ออกไป ต้องแจ้งเหตุภายใน 10 วันนับแต่ตรวจปล่อย",
            "If the goods have not left, the cause must be reported within 10 days of clearance.",
        ),
    ),
    *_by(Mode.LAND, "90", report=10, later=14, starts=Event.RELEASED, needs=_REPORTED),
    *_by(Mode.AIR, "98", report=3, later=7, starts=Event.LEFT_BEHIND),
)
