"""Invented declarations by the hundred thousand, as rows for COPY.

Each has three events, one item and its taxes. Status and dates come from the same fold of
events as everywhere else (``declarations.timeline``), once for each way and day.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from itertools import accumulate, chain
from random import Random
from typing import Any

from core.thai.dates import BANGKOK, BUDDHIST_ERA
from declarations.catalogue import codes
from declarations.catalogue.events import KINDS, Actor
from declarations.management.demo import goods
from declarations.timeline import standing
from declarations.workflow import FINISHED

SENDER = "BULK"
_NULL = r"\N"
_BIG = 0.05
"""The share of all declarations that the big importer has, and the big broker."""

WAYS: tuple[tuple[int, str], ...] = (
    (1, "RECEIVED ACCEPTED MANIFEST_MISMATCH"),
    (1, "RECEIVED ACCEPTED REFUSED"),
    (3, "RECEIVED 0109 DUTY_SENT_TO_BANK"),
    (2, "0109 0209 LANE_GREEN"),
    (1, "0109 0209 LANE_YELLOW"),
    (2, "0209 LANE_RED 0301"),
    (1, "0209 LANE_YELLOW HELD"),
    (1, "0209 LANE_RED 0302"),
    (4, "0209 LANE_GREEN 0309"),
    (2, "RECEIVED 0109 CANCELLED"),
    (2, "0309 0409 ASSESSMENT_NOTICE"),
    (40, "LANE_GREEN 0309 0409"),
    (12, "LANE_YELLOW 0309 0409"),
    (28, "LANE_RED 0309 0409"),
)
"""How often each way is gone, of a hundred."""

COLUMNS = {
    "declarations_declaration": (
        "id number reference document_type formalities_date trader_id broker_id office_id"
        " release_place_id port_id sender clearing_person manager transport_mode cargo_type vessel"
        " voyage transport_date master_bill house_bill origin_country other_country shipping_marks"
        " packages package_unit gross_weight net_weight currency exchange_rate value_foreign"
        " value_baht payment_method guarantee_method guarantee_type assessment_request"
        " inspection_request total_tax total_deposit content_at status raw_code status_since lane"
        " order_code paid_date released_date assessed_duty notified_date payment_due_date"
        " additional_duty additional_due_date updated_at"
    ),
    "declarations_item": (
        "id declaration_id line tariff statistical_code description_th description_en"
        " origin_country quantity unit net_weight value_foreign value_baht"
    ),
    "declarations_dutyline": "declaration_id item_id tax_code base rate amount deposit",
    "declarations_statusevent": (
        "declaration_id code occurred_at recorded_at office_id actor by_id facts sender event_id"
    ),
}


@dataclass
class Happened:
    """An event, as the timeline reads it."""

    code: str
    occurred_at: datetime
    recorded_at: datetime
    facts: dict[str, Any]


@dataclass(frozen=True)
class Keys:
    """Database keys of what the rows refer to; ``places`` are pairs of office and place."""

    first_declaration: int
    first_item: int
    importer: int
    exporter: int
    broker: int
    traders: tuple[int, ...]
    places: tuple[tuple[int, int], ...]


@dataclass
class Rows:
    """Lines for COPY, by table."""

    tables: dict[str, list[str]]


def rows(first: int, last: int, *, keys: Keys, today: date, seed: int) -> Rows:
    """Return the rows of the declarations from one running number up to before another."""
    random = Random(seed + first)  # noqa: S311 (invented data, the same every time)
    made = Rows({table: [] for table in COLUMNS})
    ways = _draws(random, last - first)
    for running, way in zip(range(first, last), ways, strict=True):
        _add(made, running, way, random, keys=keys, today=today)
    return made


def _draws(random: Random, how_many: int) -> list[int]:
    weights = list(accumulate(weight for weight, _codes in WAYS))
    return random.choices(range(len(WAYS)), cum_weights=weights, k=how_many)


def _add(made: Rows, running: int, way: int, random: Random, *, keys: Keys, today: date) -> None:
    draw = random.random
    document_type = "01"[draw() < 0.4] if draw() < 0.9 else random.choice("02345678ABCDPXY")
    age = 1 + int(draw() * (365 if _is_finished(way) else 14))
    day = today - timedelta(days=age)
    past = _past(way, int(draw() * 12), day)
    pack = _packs(codes.is_import(document_type))[int(draw() * _PACKS)]
    office, place = keys.places[int(draw() * len(keys.places))]
    declaration, item = keys.first_declaration + running, keys.first_item + running
    reference = f"{SENDER}{running:09}"
    number = _number(running, document_type, day) if past.is_numbered else _NULL
    trader, broker = _traders(draw, keys, is_import=codes.is_import(document_type))
    bill, has_bill = f"BULKBKK{running:09}", document_type in "035X"
    tables = made.tables
    tables["declarations_declaration"].append(
        f"{declaration}\t{number}\t{reference}\t{document_type}\t{day}\t{trader}\t{broker}\t{office}"
        f"\t{place}\t{office}\t{SENDER}\t\t\t1\t2\tMV DEMO BULK\tV{running % 90 + 10}\t{day}\t"
        f"\t{bill if has_bill else ''}\t{pack.control}\t{past.content_at}\t{past.columns}\n"
    )
    tables["declarations_item"].append(f"{item}\t{declaration}\t{pack.item}\n")
    tables["declarations_dutyline"].extend(
        f"{declaration}\t{item}\t{line}\n" for line in pack.duties
    )
    tables["declarations_statusevent"].extend(
        f"{declaration}\t{before}\t{office}\t{after}\t{reference}-{place}\n"
        for place, (before, after) in enumerate(past.events)
    )


def _traders(draw: Callable[[], float], keys: Keys, *, is_import: bool) -> tuple[int, str]:
    """Return trader and broker; a few firms have much, most have little."""
    chosen = draw()
    trader = keys.traders[int(draw() ** 2.5 * len(keys.traders))]
    if chosen < _BIG * 2:
        trader = keys.importer if is_import else keys.exporter
    broker = keys.broker if draw() < _BIG else keys.traders[int(draw() * 200) % len(keys.traders)]
    return trader, str(broker) if draw() < 0.8 or broker == keys.broker else _NULL


def _number(running: int, document_type: str, day: date) -> str:
    """Return a number that no other running number gives: its series moves on with it."""
    series, low = divmod(running, 99_999)
    letter, digit = divmod(series, 10)
    year = (day.year + BUDDHIST_ERA) % 100
    return f"{chr(66 + letter)}{digit}{day:%d}{document_type}{year:02}{day:%m}{low + 1:05}"


@dataclass(frozen=True)
class _Past:
    """What happened in one way on one day: events around the office, and what follows."""

    events: tuple[tuple[str, str], ...]
    columns: str
    content_at: str
    is_numbered: bool


@cache
def _past(way: int, variant: int, day: date) -> _Past:
    began = datetime.combine(day, time(8, 30), BANGKOK) + timedelta(minutes=41 * variant)
    happened = [
        Happened(code, moment, moment + timedelta(seconds=1), _facts(code))
        for place, code in enumerate(WAYS[way][1].split())
        for moment in [began.astimezone(UTC) + timedelta(minutes=9 * place, seconds=variant)]
    ]
    now = standing(happened)
    content_at = began - timedelta(seconds=2)
    columns = now.columns() | {"status_since": now.status_since or content_at}
    return _Past(
        events=tuple(_event(event) for event in happened),
        columns="\t".join(_text(value) for value in columns.values()),
        content_at=content_at.isoformat(),
        is_numbered=not WAYS[way][1].startswith("RECEIVED ACCEPTED"),
    )


def _facts(code: str) -> dict[str, str]:
    return {"ASSESSMENT_NOTICE": {"duty": "12500.00"}, "0301": {"order": "51"}}.get(code, {})


def _event(event: Happened) -> tuple[str, str]:
    kind = KINDS.get(event.code)
    actor = kind.actor if kind else Actor.CUSTOMS_SYSTEM
    before = f"{event.code}\t{event.occurred_at.isoformat()}\t{event.recorded_at.isoformat()}"
    return before, f"{actor}\t{_NULL}\t{json.dumps(event.facts)}\t{SENDER}"


def _text(value: object) -> str:
    return _NULL if value is None else str(value)


@cache
def _is_finished(way: int) -> bool:
    return standing(_happened_once(way)).status in FINISHED


def _happened_once(way: int) -> Iterator[Happened]:
    moment = datetime(2026, 1, 5, 3, tzinfo=UTC)
    for place, code in enumerate(WAYS[way][1].split()):
        yield Happened(code, moment + timedelta(minutes=place), moment, _facts(code))


_PACKS = 400


@dataclass(frozen=True)
class _Pack:
    """Goods: columns of the control part, of the item, and of its money lines."""

    control: str
    item: str
    duties: tuple[str, ...]


@cache
def _packs(is_import: bool) -> tuple[_Pack, ...]:
    random = Random(_PACKS + is_import)  # noqa: S311
    return tuple(_pack(random, is_import=is_import) for _ in range(_PACKS))


def _pack(random: Random, *, is_import: bool) -> _Pack:
    rate = goods.RATES["USD"]
    item = goods.items(random, is_import=is_import, rate=Decimal(rate), country="US")[0]
    total = sum((Decimal(duty["amount"]) for duty in item["duties"]), start=Decimal(0))
    net = Decimal(item["net_weight"])
    control = (
        "US" if is_import else "TH", "US", "MADE UP", random.randint(1, 90), "CT",
        (net * Decimal("1.08")).quantize(Decimal("0.001")), net, "USD", rate,
        item["value_foreign"], item["value_baht"], "H" if total else "L", "L", "", "f", "f",
        total, 0,
    )  # fmt: skip
    plain = [str(value) for name, value in item.items() if name != "duties"]
    duties = ("\t".join(chain(duty.values(), ["0"])) for duty in item["duties"])
    return _Pack("\t".join(map(str, control)), "\t".join(plain), tuple(duties))
