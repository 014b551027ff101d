"""The ways that demonstration declarations go: which events, how long apart, how long ago."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random
from typing import Any

from core.thai.dates import BANGKOK

_TO_BANK = "DUTY_SENT_TO_BANK BANK_ANSWERED 0209"
_GUARANTEE = "GUARANTEE_SENT GUARANTEE_ANSWERED"
_EXAMINED = "LANE_RED PORT_TOLD GOODS_READY 0301 EXAMINED"
_NOTIFIED = f"0109 {_TO_BANK} {_EXAMINED} 0309 0409 ASSESSMENT_COMPLETED ASSESSMENT_NOTICE"
_IMPORTS = frozenset(
    [
        "ACCEPTED",
        "MANIFEST_MATCHED",
        "MANIFEST_MISMATCH",
        "TRADER_NOTIFIED",
        "REEXPORTED",
        "REEXPORT_CLAIMED",
    ]
)
_EXPORTS = frozenset({"LEFT_BEHIND", "LEFT_BEHIND_REPORTED"})


@dataclass(frozen=True)
class Journey:
    """A way: its events after RECEIVED, how many go it, and how many days ago it ended."""

    codes: str
    how_many: int
    days: tuple[int, int]


JOURNEYS = (
    Journey("", 8, (0, 0)),
    Journey("ACCEPTED", 14, (0, 2)),
    Journey("ACCEPTED MANIFEST_MISMATCH", 6, (0, 3)),
    Journey("REFUSED", 10, (0, 12)),
    Journey("ACCEPTED MANIFEST_MISMATCH REFUSED", 4, (1, 20)),
    Journey("ACCEPTED MANIFEST_MATCHED 0109", 22, (0, 3)),
    Journey(f"0109 {_GUARANTEE}", 8, (0, 2)),
    Journey("0109 DUTY_SENT_TO_BANK", 6, (0, 0)),
    Journey("0109 DUTY_COMPUTED PAYMENT_REMINDER", 8, (12, 35)),
    Journey(f"0109 {_TO_BANK} LANE_GREEN", 10, (0, 0)),
    Journey(f"0109 {_TO_BANK} LANE_YELLOW", 10, (0, 3)),
    Journey(f"0109 {_TO_BANK} LANE_YELLOW DOCUMENTS_WANTED", 8, (0, 4)),
    Journey(f"0109 {_TO_BANK} LANE_RED PORT_TOLD GOODS_READY", 12, (0, 1)),
    Journey(f"0109 {_TO_BANK} LANE_RED PORT_TOLD GOODS_READY 0301", 18, (0, 2)),
    Journey(f"0109 {_TO_BANK} {_EXAMINED}", 10, (0, 2)),
    Journey(f"0109 {_TO_BANK} {_EXAMINED} HELD", 10, (0, 9)),
    Journey(f"0109 {_TO_BANK} LANE_YELLOW HELD", 6, (1, 14)),
    Journey(f"0109 {_TO_BANK} LANE_YELLOW HELD HOLD_LIFTED", 5, (0, 2)),
    Journey(f"0109 {_TO_BANK} LANE_RED 0302", 6, (0, 5)),
    Journey(f"0109 {_TO_BANK} LANE_GREEN 0309 PORT_TOLD", 18, (0, 2)),
    Journey(f"0109 {_GUARANTEE} {_TO_BANK} {_EXAMINED} 0309", 12, (0, 3)),
    Journey(f"0109 {_TO_BANK} LANE_GREEN 0309 PORT_TOLD 0409", 82, (0, 60)),
    Journey(f"0109 {_GUARANTEE} {_TO_BANK} {_EXAMINED} 0309 0409", 48, (0, 60)),
    Journey(f"0109 AMENDED {_TO_BANK} LANE_YELLOW 0309 PORT_TOLD 0409", 24, (0, 60)),
    Journey(f"0109 {_TO_BANK} {_EXAMINED} 0309 0409 ASSESSMENT_NOTICE", 10, (3, 25)),
    Journey(f"0109 {_TO_BANK} {_EXAMINED} 0309 0409 ASSESSMENT_NOTICE", 8, (34, 60)),
    Journey(f"0109 {_TO_BANK} LANE_GREEN 0309 0409 ASSESSMENT_NOTICE ASSESSMENT_PAID", 6, (2, 40)),
    Journey(f"{_NOTIFIED} APPEAL_FILED", 5, (2, 12)),
    Journey(f"{_NOTIFIED} APPEAL_FILED APPEAL_COMPLETE DEFERRAL_GRANTED", 6, (5, 60)),
    Journey(f"{_NOTIFIED} APPEAL_FILED APPEAL_COMPLETE DEFERRAL_GRANTED APPEAL_RULED", 4, (3, 20)),
    Journey("0109 DUTY_COMPUTED PAYMENT_REMINDER TRADER_NOTIFIED", 4, (3, 20)),
    Journey(f"0109 {_TO_BANK} LANE_GREEN 0309 0409 REEXPORTED REEXPORT_CLAIMED", 3, (5, 40)),
    Journey(f"0109 {_TO_BANK} LANE_GREEN 0309 LEFT_BEHIND LEFT_BEHIND_REPORTED", 5, (1, 9)),
    Journey(
        "0109 CANCELLATION_REQUESTED MESSAGE_REGISTERED REQUEST_ANSWERED CANCELLED", 16, (0, 40)
    ),
    Journey(f"0109 {_TO_BANK} LANE_RED CANCELLATION_REQUESTED REQUEST_ANSWERED", 5, (0, 4)),
    Journey(f"0109 {_TO_BANK} LANE_RED CANCELLED", 4, (5, 50)),
)
STORIES = (
    ("2811", Journey(f"0109 {_TO_BANK} LANE_GREEN", 1, (0, 0))),
    ("1191", Journey("ACCEPTED MANIFEST_MATCHED 0109", 1, (0, 1))),
    ("2840", Journey(f"0109 {_TO_BANK} {_EXAMINED} 0309 0409 ASSESSMENT_NOTICE", 1, (3, 12))),
)
"""Imports of the director's firm, always there: where, and their way. ``demo_facts`` tells them."""

