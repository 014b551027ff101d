"""Our own feed: one JSON record a line, a declaration or something that happened to one.

The documented schema is checked first, then what a schema cannot say; every fault of a record
is told at once. See docs/feed.md.
"""

from collections.abc import Collection, Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, islice
from typing import Any

from django.utils.timezone import localdate

from core.feeds import BadRecord, Fault, digest
from core.numbers import declaration as numbers
from core.numbers.writing import squeezed
from declarations.catalogue import codes
from declarations.catalogue.events import ACTORS
from declarations.messages import checks
from declarations.messages.faults import MOST
from declarations.messages.lines import object_of
from declarations.messages.schema import faults_of
from declarations.messages.values import (
    DeclarationValues,
    DutyValues,
    EventValues,
    ItemValues,
    Party,
)

_CODED = {
    ("document_type",): codes.DOCUMENT_TYPES,
    ("transport", "mode"): codes.TRANSPORT_MODES,
    ("payment", "method"): codes.PAYMENT_METHODS,
    ("payment", "guarantee_method"): codes.GUARANTEE_METHODS,
    ("payment", "guarantee_type"): codes.GUARANTEE_TYPES,
    ("actor",): ACTORS,
}


def read_line(
    line: bytes, *, sender: str, at: datetime, places: Collection[str] = ()
) -> DeclarationValues | EventValues:
    """Return the record on a line of the feed.

    :param sender: whose feed it is
    :param at: when it was received; nothing may have happened much later
    :param places: codes of the known customs places; none: they are not checked here
    :raises BadRecord: with every fault of the record; nothing else is raised
    """
    record = object_of(line)
    faults, sound = faults_of(record)
    of_kind = _declaration_faults if record.get("kind") == "declaration" else _event_faults
    faults += islice(chain(of_kind(sound, at), checks.places(sound, places)), MOST)
    if faults:
        raise BadRecord(*faults)
    read = _declaration if record["kind"] == "declaration" else _event
    return read(record, sender)


def _common_faults(record: dict[str, Any], at: datetime) -> Iterator[Fault]:
    yield from checks.moment(("occurred_at",), record.get("occurred_at"), at=at)
    yield from checks.number(record.get("number"), document_type=record.get("document_type"), at=at)
    for path, table in _CODED.items():
        code: Any = record
        for name in path:
            code = code.get(name, {})
        yield from checks.one_of(path, code or None, table)


def _declaration_faults(record: dict[str, Any], at: datetime) -> Iterator[Fault]:
    yield from _common_faults(record, at)
    today = localdate(at + checks.CLOCK_DIFFERENCE)
    transport = record.get("transport", {})
    yield from checks.day(("formalities_date",), record.get("formalities_date"), latest=today)
    yield from checks.transport_day(("transport", "date"), transport.get("date"), at=at)
    yield from checks.party(("trader",), record.get("trader"))
    yield from checks.party(("broker",), record.get("broker"))
    yield from checks.bills(transport, document_type=record.get("document_type"))
    yield from checks.sums(record)


def _event_faults(record: dict[str, Any], at: datetime) -> Iterator[Fault]:
    yield from _common_faults(record, at)
    yield from checks.event(record, at=at)


def _declaration(record: dict[str, Any], sender: str) -> DeclarationValues:
    return DeclarationValues(
        sender=sender,
        event_id=record["event_id"],
        occurred_at=datetime.fromisoformat(record["occurred_at"]),
        reference=record["reference"],
        number=_number(record) or None,
        document_type=record["document_type"],
        formalities_date=_day(record.get("formalities_date")),
        office=record["office"],
        release_place=record["release_place"],
        port=record.get("port"),
        trader=Party(**record["trader"]),
        broker=Party(**record["broker"]) if "broker" in record else None,
        control=_control(record),
        items=tuple(_item(item) for item in record.get("items", ())),
        duties=tuple(_duty(duty) for duty in record.get("duties", ())),
        fingerprint=digest(record),
    )


def _event(record: dict[str, Any], sender: str) -> EventValues:
    return EventValues(
        sender=sender,
        event_id=record["event_id"],
        occurred_at=datetime.fromisoformat(record["occurred_at"]),
        code=record["code"],
        number=_number(record),
        reference=record.get("reference", ""),
        office=record.get("office", ""),
        actor=record.get("actor", ""),
        facts=record.get("facts", {}),
        fingerprint=digest(record),
    )


def _control(record: dict[str, Any]) -> dict[str, Any]:
    """Return the plain columns, all of them: a new description replaces the old one whole."""
    transport = record["transport"]
    names = ("clearing_person", "manager")
    return (
        {name: record.get(name, "") for name in names}
        | _transport(transport)
        | _goods(record.get("goods", {}))
        | _value(record.get("value", {}))
        | _payment(record.get("payment", {}))
    )


def _transport(transport: dict[str, Any]) -> dict[str, Any]:
    return {
        "transport_mode": transport["mode"],
        "cargo_type": transport.get("cargo_type", ""),
        "vessel": transport.get("vessel", ""),
        "voyage": transport.get("voyage", ""),
        "transport_date": _day(transport.get("date")),
        "master_bill": squeezed(transport.get("master_bill", "")),
        "house_bill": squeezed(transport.get("house_bill", "")),
    }


def _goods(goods: dict[str, Any]) -> dict[str, Any]:
    texts = ("origin_country", "other_country", "shipping_marks", "package_unit")
    return {name: goods.get(name, "") for name in texts} | {
        "packages": goods.get("packages", 0),
        "gross_weight": Decimal(goods.get("gross_weight", 0)),
        "net_weight": Decimal(goods.get("net_weight", 0)),
    }


def _value(value: dict[str, Any]) -> dict[str, Any]:
    return {
        "currency": value.get("currency", "THB"),
        "exchange_rate": Decimal(value.get("exchange_rate", 1)),
        "value_foreign": Decimal(value.get("foreign", 0)),
        "value_baht": Decimal(value.get("baht", 0)),
    }


def _payment(payment: dict[str, Any]) -> dict[str, Any]:
    return {
        "payment_method": payment.get("method", "L"),
        "guarantee_method": payment.get("guarantee_method", "L"),
        "guarantee_type": payment.get("guarantee_type", ""),
        "assessment_request": payment.get("assessment_request", False),
        "inspection_request": payment.get("inspection_request", False),
    }


def _item(item: dict[str, Any]) -> ItemValues:
    sums = ("quantity", "net_weight", "value_foreign", "value_baht")
    plain = {name: value for name, value in item.items() if name != "duties"}
    plain |= {name: Decimal(item[name]) for name in sums if name in item}
    return ItemValues(**plain, duties=tuple(_duty(duty) for duty in item.get("duties", ())))


def _duty(duty: dict[str, Any]) -> DutyValues:
    return DutyValues(
        tax_code=duty["tax_code"],
        **{name: Decimal(value) for name, value in duty.items() if name != "tax_code"},
    )


def _number(record: dict[str, Any]) -> str:
    parsed = numbers.parse(record.get("number", ""))
    return parsed.text if parsed else ""


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
