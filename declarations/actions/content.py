"""What a declaration says: its control part, items and money lines, as its sender describes it."""

from datetime import datetime
from typing import Any

from accounts.models import Office, Trader
from core.feeds import BadRecord, Fault
from declarations.actions.timeline import note_change
from declarations.messages.checks import NO_PLACE
from declarations.messages.values import DeclarationValues, Party
from declarations.models import Declaration, DutyLine, Item


def known_places() -> frozenset[str]:
    """Return the codes of all customs places, for readers that check a record at once."""
    return frozenset(Office.objects.values_list("code", flat=True))


def office_called(code: str, *, field: str) -> Office:
    """Return the customs place with this code.

    :raises BadRecord: there is none
    """
    try:
        return Office.objects.get(code=code)
    except Office.DoesNotExist:
        raise BadRecord(Fault(field, code, NO_PLACE)) from None


def places_of(values: DeclarationValues) -> dict[str, Office | None]:
    """Return the places of a declaration; its office is the one in charge of the place named.

    :raises BadRecord: places are unknown, all of them told
    """
    wanted = {"office": values.office, "release_place": values.release_place}
    wanted |= {"port": values.port} if values.port else {}
    offices = Office.objects.select_related("office_in_charge").in_bulk(
        set(wanted.values()), field_name="code"
    )
    unknown = [name for name, code in wanted.items() if code not in offices]
    if unknown:
        raise BadRecord(*(Fault(name, wanted[name], NO_PLACE) for name in unknown))
    office = offices[values.office]
    return {
        "office": office.office_in_charge or office,
        "release_place": offices[values.release_place],
        "port": offices[values.port] if values.port else None,
    }


def fill(
    declaration: Declaration,
    values: DeclarationValues,
    places: dict[str, Office | None],
    *,
    at: datetime,
) -> None:
    """Write a description over a declaration, its items and its money lines."""
    is_new = declaration.pk is None
    if not is_new:
        note_change(declaration, at=at)
    for name, value in _columns(declaration, values, at).items() | places.items():
        setattr(declaration, name, value)
    declaration.save()
    if not is_new:
        declaration.duty_lines.all().delete()
        declaration.items.all().delete()
    _add_lines(declaration, values)


def _columns(declaration: Declaration, values: DeclarationValues, at: datetime) -> dict[str, Any]:
    duties = [*values.duties, *(duty for item in values.items for duty in item.duties)]
    traders = _traders(values)
    return values.control | {
        "number": values.number or declaration.number,
        "reference": values.reference,
        "document_type": values.document_type,
        "formalities_date": values.formalities_date or declaration.formalities_date,
        "trader": traders[values.trader],
        "broker": traders[values.broker] if values.broker else None,
        "content_at": values.occurred_at or at,
        "updated_at": declaration.updated_at or at,
        "total_tax": sum((duty.amount for duty in duties), start=0),
        "total_deposit": sum((duty.deposit for duty in duties), start=0),
    }


def _traders(values: DeclarationValues) -> dict[Party, Trader]:
    """Return the traders of a declaration, made where they are new.

    Always in the same order: two who make the same traders must not wait for each other.
    """
    parties = {values.trader, values.broker} - {None}
    found: dict[Party, Trader] = {}
    for party in sorted((p for p in parties if p), key=lambda party: (party.tax_id, party.branch)):
        found[party], _new = Trader.objects.get_or_create(
            tax_id=party.tax_id,
            branch=party.branch,
            defaults={"name_th": party.name_th, "name_en": party.name_en},
        )
    return found


def _add_lines(declaration: Declaration, values: DeclarationValues) -> None:
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