_MINUTE, _DAY = 60, 86_400
_SECONDS = {
    "ACCEPTED": 40,
    "MANIFEST_MATCHED": 3 * 60 * _MINUTE,
    "MANIFEST_MISMATCH": 50 * _MINUTE,
    "REFUSED": 9,
    "0109": 22,
    "GUARANTEE_SENT": 3,
    "GUARANTEE_ANSWERED": 5,
    "DUTY_COMPUTED": 30,
    "PAYMENT_REMINDER": 7 * _DAY,
    "DUTY_SENT_TO_BANK": 12 * _MINUTE,
    "BANK_ANSWERED": 7,
    "0209": 1,
    "LANE_GREEN": 2,
    "LANE_YELLOW": 2,
    "LANE_RED": 2,
    "PORT_TOLD": 4,
    "GOODS_READY": 26 * _MINUTE,
    "0301": 6 * _MINUTE,
    "DOCUMENTS_WANTED": 18 * _MINUTE,
    "EXAMINED": 21 * _MINUTE,
    "HELD": 5 * _MINUTE,
    "HOLD_LIFTED": 20 * 60 * _MINUTE,
    "0302": 11 * _MINUTE,
    "0309": 9 * _MINUTE,
    "0409": 14 * _MINUTE,
    "AMENDED": 33 * _MINUTE,
    "ASSESSMENT_COMPLETED": 7 * _DAY,
    "ASSESSMENT_NOTICE": 5 * _DAY,
    "APPEAL_FILED": 9 * _DAY,
    "APPEAL_COMPLETE": 3 * _DAY,
    "DEFERRAL_GRANTED": 4 * _DAY,
    "APPEAL_RULED": 70 * _DAY,
    "TRADER_NOTIFIED": 3 * _DAY,
    "REEXPORTED": 20 * _DAY,
    "REEXPORT_CLAIMED": 9 * _DAY,
    "LEFT_BEHIND": 2 * _DAY,
    "LEFT_BEHIND_REPORTED": _DAY,
    "ASSESSMENT_PAID": 6 * _DAY,
    "CANCELLATION_REQUESTED": 70 * _MINUTE,
    "MESSAGE_REGISTERED": 1,
    "REQUEST_ANSWERED": 40 * _MINUTE,
    "CANCELLED": 2,
}
"""How long after the event before it; the quick ones answer each other."""

