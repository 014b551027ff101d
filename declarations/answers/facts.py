"""The control part of a declaration, as label and value; what is empty is left out."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accounts.models import Office, Trader
from core.numbers import tax_id
from core.thai.text import NBSP
from core.words import Words, baht_words
from declarations.catalogue import codes
from declarations.catalogue.turns import EXPORTER, IMPORTER
from declarations.models import Declaration

_YES = Words("ขอแล้ว", "Requested")


@dataclass(frozen=True)
class Fact:
    """A label with a text or a day, and what stands below it; ``is_number`` never breaks."""

    label: Words
    value: object
    below: str = ""
    is_number: bool = False

    @property
    def is_day(self) -> bool:
        """Whether the value is a day."""
        return isinstance(self.value, date)


def facts(declaration: Declaration) -> list[Fact]:
    """Return the facts in the order of the paper form."""
    parts = [_parties, _places, _transport, _goods, _requests]
    return [fact for part in parts for fact in part(declaration) if fact.value]


def payment_facts(declaration: Declaration) -> list[Fact]:
    """Return how it is paid and guaranteed."""
    deposit = declaration.total_deposit
    found = [
        Fact(
            Words("วิธีชำระ", "Payment"),
            codes.PAYMENT_METHODS.get(declaration.payment_method, declaration.payment_method),
        ),
        Fact(Words("วันที่ชำระ", "Paid on"), declaration.paid_date),
        Fact(
            Words("การวางประกัน", "Guarantee"),
            codes.GUARANTEE_METHODS.get(declaration.guarantee_method, declaration.guarantee_method),
        ),
        Fact(
            Words("หลักประกัน", "Kind of guarantee"),
            codes.GUARANTEE_TYPES.get(declaration.guarantee_type, declaration.guarantee_type),
        ),
        Fact(Words("จำนวนเงินประกัน", "Sum guaranteed"), deposit and baht_words(deposit)),
    ]
    return [fact for fact in found if fact.value]


def _parties(declaration: Declaration) -> list[Fact]:
    side = IMPORTER if declaration.is_import else EXPORTER
    broker = declaration.broker
    return [
        Fact(Words("เลขที่อ้างอิง", "Reference number"), declaration.reference, is_number=True),
        Fact(Words("วันที่ผ่านพิธีการ", "Date of formalities"), declaration.formalities_date),
        Fact(side, declaration.trader.name, _tax_number(declaration.trader)),
        Fact(
            Words("ตัวแทนออกของ", "Customs broker"),
            broker and broker.name,
            _tax_number(broker) if broker else "",
        ),
        Fact(Words("ผู้ผ่านพิธีการ", "Clearing person"), declaration.clearing_person),
        Fact(Words("ผู้จัดการ", "Manager"), declaration.manager),
        Fact(Words("ผู้ส่งข้อมูล", "Sender of the data"), declaration.sender, is_number=True),
    ]


def _places(declaration: Declaration) -> list[Fact]:
    imported = Words("ท่าหรือที่นำเข้า", "Port of import")
    loaded = Words("ท่าหรือที่รับบรรทุกของ", "Port of loading")
    port, release = declaration.port, declaration.release_place
    return [
        Fact(Words("หน่วยงานที่รับผิดชอบ", "Office in charge"), _place(declaration.office)),
        Fact(imported if declaration.is_import else loaded, _place(port) if port else ""),
        Fact(Words("สถานที่ตรวจปล่อย", "Place of release"), _place(release)),
        Fact(Words("ช่องทางการตรวจ", "Lane"), codes.LANES.get(declaration.lane)),
    ]


def _transport(declaration: Declaration) -> list[Fact]:
    mode = declaration.transport_mode
    arrival = Words("วันที่นำเข้า", "Date of arrival")
    departure = Words("วันที่ส่งออก", "Date of departure")
    vessel = " / ".join(filter(None, (declaration.vessel, declaration.voyage)))
    return [
        Fact(Words("วิธีการขนส่ง", "Transport"), codes.TRANSPORT_MODES.get(mode, Words(mode, mode))),
        Fact(Words("ยานพาหนะ / เที่ยว", "Vessel, flight or vehicle"), vessel),
        Fact(arrival if declaration.is_import else departure, declaration.transport_date),
        Fact(Words("ใบตราส่ง (House)", "House bill"), declaration.house_bill, is_number=True),
        Fact(Words("ใบตราส่ง (Master)", "Master bill"), declaration.master_bill, is_number=True),
    ]


def _goods(declaration: Declaration) -> list[Fact]:
    origin = Words("ประเทศกำเนิด", "Country of origin")
    other = Words("ประเทศต้นทาง", "Country of consignment")
    destination = Words("ประเทศปลายทาง", "Country of destination")
    terms = (
        Words("ราคา CIF", "CIF value") if declaration.is_import else Words("ราคา FOB", "FOB value")
    )
    packages = f"{declaration.packages:,}{NBSP}{declaration.package_unit}".strip()
    return [
        Fact(Words("เครื่องหมายหีบห่อ", "Shipping marks"), declaration.shipping_marks),
        Fact(Words("จำนวนหีบห่อ", "Packages"), declaration.packages and packages, is_number=True),
        Fact(Words("น้ำหนักรวม", "Gross weight"), _kg(declaration.gross_weight)),
        Fact(Words("น้ำหนักสุทธิ", "Net weight"), _kg(declaration.net_weight)),
        Fact(origin, declaration.origin_country),
        Fact(other if declaration.is_import else destination, declaration.other_country),
        Fact(terms, _value(declaration), _foreign_value(declaration)),
    ]


def _requests(declaration: Declaration) -> list[Fact]:
    return [
        Fact(Words("ขอให้ประเมินอากร", "Assessment"), declaration.assessment_request and _YES),
        Fact(Words("ขอตรวจของ", "Inspection"), declaration.inspection_request and _YES),
    ]


def _tax_number(trader: Trader) -> str:
    return f"{tax_id.shown(trader.tax_id)} / {trader.branch_shown}"


def _place(office: Office) -> Words:
    return Words(f"{office.name_th} ({office.code})", f"{office.name_en} ({office.code})")


def _kg(weight: Decimal) -> Words | None:
    shown = f"{weight:,.3f}{NBSP}"
    return Words(f"{shown}กก.", f"{shown}kg") if weight else None


def _value(declaration: Declaration) -> Words | None:
    shown = f"{declaration.value_baht:,.2f}{NBSP}"
    return Words(f"{shown}บาท", f"{shown}baht") if declaration.value_baht else None


def _foreign_value(declaration: Declaration) -> str:
    if declaration.currency == "THB":
        return ""
    rate = f"{declaration.exchange_rate.normalize():f}"
    return f"{declaration.value_foreign:,.2f}{NBSP}{declaration.currency} × {rate}"
