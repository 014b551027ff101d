"""Vessels: unloading, waiting in port, coasting trade (ss. 69, 75, 185)."""

from customs_act.consignments import Mode
from customs_act.deadlines.rules import Days, Rule
from customs_act.deadlines.terms import Event, Nature, Party
from customs_act.texts import Text

RULES = (
    Rule(
        code="UNLOAD",
        section="69",
        name=Text("ขนของขึ้นจากเรือให้ครบ", "Unload the vessel"),
        nature=Nature.DUTY,
        binds=(Party.MASTER,),
        starts=Event.ARRIVED,
        modes=(Mode.SEA,),
        transit=None,
        length=Days(21),
        met_by=(Event.UNLOADED,),
        after=Text(
            "พนักงานศุลกากรกักเรือได้จนกว่าจะขนของขึ้นครบ นายเรือเสียค่าเฝ้าของและค่าใช้จ่าย",
            "The vessel may be detained until it is unloaded; the master bears the cost of "
            "monitoring the goods and other expenses.",
        ),
    ),
    Rule(
        code="LEAVE_PORT",
        section="75",
        name=Text("นำเรือที่บรรทุกของส่งออกออกจากเขตท่า", "Leave port with the export goods"),
        nature=Nature.DUTY,
        binds=(Party.MASTER,),
        starts=Event.LOADED,
        modes=(Mode.SEA,),
        transit=None,
        length=Days(40),
        met_by=(Event.VESSEL_LEFT, Event.EXPORTED),
        after=Text(
            "พนักงานศุลกากรเรียกค่าธรรมเนียมประจำการบนเรือเป็นรายวัน และกักเรือได้จนกว่าจะชำระ",
            "A fee for stationing on the vessel may be charged for each day, and the vessel "
            "detained until it is paid.",
        ),
    ),
    Rule(
        code="SHOW_COASTING_CERTIFICATES",
        section="185",
        name=Text(
            "แสดงใบปล่อยสินค้าและใบปล่อยเรือ ภายใน 24 ชั่วโมง",
            "Show the goods and vessel clearance certificates within 24 hours",
        ),
        nature=Nature.DUTY,
        binds=(Party.MASTER,),
        starts=Event.COASTER_ARRIVED,
        modes=(Mode.SEA,),
        transit=None,
        length=Days(1),
        met_by=(Event.CERTIFICATES_SHOWN,),
        after=Text("ปรับไม่เกิน 50,000 บาท (มาตรา 221)", "Fine up to 50,000 baht (s. 221)."),
    ),
)
