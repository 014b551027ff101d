"""Declarations of the WCO Data Model, as values."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from core.feeds import Fault, digest
from core.numbers.writing import squeezed
from core.words import Words
from declarations.catalogue import codes
from declarations.messages import checks
from declarations.messages.values import DeclarationValues, ItemValues, Party
from declarations.messages.wco_forms import MOST_PACKAGES, Form, Sent
from declarations.messages.xml import Node, canonical

_TYPE = Words("TypeCode ขึ้นต้นด้วย IM (ขาเข้า) หรือ EX (ขาออก)", "a TypeCode that begins with IM or EX")
_MODE = Words("รหัสวิธีการขนส่ง 1-5 หรือ 7-9", "a mode of transport: 1 to 5, or 7 to 9")
_LINE = Words("ลำดับรายการ 1-99999 ที่ไม่ซ้ำ", "an item number from 1 to 99999, once each")
_REFERENCE = Words(
    "เลขที่อ้างอิง 13 ตัว: รหัสผู้ส่ง 4 ตัวและเลข 9 หลัก",
    "a reference of 13 characters: profile of 4 and 9 digits",
)
_PLACE = Words("รหัสสถานที่ศุลกากร 4 หลัก", "the four digits of a customs place")
LARGEST_VALUE = Decimal("99999999999999.99")
_MASTER = ("MCR", "704", "740", "741")
_HOUSE = ("DCR", "703", "705", "714")


def read(node: Node, sent: Sent) -> DeclarationValues:
    """Return a declaration.

    :raises BadRecord: with every fault of it
    """
    form = Form(node)
    reference = form.text("FunctionalReferenceID", longest=35, required=True)
    number = form.text("ID", longest=35)
    document_type = _document_type(form, sent)
    is_import = codes.is_import(document_type)
    trader = _trader(form, is_import=is_import)
    office, release_place = _places(form, sent)
    values = DeclarationValues(
        sender=sent.sender_of(number),
        event_id=f"9/{reference}/{form.text('VersionID', longest=9) or '1'}",
        occurred_at=form.moment("IssueDateTime", at=sent.at),
        reference=reference,
        number=squeezed(number) if sent.is_thai and number else number or None,
        document_type=document_type,
        office=office,
        release_place=release_place,
        trader=trader,
        broker=_broker(form, trader),
        control=_control(form, is_import=is_import),
        items=tuple(_items(form)),
        fingerprint=digest(canonical(node)),
    )
    if sent.is_thai:
        form.faults += _thai_faults(values, node, sent)
    form.raise_faults()
    return values


def _document_type(form: Form, sent: Sent) -> str:
    code = form.text("TypeCode", longest=3)
    if sent.is_thai and code in codes.DOCUMENT_TYPES:
        return code
    found = {"IM": "0", "EX": "1"}.get(code[:2], "")
    if not found:
        form.faults.append(form.node.fault(_TYPE, "TypeCode"))
    return found


def _trader(form: Form, *, is_import: bool) -> Party:
    name = "Importer" if is_import else "Exporter"
    paths = (name, f"GoodsShipment/{name}")
    tax_id = form.text(*(f"{path}/ID" for path in paths), longest=17, required=True)
    called = form.text(*(f"{path}/Name" for path in paths), longest=120)
    return Party(tax_id=tax_id, name_en=called or tax_id)


def _broker(form: Form, trader: Party) -> Party | None:
    """Return who declares for the trader: the agent, otherwise another declarant."""
    for path in ("Agent", "Declarant"):
        tax_id = form.text(f"{path}/ID", longest=17)
        if tax_id and tax_id != trader.tax_id:
            called = form.text(f"{path}/Name", longest=120)
            return Party(tax_id=tax_id, name_en=called or tax_id)
    return None


def _places(form: Form, sent: Sent) -> tuple[str, str]:
    """Return office and place of release; places of other countries are none of ours."""
    if not sent.is_thai:
        return sent.place, sent.place
    office = form.text("ExitOffice/ID", "PresentationOffice/ID", "SupervisingOffice/ID", longest=4)
    location = "GoodsShipment/Consignment/GoodsLocation"
    release = form.text(f"{location}/ID", f"{location}/Name", longest=4) or office
    for code in {office or release, release} - {""}:
        if not re.fullmatch("[0-9]{4}", code):
            form.faults.append(form.node.fault(_PLACE, "ExitOffice/ID"))
        elif sent.places and code not in sent.places:
            form.faults.append(Fault(form.node.path, code, checks.NO_PLACE, form.node.line))
    return office or release or sent.place, release or sent.place


def _control(form: Form, *, is_import: bool) -> dict[str, Any]:
    shipment = form.inside(form.node.first("GoodsShipment") or form.node)
    origin, destination = "ExportCountry/ID", "Destination/CountryCode"
    return {
        "vessel": form.text("BorderTransportMeans/ID", longest=35),
        "transport_mode": _mode(form),
        "master_bill": _bill(shipment.node, _MASTER),
        "house_bill": _bill(shipment.node, _HOUSE),
        "origin_country": shipment.text(origin, longest=2),
        "other_country": shipment.text(origin if is_import else destination, longest=2),
        "packages": int(form.amount("TotalPackageQuantity", largest=MOST_PACKAGES)),
        **_packaging(shipment.node),
        **_weights(form, shipment.node),
        **_value(form, shipment.node),
    }


def _mode(form: Form) -> str:
    paths = (
        "BorderTransportMeans/ModeCode",
        "GoodsShipment/Consignment/ArrivalTransportMeans/ModeCode",
    )
    mode = form.node.value(*paths)
    if mode not in codes.TRANSPORT_MODES:
        form.faults.append(form.node.fault(_MODE, paths[0]))
    return mode


def _bill(shipment: Node, types: tuple[str, ...]) -> str:
    """Return the bill among the papers: of the transport contract, or the previous ones."""
    consignment = shipment.first("Consignment")
    papers = shipment.all("PreviousDocument")
    papers += consignment.all("TransportContractDocument") if consignment else []
    found = (paper.value("ID") for paper in papers if paper.value("TypeCode") in types)
    return squeezed(next(found, ""))[:35]


def _packaging(shipment: Node) -> dict[str, str]:
    items = shipment.all("GovernmentAgencyGoodsItem")
    packs = [pack for item in items for pack in item.all("Packaging")]
    marks = dict.fromkeys(pack.value("MarksNumbersID") for pack in packs)
    units = [pack.value("TypeCode") for pack in packs]
    return {
        "shipping_marks": " ".join(mark for mark in marks if mark)[:512],
        "package_unit": next(iter(units), "")[:3],
    }


def _weights(form: Form, shipment: Node) -> dict[str, Decimal]:
    items = [form.inside(item) for item in shipment.all("GovernmentAgencyGoodsItem")]
    measure = "Commodity/GoodsMeasure"
    gross = form.total(item.weight(f"{measure}/GrossMassMeasure") for item in items)
    net = form.total(item.weight(f"{measure}/NetNetWeightMeasure") for item in items)
    return {"gross_weight": form.weight("TotalGrossMassMeasure") or gross, "net_weight": net}


def _value(form: Form, shipment: Node) -> dict[str, Any]:
    """Return the value; in baht only where it is told in baht, no rate is invented."""
    invoice = form.node.first("InvoiceAmount")
    items = [form.inside(item) for item in shipment.all("GovernmentAgencyGoodsItem")]
    amounts = [item.amount("StatisticalValueAmount", largest=LARGEST_VALUE) for item in items]
    of_items = (item.node.first("StatisticalValueAmount") for item in items)
    node = invoice or next((found for found in of_items if found), None)
    amount = form.amount("InvoiceAmount", largest=LARGEST_VALUE)
    amount = amount if invoice else form.total(amounts, largest=LARGEST_VALUE)
    currency = (node.attribute("currencyID") if node else "")[:3] or "THB"
    return {
        "currency": currency,
        "value_foreign": amount,
        "value_baht": amount if currency == "THB" else Decimal(0),
    }


def _items(form: Form) -> Iterator[ItemValues]:
    shipment = form.node.first("GoodsShipment")
    seen: set[int] = set()
    for node in shipment.all("GovernmentAgencyGoodsItem") if shipment else []:
        item = form.inside(node)
        line = int(item.amount("SequenceNumeric"))
        if not 1 <= line <= 99999 or line in seen:
            form.faults.append(node.fault(_LINE, "SequenceNumeric"))
        seen.add(line)
        yield _item(item, line)


def _item(item: Form, line: int) -> ItemValues:
    value = item.amount("StatisticalValueAmount", largest=LARGEST_VALUE)
    amount = item.node.first("StatisticalValueAmount")
    in_baht = amount is not None and amount.attribute("currencyID") == "THB"
    quantity = item.node.first("Commodity/GoodsMeasure/TariffQuantity")
    return ItemValues(
        line=line,
        tariff=_tariff(item),
        description_en=item.text("Commodity/Description", longest=512),
        origin_country=item.text("Origin/CountryCode", longest=2),
        quantity=item.amount("Commodity/GoodsMeasure/TariffQuantity"),
        unit=(quantity.attribute("unitCode") if quantity else "")[:3],
        net_weight=item.weight("Commodity/GoodsMeasure/NetNetWeightMeasure"),
        value_foreign=value,
        value_baht=value if in_baht else Decimal(0),
    )


def _tariff(item: Form) -> str:
    commodity = item.node.first("Commodity")
    classes = commodity.all("Classification") if commodity else []
    of_tariff = [one for one in classes if one.value("IdentificationTypeCode") in {"TSP", "HS"}]
    if not classes:
        return item.text("Commodity/Classification/ID", longest=12, required=True)
    return item.inside((of_tariff or classes)[0]).text("ID", longest=12, required=True)


def _thai_faults(values: DeclarationValues, node: Node, sent: Sent) -> Iterator[Fault]:
    """Check what only a Thai declaration has: number, reference, tax numbers, bills."""
    if not re.fullmatch("[A-Z0-9]{4}[0-9]{9}", values.reference):
        yield node.fault(_REFERENCE, "FunctionalReferenceID")
    path = (f"{node.path}/ID",)
    yield from checks.number(
        values.number, document_type=values.document_type, at=sent.at, path=path
    )
    for party in (values.trader, values.broker):
        if party:
            yield from checks.party((node.path,), {"tax_id": party.tax_id})
    bills = {"mode": values.control["transport_mode"]}
    bills |= {name: values.control[name] for name in ("master_bill", "house_bill")}
    yield from checks.bills(bills, document_type=values.document_type)
