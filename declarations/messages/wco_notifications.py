"""Notifications and requests of the WCO Data Model, as events of a timeline."""

from decimal import Decimal

from core.feeds import digest
from core.numbers import declaration as numbers
from core.words import Words
from declarations.catalogue.events import Actor
from declarations.messages.values import EventValues
from declarations.messages.wco_forms import Form, Sent, moment_of
from declarations.messages.xml import Node, canonical, number_of

KINDS = {
    "01": "0109",
    "02": "MESSAGE_REGISTERED",
    "03": "REFUSED",
    "05": "0301",
    "06": "DOCUMENTS_WANTED",
    "07": "AMENDED",
    "08": "0309",
    "09": "0309",
    "10": "CANCELLED",
    "11": "REQUEST_ANSWERED",
    "13": "DUTY_COMPUTED",
    "14": "PAYMENT_REMINDER",
    "15": "PAYMENT_REMINDER",
    "16": "0409",
    "18": "EXIT_REMINDER",
}
"""The event of each FunctionCode. Any other is kept as ``WCO-`` and its code, and moves nothing."""

_MOMENTS = {
    "01": "Declaration/AcceptanceDateTime",
    "03": "Declaration/RejectionDateTime",
    "10": "Declaration/CancellationDateTime",
}
_ORDERS = {"05": "51", "06": "50"}
_LONGEST_FACT = 512

_CODE = Words("FunctionCode 2 หลัก", "a FunctionCode of two digits")
_NO_DECLARATION = Words(
    "เลขที่ (ID) หรือเลขที่อ้างอิงของใบขนสินค้า", "the ID or the FunctionalReferenceID of the declaration"
)
_NO_MOMENT = Words("IssueDateTime แบบ 304", "an IssueDateTime of format 304")
_NUMBER = Words(
    "เลขที่ใบขนสินค้า 14 ตัว เช่น A0200691100123",
    "a declaration number of 14 characters, such as A0200691100123",
)


def read(node: Node, sent: Sent) -> EventValues:
    """Return a notification: its event, under the id that its sender gave it.

    :raises BadRecord: with every fault of it
    """
    form = Form(node)
    code = node.value("FunctionCode")
    event_id = form.text("FunctionalReferenceID", longest=64, required=True)
    number, reference = _names(form, sent)
    moment = form.moment(_MOMENTS.get(code, "IssueDateTime"), "IssueDateTime", at=sent.at)
    if not (code.isascii() and code.isdigit() and len(code) == 2):
        form.faults.append(node.fault(_CODE, "FunctionCode"))
    if moment is None:
        form.faults.append(node.fault(_NO_MOMENT, "IssueDateTime"))
    form.raise_faults()
    facts = _facts(node, code)
    if code == "03" and reference:
        # A refused declaration has no number for us; its next try may bring another.
        facts |= {"number": number} if number else {}
        number = ""
    return EventValues(
        sender=sent.sender_of(number or facts.get("number", "")),
        event_id=event_id,
        occurred_at=moment,
        code=KINDS.get(code, f"WCO-{code}"),
        number=number,
        reference=reference,
        actor=Actor.CUSTOMS_SYSTEM,
        facts=facts,
        fingerprint=digest(canonical(node)),
    )


def read_cancellation(node: Node, sent: Sent) -> EventValues:
    """Return a request to cancel, which names its declaration by number and has no time.

    :raises BadRecord: with every fault of it
    """
    form = Form(node)
    own_reference = form.text("FunctionalReferenceID", longest=35, required=True)
    number = form.text("ID", longest=35, required=True)
    reason = node.value("AdditionalInformation/StatementDescription")
    moment = form.moment("IssueDateTime", at=sent.at)
    form.raise_faults()
    return EventValues(
        sender=sent.sender_of(number),
        event_id=f"13/{own_reference}",
        occurred_at=moment,
        code="CANCELLATION_REQUESTED",
        number=number,
        facts={"text": reason[:_LONGEST_FACT]} if reason else {},
        fingerprint=digest(canonical(node)),
    )


def _names(form: Form, sent: Sent) -> tuple[str, str]:
    """Return number and reference of the declaration that a notification is about."""
    declarations = form.node.all("Declaration")
    named = [one for one in declarations if one.value("ID", "FunctionalReferenceID")]
    if not named:
        form.faults.append(form.node.fault(_NO_DECLARATION, "Declaration"))
        return "", ""
    part = form.inside(named[0])
    number = part.text("ID", longest=35)
    if sent.is_thai and number:
        parsed = numbers.parse(number)
        number = parsed.text if parsed else ""
        if not parsed:
            form.faults.append(named[0].fault(_NUMBER, "ID"))
    return number, part.text("FunctionalReferenceID", longest=35)


def _facts(node: Node, code: str) -> dict[str, str]:
    """Return what else a notification tells, in its own codes."""
    errors = node.all("Error")
    pointing = [*errors, *node.all("Amendment")]
    facts = {
        "function_code": code,
        "order": _ORDERS.get(code, ""),
        "version": node.value("Declaration/VersionID"),
        "text": _about(node, "StatementDescription"),
        "errors": ", ".join(error.value("ValidationCode") for error in errors),
        "pointers": "; ".join(_pointer(one) for one in pointing),
        "status_name": node.value("Status/NameCode"),
        "limit": _limit(node),
        "amount": _amount(node),
    }
    return {name: value[:_LONGEST_FACT] for name, value in facts.items() if value}


def _about(node: Node, name: str) -> str:
    told = (one.value(name) for one in node.all("AdditionalInformation"))
    return next((text for text in told if text), "")


def _pointer(node: Node) -> str:
    """Return 42A/17C/R144: the sections that lead to a field, and the field."""
    parts = (
        part
        for pointer in node.all("Pointer")
        for part in (pointer.value("DocumentSectionCode"), pointer.value("TagID"))
    )
    return "/".join(part for part in parts if part)


def _limit(node: Node) -> str:
    moment = moment_of(_about(node, "LimitDateTime/DateTimeString"))
    return moment.isoformat() if moment else ""


def _amount(node: Node) -> str:
    """Return the sum of what is to be paid, with its currency."""
    declaration = node.first("Declaration")
    shipment = declaration.first("GoodsShipment") if declaration else None
    items = shipment.all("GovernmentAgencyGoodsItem") if shipment else []
    owners = [item.first("Commodity") for item in items] + [declaration]
    taxes = [tax for owner in owners if owner for tax in owner.all("DutyTaxFee")]
    paid = [found for tax in taxes if (found := tax.first("Payment/PaymentAmount"))]
    if not paid:
        return ""
    total = sum((number_of(one.text) or Decimal(0) for one in paid), start=Decimal(0))
    return f"{total} {paid[0].attribute('currencyID')}".strip()
