"""Taking declarations and their events from feeds: in any order, any number of times."""

from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import Office, Trader, User
from audit import actions as audit
from core.feeds import BadRecord, Fault, Outcome, digest
from core.words import Words
from declarations.actions.timeline import add_event, bring_up_to_date
from declarations.messages.values import DeclarationValues, EventValues, Party
from declarations.messages.waiting import from_json, to_json
from declarations.models import Declaration, DutyLine, Item, StatusEvent, WaitingEvent
from gateway import actions as gateway

_NO_OFFICE = Words("รหัสสถานที่ศุลกากรที่มีอยู่", "the code of a known customs place")
_OTHER_NUMBER = Words("เลขที่ใบขนสินค้าเดิมของเลขที่อ้างอิงนี้", "the number that this reference already has")
_TAKEN_NUMBER = Words(
    "เลขที่ใบขนสินค้าที่ยังไม่ใช้กับเลขที่อ้างอิงอื่น",
    "a number that no other reference has",
)


@transaction.atomic
def receive_declaration(values: DeclarationValues, *, by: User, at: datetime) -> Outcome:
    """Take a declaration as its sender describes it, new or amended.

    Events that came before it are taken with it. A description older than the one we have is
    remembered but changes nothing.

    :raises BadRecord: it names an unknown place, or contradicts a number already given
    """
    if not _is_new(values, at):
        return Outcome.UNCHANGED
    places = _places(values)
    found = _find(values.number or "", values.reference)
    declaration = found or Declaration(sender=values.sender, status_since=values.occurred_at)
    if found and found.content_at > values.occurred_at:
        return Outcome.UNCHANGED
    _check_number(found, values)
    _fill(declaration, values, places, at)
    _fill_lines(declaration, values)
    _take_waiting(declaration, at)
    bring_up_to_date(declaration)
    audit.record(
        "amended" if found else "received",
        subject=declaration.identifier,
        by=by,
        at=at,
        sender=values.sender,
    )
    return Outcome.TAKEN


@transaction.atomic
def receive_event(values: EventValues, *, by: User, at: datetime) -> Outcome:
    """Take one event; where its declaration has not come yet, keep it until it comes.

    :raises BadRecord: it names an unknown place, or contradicts a number already given
    """
    if not _is_new(values, at):
        return Outcome.UNCHANGED
    office = _office("office", values.office) if values.office else None
    declaration = _find(values.number, values.reference)
    if declaration is None:
        _keep_waiting(values, at)
        return Outcome.WAITING
    _number_from_event(declaration, values)
    _add(declaration, values, office, at)
    audit.record(
        f"event {values.code}", subject=declaration.identifier, by=by, at=at, sender=values.sender
    )
    return Outcome.TAKEN


def _is_new(values: DeclarationValues | EventValues, at: datetime) -> bool:
    return gateway.remember(
        sender=values.sender, event_id=values.event_id, digest=digest(vars(values)), at=at
    )


def _office(field: str, code: str) -> Office:
    try:
        return Office.objects.get(code=code)
    except Office.DoesNotExist:
        raise BadRecord(Fault(field, code, _NO_OFFICE)) from None


def _places(values: DeclarationValues) -> dict[str, Office | None]:
    release_place = _office("release_place", values.release_place)
    office = _office("office", values.office)
    return {
        "office": office.office_in_charge or office,
        "release_place": release_place,
        "port": _office("port", values.port) if values.port else None,
    }


def _find(number: str, reference: str) -> Declaration | None:
    """Return the locked declaration of this number, or of this reference."""
    declarations = Declaration.objects.select_for_update(of=("self",))
    by_number = declarations.filter(number=number).first() if number else None
    return by_number or declarations.filter(reference=reference).first() if reference else by_number


def _check_number(found: Declaration | None, values: DeclarationValues) -> None:
    if found and found.reference != values.reference:
        raise BadRecord(Fault("reference", values.reference, _TAKEN_NUMBER))
    if found and found.number and values.number and found.number != values.number:
        raise BadRecord(Fault("number", values.number, _OTHER_NUMBER))


def _trader(party: Party) -> Trader:
    trader, _new = Trader.objects.get_or_create(
        tax_id=party.tax_id,
        branch=party.branch,
        defaults={"name_th": party.name_th, "name_en": party.name_en},
    )
    return trader


def _fill(
    declaration: Declaration,
    values: DeclarationValues,
    places: dict[str, Office | None],
    at: datetime,
) -> None:
    plain: dict[str, Any] = values.control | places
    plain |= {
        "number": values.number or declaration.number,
        "reference": values.reference,
        "document_type": values.document_type,
        "formalities_date": values.formalities_date or declaration.formalities_date,
        "trader": _trader(values.trader),
        "broker": _trader(values.broker) if values.broker else None,
        "content_at": values.occurred_at,
        "updated_at": at,
    }
    duties = [*values.duties, *(duty for item in values.items for duty in item.duties)]
    plain["total_tax"] = sum((duty.amount for duty in duties), start=0)
    plain["total_deposit"] = sum((duty.deposit for duty in duties), start=0)
    for name, value in plain.items():
        setattr(declaration, name, value)
    declaration.save()


def _fill_lines(declaration: Declaration, values: DeclarationValues) -> None:
    declaration.duty_lines.all().delete()
    declaration.items.all().delete()
    items = [
        Item(declaration=declaration, **{k: v for k, v in vars(item).items() if k != "duties"})
        for item in values.items
    ]
    Item.objects.bulk_create(items)
    of_items = zip(items, (item.duties for item in values.items), strict=True)
    lines = [(item, duty) for item, duties in of_items for duty in duties]
    DutyLine.objects.bulk_create(
        DutyLine(declaration=declaration, item=item, **vars(duty))
        for item, duty in [*lines, *((None, duty) for duty in values.duties)]
    )


def _number_from_event(declaration: Declaration, values: EventValues) -> None:
    if not values.number or declaration.number == values.number:
        return
    if declaration.number:
        raise BadRecord(Fault("number", values.number, _OTHER_NUMBER))
    declaration.number = values.number
    declaration.save(update_fields=["number"])


def _add(
    declaration: Declaration, values: EventValues, office: Office | None, at: datetime
) -> None:
    add_event(
        StatusEvent(
            declaration=declaration,
            code=values.code,
            occurred_at=values.occurred_at,
            recorded_at=at,
            sender=values.sender,
            event_id=values.event_id,
            office=office,
            actor=values.actor,
            facts=values.facts,
        )
    )


def _keep_waiting(values: EventValues, at: datetime) -> None:
    WaitingEvent.objects.create(
        number=values.number,
        reference=values.reference,
        sender=values.sender,
        event_id=values.event_id,
        values=to_json(values),
        recorded_at=at,
    )


def _take_waiting(declaration: Declaration, at: datetime) -> None:
    by_reference = WaitingEvent.objects.filter(reference=declaration.reference)
    by_number = WaitingEvent.objects.exclude(number="").filter(number=declaration.number or "")
    waiting = list(by_reference.union(by_number).order_by("recorded_at", "id"))
    for event in waiting:
        values = from_json(event.values)
        _number_from_event(declaration, values)
        office = Office.objects.filter(code=values.office).first()
        _add(declaration, values, office, at)
    WaitingEvent.objects.filter(pk__in=[event.pk for event in waiting]).delete()
