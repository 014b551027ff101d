"""The time limits of the Act as the page of the law explains them, by subject."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from core.words import Words
from customs_act.consignments import Direction, Mode
from customs_act.deadlines import (
    EVENTS,
    PARTIES,
    RULES,
    TABLES,
    Days,
    Event,
    Months,
    Nature,
    Rule,
)
from law.answers.clocks import anchor_of
from law.answers.words import all_of, either, joined, of_text, period_words

SUBJECTS = {
    "assessment": Words("การประเมินและชำระอากร", "Assessing and paying duty"),
    "appeals": Words("การอุทธรณ์และการฟ้องคดี", "Appeals and going to court"),
    "refunds": Words("การคืนอากร", "Getting duty back"),
    "custody": Words("ของในอารักขาศุลกากร ของตกค้าง ของที่ถูกยึด", "Goods in custody, un-cleared, seized"),
    "left_behind": Words("ของส่งออกที่มิได้ส่งออกไป", "Export goods left behind"),
    "transit": Words("ของผ่านแดนและถ่ายลำ", "Transit and transhipment"),
    "vessels": Words("เรือ", "Vessels"),
    "records": Words("การเก็บเอกสาร", "Keeping records"),
}  # fmt: skip
CIRCUMSTANCES = {
    Event.PAID: Words("ชำระอากรแล้ว", "the duty was paid"),
    Event.NOTIFIED: Words(
        "ได้รับแบบแจ้งการประเมินอากรแล้ว", "a notification of assessment was received"
    ),
    Event.DEFERRED: Words(
        "ได้รับอนุญาตให้ทุเลาการชำระอากร", "permission to wait with the payment was given"
    ),
    Event.DISPUTED: Words(
        "มีปัญหาเรื่องจำนวนอากร (มาตรา 55)", "the amount of duty is a problem (s. 55)"
    ),
    Event.MISCALCULATED: Words("คำนวณอากรผิด", "the duty was miscalculated"),
    Event.FRAUD_SUSPECTED: Words(
        "มีหลักฐานว่าเจตนาฉ้ออากร", "there is evidence of an intention to defraud"
    ),
    Event.RULED: Words("มีคำวินิจฉัยอุทธรณ์แล้ว", "the appeal was ruled on"),
    Event.APPEAL_DECIDED: Words("คณะกรรมการวินิจฉัยแล้ว", "the committee decided the appeal"),
    Event.SET_ASIDE: Words("การประเมินถูกยกเลิกแล้ว", "the assessment was set aside"),
    Event.NOTHING_OWED: Words(
        "มีคำวินิจฉัยหรือคำพิพากษาว่าไม่ต้องชำระ", "it was ruled or judged that nothing is owed"
    ),
    Event.STRUCK_OUT: Words("จำหน่ายอุทธรณ์แล้ว", "the appeal was struck out"),
    Event.JUDGED: Words("มีคำพิพากษาถึงที่สุดแล้ว", "the final judgment was given"),
    Event.SUED: Words("ฟ้องคดีต่อศาลแล้ว", "an action was brought in court"),
    Event.FOR_PRODUCTION: Words(
        "นำเข้าเพื่อผลิต ผสม ประกอบ หรือบรรจุ",
        "the goods were imported for production, mixing, assembly or packing",
    ),
    Event.EXPORTED: Words("ส่งของออกแล้ว", "the goods were exported"),
    Event.LEFT_BEHIND_REPORTED: Words("แจ้งเหตุที่มิได้ส่งออกแล้ว", "the cause was reported"),
    Event.DANGEROUS: Words("เป็นของอันตราย", "the goods are dangerous"),
    Event.AGREEMENT: Words(
        "มีความตกลงระหว่างประเทศกำหนดไว้เป็นอย่างอื่น (มาตรา 260)",
        "a binding international agreement says otherwise (s. 260)",
    ),
}
"""What lets a rule run, or keeps it from running, as a condition."""
_WHO = {
    Nature.DUTY: Words("ผู้ต้องปฏิบัติ", "Who must"),
    Nature.KEEPING: Words("ผู้ต้องปฏิบัติ", "Who must"),
    Nature.WAITING: Words("ผู้ต้องรอ", "Who waits"),
    Nature.GROWTH: Words("ผู้ต้องชำระ", "Who pays"),
    Nature.RIGHT: Words("ผู้มีสิทธิ", "Who may"),
    Nature.POWER: Words("ผู้มีอำนาจ", "Who may"),
}
_GOODS = {
    Direction.IMPORT: Words("ของนำเข้า", "Imports"),
    Direction.EXPORT: Words("ของส่งออก", "Exports"),
    None: Words("ของนำเข้าและของส่งออก", "Imports and exports"),
}
_MOVED = _GOODS | {None: Words("การขนส่ง", "Transport")}
_MODES = {
    Mode.SEA: Words("ทางทะเล", "by sea"),
    Mode.LAND: Words("ทางบก", "by land"),
    Mode.AIR: Words("ทางอากาศ", "by air"),
}
_IN_TRANSIT = Words("ของผ่านแดนหรือถ่ายลำ", "Goods in transit or transhipment")
_BY_MODE = Words("{goods}{mode}", "{goods} {mode}")
_TRANSIT_TOO = Words("{goods} รวมทั้งของผ่านแดนและถ่ายลำ", "{goods}, goods in transit too")
_FROM = Words("{time} นับแต่{event}", "{time} from {event}")
_AFTER_RULE = Words("{time} ต่อจากวันสุดท้ายของ “{rule}”", "{time} after the last day of “{rule}”")
_NOT_BEFORE = Words(
    "{span} แต่ไม่ก่อนครบ {time} นับแต่{event}", "{span}, but not before {time} from {event}"
)
_SET = Words("วันที่อธิบดีกำหนดเมื่อ{event}", "A day that the Director-General sets on {event}")
_EACH_MONTH = Words("ทุกเดือน", "Month after month")
_UP_TO = Words("ไม่เกิน {time}", "By up to {time}")


@dataclass(frozen=True)
class ShownRule:
    """A time limit in words; twins for imports and exports are one, with the anchors of both.

    ``span`` is how long and from when; ``only_if`` and ``not_if`` are conditions, None if there
    are none.
    """

    anchors: Sequence[str]
    section: str
    name: Words
    who: Words
    binds: Words
    span: Words
    goods: Words
    only_if: Words | None
    not_if: Words | None
    extension: Words | None
    after: Words


@dataclass(frozen=True)
class Subject:
    """Time limits under one heading."""

    slug: str
    name: Words
    rules: Sequence[ShownRule]


def subjects() -> list[Subject]:
    """Return every time limit of the Act by subject, in the order of its table."""
    return [
        Subject(slug, SUBJECTS[slug], [_shown(twins) for twins in _twins(rules)])
        for slug, rules in TABLES.items()
    ]


def _twins(rules: Iterable[Rule]) -> list[list[Rule]]:
    """Return the rules, those together that differ only in imports and exports."""
    found: dict[Rule, list[Rule]] = {}
    for rule in rules:
        same = rule if rule.direction is None else _without_direction(rule)
        found.setdefault(same, []).append(rule)
    return list(found.values())


def _without_direction(rule: Rule) -> Rule:
    is_moved = rule.starts in {Event.IMPORTED, Event.RELEASED, Event.EXPORTED}
    starts = Event.EXPORTED if is_moved else rule.starts
    return replace(rule, code="", starts=starts, direction=None)


def _shown(twins: Sequence[Rule]) -> ShownRule:
    rule = twins[0]
    return ShownRule(
        anchors=[anchor_of(twin.code) for twin in twins],
        section=rule.section,
        name=of_text(rule.name),
        who=_WHO[rule.nature],
        binds=joined(PARTIES[party] for party in rule.binds),
        span=_span(twins),
        goods=_goods(twins),
        only_if=all_of(words) if (words := _circumstances(rule.needs)) else None,
        not_if=either(words) if (words := _circumstances(rule.unless)) else None,
        extension=_UP_TO.filled(time=period_words(rule.extension)) if rule.extension else None,
        after=of_text(rule.after),
    )


def _span(twins: Sequence[Rule]) -> Words:
    rule, event = twins[0], joined(EVENTS[twin.starts] for twin in twins)
    if rule.follows:
        return _AFTER_RULE.filled(time=_time(rule), rule=of_text(RULES[rule.follows].name))
    if rule.length is None:
        return _SET.filled(event=event)
    span = _FROM.filled(time=_time(rule), event=event)
    if rule.also:
        other, least = rule.also
        return _NOT_BEFORE.filled(span=span, time=period_words(least), event=of_text(EVENTS[other]))
    return span


def _time(rule: Rule) -> Words:
    if isinstance(rule.length, Days | Months):
        return period_words(rule.length)
    return _EACH_MONTH


def _goods(twins: Sequence[Rule]) -> Words:
    rule = twins[0]
    if rule.transit:
        return _IN_TRANSIT
    direction = rule.direction if len(twins) == 1 else None
    if rule.modes:
        return _BY_MODE.filled(
            goods=_MOVED[direction], mode=either(map(_MODES.__getitem__, rule.modes))
        )
    goods = _GOODS[direction]
    return goods if rule.transit is False else _TRANSIT_TOO.filled(goods=goods)


def _circumstances(events: Collection[Event]) -> list[Words]:
    # In the order of the table, so that a page says the same each time.
    return [words for event, words in CIRCUMSTANCES.items() if event in events]
