"""Goods in transit or transhipment (ss. 102, 103)."""

from customs_act.deadlines.rules import Days, Rule
from customs_act.deadlines.terms import Event, Nature, Party
from customs_act.texts import Text

RULES = (
    Rule(
        code="TRANSIT",
        section="102",
        name=Text(
            "นำของผ่านแดนหรือถ่ายลำออกไป หรือเปลี่ยนเป็นนำเข้าและชำระอากร",
            "Bring the goods out, or change to importation and pay",
        ),
        nature=Nature.DUTY,
        binds=(Party.TRADER,),
        starts=Event.ENTERED,
        length=Days(30),
        met_by=(Event.TAKEN_OUT, Event.CHANGED_TO_IMPORT),
        unless=frozenset({Event.AGREEMENT}),
        transit=True,
        after=Text(
            "ของตกเป็นของแผ่นดิน (มาตรา 103)",
            "The goods become property of the State (s. 103).",
        ),
    ),
)