_FACTS: dict[str, tuple[dict[str, str], ...]] = {
    "MANIFEST_MISMATCH": (
        {"text": "Gross Weight Not Equal Manifest"},
        {"text": "Total Package Not Equal Manifest"},
        {"text": "Consignee Name Not Equal Manifest"},
    ),
    "REFUSED": (
        {"text": "เลขที่ใบตราส่งสินค้านี้ใช้กับใบขนสินค้าอื่นแล้ว"},
        {"text": "รหัสสถิติหมดอายุ"},
    ),
    "0301": ({"order": "51"}, {"order": "77"}),
    "DOCUMENTS_WANTED": ({"order": "50", "text": "โปรดแสดงใบอนุญาตนำเข้า"},),
    "EXAMINED": ({"result": "AS_DECLARED"}, {"result": "DIFFERENT"}),
    "HELD": (
        {"reason": "LICENCE", "text": "รอใบอนุญาตจากหน่วยงานที่เกี่ยวข้อง"},
        {"reason": "VALUE", "text": "โปรดส่งหลักฐานราคาซื้อขาย"},
        {"reason": "DOCUMENTS", "text": "ขาดบัญชีราคาสินค้าฉบับลงนาม"},
    ),
    "CANCELLATION_REQUESTED": ({"text": "ส่งข้อมูลซ้ำ"}, {"text": "ผู้ซื้อยกเลิกคำสั่งซื้อ"}),
    "REQUEST_ANSWERED": ({"text": "รับคำขอไว้พิจารณา"},),
    "APPEAL_FILED": ({"text": "ผู้อุทธรณ์โต้แย้งพิกัดศุลกากร"}, {"text": "ผู้อุทธรณ์โต้แย้งราคาศุลกากร"}),
    "DEFERRAL_GRANTED": ({"text": "วางหลักประกันครบจำนวนแล้ว"},),
    "APPEAL_RULED": ({"text": "ยืนตามการประเมิน"},),
    "LEFT_BEHIND_REPORTED": ({"text": "ระวางเรือเต็ม"}, {"text": "ของมาถึงท่าไม่ทันเวลา"}),
}


@dataclass(frozen=True)
class Stop:
    """One event of a way, at its moment."""

    code: str
    at: datetime
    facts: dict[str, Any]


def all_ways(random: Random) -> list[Journey]:
    """Return every way as often as it is gone, well mixed."""
    ways = [journey for journey in JOURNEYS for _ in range(journey.how_many)]
    random.shuffle(ways)
    return ways


def stops(
    journey: Journey, random: Random, *, is_import: bool, duty: str, now: datetime
) -> list[Stop]:
    """Return the events of one way, the last of them before ``now``."""
    codes = ["RECEIVED", *_fitting(journey.codes.split(), is_import=is_import)]
    # The first answers after its second, so that a long way never ends in the future.
    gaps = [0, *(round(_SECONDS[code] * random.uniform(0.6, 1.5)) for code in codes[1:])]
    moment = _end(random, journey.days, now) - timedelta(seconds=sum(gaps))
    found = []
    for code, gap in zip(codes, gaps, strict=True):
        moment += timedelta(seconds=gap)
        facts = dict(random.choice(_FACTS.get(code, ({},))))
        if code in {"ASSESSMENT_NOTICE", "APPEAL_RULED"}:
            facts["duty"] = duty
        found.append(Stop(code, moment, facts))
    return found


def _fitting(codes: list[str], *, is_import: bool) -> Iterator[str]:
    """Leave out what only goods of the other direction have."""
    other = _EXPORTS if is_import else _IMPORTS
    yield from (code for code in codes if code not in other)


def _end(random: Random, days: tuple[int, int], now: datetime) -> datetime:
    """Return a moment in office hours, some days ago, and not after ``now``."""
    local = now.astimezone(BANGKOK)
    day = local.date() - timedelta(days=random.randint(*days))
    seconds = random.randint(8 * 3600 + 1800, 17 * 3600 + 1800)
    moment = datetime.combine(day, time(), BANGKOK) + timedelta(seconds=seconds)
    return moment if moment < local - timedelta(minutes=2) else moment - timedelta(days=1)
