"""Appealing against an assessment, and going to court (ss. 37-48)."""

from customs_act.deadlines.rules import TO_PAY, Days, Rule
from customs_act.deadlines.terms import Event, Nature, Party
from customs_act.texts import Text

_DECIDED = (Event.APPEAL_DECIDED, Event.RULED, Event.STRUCK_OUT)


def _pay_after(
    code: str,
    starts: Event,
    name: Text,
    *,
    needs: frozenset[Event] = frozenset({Event.DEFERRED}),
    unless: frozenset[Event] = frozenset(),
) -> Rule:
    return Rule(
        code=code,
        section="38",
        name=name,
        nature=Nature.DUTY,
        binds=(Party.TRADER,),
        starts=starts,
        needs=needs,
        unless=unless | {Event.NOTHING_OWED},
        length=TO_PAY,
        met_by=(Event.DEBT_PAID,),
        transit=None,
        after=Text(
            "ต้องเสียเบี้ยปรับร้อยละ 20 ของอากรที่ค้าง (มาตรา 22) และศุลกากรกักของอื่นของท่านได้ (มาตรา 23)",
            "A penalty of 20 per cent of the unpaid duty is added (s. 22), and Customs may detain "
            "your other goods (s. 23).",
        ),
    )


RULES = (
    Rule(
        code="APPEAL",
        section="37",
        name=Text("อุทธรณ์การประเมินอากร", "Appeal against the assessment"),
        nature=Nature.RIGHT,
        binds=(Party.TRADER,),
        starts=Event.NOTIFIED,
        length=Days(30),
        met_by=(Event.APPEALED,),
        transit=None,
        after=Text(
            "อุทธรณ์ไม่ได้อีก การอุทธรณ์ไม่ทุเลาการชำระอากร เว้นแต่อธิบดีอนุญาต (มาตรา 38)",
            "The right to appeal is gone. An appeal does not put off the payment unless the "
            "Director-General permits it (s. 38).",
        ),
    ),
    _pay_after(
        "PAY_AFTER_STRIKING_OUT",
        Event.STRUCK_OUT,
        Text("ชำระอากรหลังจำหน่ายอุทธรณ์", "Pay after the appeal was struck out"),
        unless=frozenset({Event.RULED, Event.JUDGED, Event.SUED}),
    ),
    _pay_after(
        "PAY_AFTER_RULING",
        Event.RULED,
        Text("ชำระอากรหลังคำวินิจฉัยอุทธรณ์", "Pay after the ruling on the appeal"),
        unless=frozenset({Event.SUED}),
    ),
    _pay_after(
        "PAY_AFTER_JUDGMENT",
        Event.JUDGED,
        Text("ชำระอากรหลังคำพิพากษาถึงที่สุด", "Pay after the final judgment"),
        needs=frozenset({Event.DEFERRED, Event.SUED}),
    ),
    _pay_after(
        "PAY_ADDITIONAL_DUTY",
        Event.MORE_RULED,
        Text("ชำระอากรที่คำวินิจฉัยให้ชำระเพิ่ม", "Pay the additional duty that was ruled"),
        needs=frozenset(),
        unless=frozenset({Event.DEFERRED}),
    ),
    Rule(
        code="DECIDE_APPEAL",
        section="41",
        name=Text("วินิจฉัยอุทธรณ์", "Decide the appeal"),
        nature=Nature.DUTY,
        binds=(Party.COMMITTEE,),
        starts=Event.APPEAL_COMPLETE,
        length=Days(180),
        extension=Days(90),
        unless=frozenset({Event.SUED}),
        met_by=_DECIDED,
        transit=None,
        after=Text("วินิจฉัยล่าช้ากว่าที่กฎหมายกำหนด", "The decision is later than the Act allows."),
    ),
    Rule(
        code="SUE_WITHOUT_RULING",
        section="42",
        name=Text("รอคำวินิจฉัยก่อนมีสิทธิฟ้องคดี", "Wait for the ruling before going to court"),
        nature=Nature.WAITING,
        binds=(Party.TRADER,),
        starts=Event.APPEAL_COMPLETE,
        length=Days(180),
        unless=frozenset({*_DECIDED, Event.SUED}),
        transit=None,
        after=Text(
            "มีสิทธิฟ้องคดีต่อศาลโดยไม่ต้องรอคำวินิจฉัย แม้คณะกรรมการขยายเวลา เมื่อฟ้องแล้วคณะกรรมการยกอุทธรณ์",
            "You may go to court without waiting for the ruling, even where the committee has "
            "extended its time; it then dismisses the appeal.",
        ),
    ),
    Rule(
        code="SUE_AGAINST_RULING",
        section="48",
        name=Text("ฟ้องคดีคัดค้านคำวินิจฉัยอุทธรณ์", "Go to court against the ruling"),
        nature=Nature.RIGHT,
        binds=(Party.TRADER,),
        starts=Event.RULED,
        length=Days(30),
        unless=frozenset({Event.STRUCK_OUT}),
        met_by=(Event.SUED,),
        transit=None,
        after=Text(
            "คำวินิจฉัยของคณะกรรมการเป็นที่สุด (มาตรา 47)",
            "The ruling of the committee is final (s. 47).",
        ),
    ),
)
