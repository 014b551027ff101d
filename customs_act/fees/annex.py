"""The annex to the Act, line by line: the ceiling of each fee."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from customs_act.texts import Text


@dataclass(frozen=True)
class Fee:
    """One line of the annex: at most ``amount`` baht for each of what it is counted by.

    ``section`` is the section the fee belongs to, empty where the Act has none. ``minimum`` is
    the least that is due once anything is counted at all.
    """

    item: str
    name: Text
    amount: Decimal
    unit: Text
    section: str
    counted_by: tuple[str, ...]
    minimum: Decimal | None = None


class _Unit(NamedTuple):
    words: Text
    counted_by: tuple[str, ...]


_LICENCE = _Unit(Text("ต่อใบอนุญาตหนึ่งฉบับ", "per licence"), ("licences",))
_YEAR = _Unit(Text("ต่อปี", "per year"), ("years",))
_DECLARATION = _Unit(Text("ต่อใบขนสินค้าหนึ่งฉบับ", "per goods declaration"), ("declarations",))
_REQUEST = _Unit(Text("ต่อคำขอหนึ่งฉบับ", "per request"), ("requests",))
_SERVICE = _Unit(Text("ต่อครั้ง", "per service"), ("services",))
_DAY_AND_BARGE = _Unit(
    Text("ต่อวัน ต่อเรือหรือเรือลำเลียงหนึ่งลำ", "per day, per vessel or barge"), ("days", "vessels")
)
_CRAFT = _Unit(Text("ต่อเรือหรืออากาศยานหนึ่งลำ", "per vessel or aircraft"), ("craft",))
_VESSEL = _Unit(Text("ต่อเรือหนึ่งลำ", "per vessel"), ("vessels",))
_DAY_AND_VESSEL = _Unit(Text("ต่อวัน ต่อเรือหนึ่งลำ", "per day, per vessel"), ("days", "vessels"))
_KILOMETRE = _Unit(Text("ต่อกิโลเมตร", "per kilometre"), ("kilometres",))
_PERSON = _Unit(Text("ต่อคน", "per person"), ("persons",))
_APPLICATION = _Unit(Text("ต่อคำร้องหนึ่งฉบับ", "per application"), ("applications",))
_DAY_AND_PACKAGE = _Unit(
    Text("ต่อวัน ต่อหนึ่งหีบห่อ", "per day, per case or package"), ("days", "packages")
)
_VEHICLE = _Unit(Text("ต่อยานพาหนะหนึ่งคัน", "per vehicle"), ("vehicles",))


_FIGURES: Mapping[str, tuple[int, _Unit, str]] = {
    "1(A)": (10_000, _LICENCE, "112"),
    "1(B)": (10_000, _LICENCE, "112"),
    "1(C)": (10_000, _LICENCE, "112"),
    "1(D)": (10_000, _LICENCE, "112"),
    "1(E)": (10_000, _LICENCE, "136"),
    "1(F)": (5_000, _LICENCE, "146"),
    "2(A)": (450_000, _YEAR, "113, 139"),
    "2(B)": (45_000, _YEAR, "139, 148"),
    "3(A)": (200, _DECLARATION, "52"),
    "3(B)": (100, _REQUEST, ""),
    "4(A)": (400, _SERVICE, "56"),
    "4(B)": (500, _DAY_AND_BARGE, "56"),
    "4(C)": (200, _DECLARATION, "56"),
    "4(D)": (200, _SERVICE, "56"),
    "5(A)": (200, _CRAFT, "71, 96"),
    "5(B)": (100, _CRAFT, "72, 97"),
    "6": (100, _VESSEL, "185"),
    "7": (200, _DAY_AND_VESSEL, "75"),
    "8(A)": (20, _KILOMETRE, "162"),
    # Called daily, but counted by persons alone: whether two days make two fees is open.
    "8(B)": (400, _PERSON, "162"),
    "9(A)": (2_000, _APPLICATION, "18"),
    "9(B)": (2_000, _APPLICATION, "18"),
    "9(C)": (2_000, _APPLICATION, "18"),
    "10": (200, _DAY_AND_PACKAGE, "69"),
    "11": (2_000, _VEHICLE, "102"),
}
_MINIMA = {"8(A)": Decimal(100)}
_NAMES = {
    "1(A)": Text("ใบอนุญาตจัดตั้งคลังสินค้าทัณฑ์บน", "Licence to establish a bonded warehouse"),
    "1(B)": Text("ใบอนุญาตจัดตั้งโรงพักสินค้า", "Licence to establish a godown"),
    "1(C)": Text("ใบอนุญาตจัดตั้งที่มั่นคง", "Licence to establish a place of security"),
    "1(D)": Text("ใบอนุญาตจัดตั้งท่าเรือรับอนุญาต", "Licence to establish a permitted port"),
    "1(E)": Text("ใบอนุญาตจัดตั้งเขตปลอดอากร", "Licence to establish a duty free zone"),
    "1(F)": Text("ใบอนุญาตประกอบกิจการในเขตปลอดอากร", "Licence to operate in a duty free zone"),
    "2(A)": Text(
        "ค่าธรรมเนียมรายปีสำหรับการจัดตั้งคลังสินค้าทัณฑ์บน โรงพักสินค้า ที่มั่นคง ท่าเรือรับอนุญาต หรือเขตปลอดอากร",
        "Annual fee for a bonded warehouse, godown, place of security, permitted port or duty free "
        "zone",
    ),
    "2(B)": Text(
        "ค่าธรรมเนียมรายปีสำหรับการประกอบกิจการในเขตปลอดอากร",
        "Annual fee for operating in a duty free zone",
    ),
    "3(A)": Text("ค่าธรรมเนียมการยื่นใบขนสินค้า", "Submission of a goods declaration"),
    "3(B)": Text(
        "ค่าธรรมเนียมคำขอให้บันทึกข้อมูลเข้าระบบอิเล็กทรอนิกส์",
        "Request to record information into the electronic system",
    ),
    "4(A)": Text(
        "ค่าธรรมเนียมคำขอให้ปฏิบัติงานเป็นพิเศษนอกเวลาราชการ ณ ที่ทำการศุลกากร",
        "Request for special overtime service at a customs office",
    ),
    "4(B)": Text(
        "ค่าธรรมเนียมนอกเวลาราชการสำหรับการประจำเรือขาเข้า เรือขาออก หรือเรือลำเลียง",
        "Overtime stationing in an inbound vessel, an outbound vessel or a barge",
    ),
    "4(C)": Text(
        "ค่าธรรมเนียมนอกเวลาราชการสำหรับการตรวจปล่อยของที่คลังสินค้าทัณฑ์บน โรงพักสินค้า ที่มั่นคง "
        "ท่าเรือรับอนุญาต หรือที่ทำการศุลกากร",
        "Overtime clearance at a bonded warehouse, godown, place of security, permitted "
        "port or customs office",
    ),
    "4(D)": Text(
        "ค่าธรรมเนียมนอกเวลาราชการสำหรับการประจำที่ทำการศุลกากรหรือที่อื่นนอกจาก (ก) (ข) และ (ค)",
        "Overtime stationing in a customs office or a place other than those of (A), (B) and (C)",
    ),
    "5(A)": Text(
        "ค่าธรรมเนียมใบปล่อยเรือหรืออากาศยานขาออกเพื่อไปจากราชอาณาจักร",
        "Outward clearance certificate for departure from the Kingdom",
    ),
    "5(B)": Text(
        "ค่าธรรมเนียมใบปล่อยเรือหรืออากาศยานขาออกเพื่อไปยังเขตท่าหรือสนามบินศุลกากรอื่น",
        "Outward clearance certificate for departure to another customs port or customs airport",
    ),
    "6": Text(
        "ค่าธรรมเนียมใบปล่อยสินค้าและใบปล่อยเรือตามมาตรา 185",
        "Goods clearance certificate and vessel clearance certificate under section 185",
    ),
    "7": Text("ค่าธรรมเนียมประจำการบนเรือตามมาตรา 75", "Stationing on a vessel under section 75"),
    "8(A)": Text(
        "ค่าพาหนะเดินทางสำหรับการตรวจของ ณ สถานประกอบการ สถานที่อื่นที่เกี่ยวข้อง หรือยานพาหนะ ตามมาตรา 162",
        "Transportation for an inspection at a place of business, another place or a "
        "vehicle (s. 162)",
    ),
    "8(B)": Text(
        "ค่าเบี้ยเลี้ยงสำหรับการตรวจของ ณ สถานประกอบการ สถานที่อื่นที่เกี่ยวข้อง หรือยานพาหนะ ตามมาตรา 162",
        "Daily fee for an inspection at a place of business, another place or a vehicle (s. 162)",
    ),
    "9(A)": Text(
        "ค่าธรรมเนียมคำร้องขอให้กำหนดราคาศุลกากรเป็นการล่วงหน้า",
        "Request for an advance ruling on a customs value",
    ),
    "9(B)": Text(
        "ค่าธรรมเนียมคำร้องขอให้กำหนดถิ่นกำเนิดแห่งของเป็นการล่วงหน้า",
        "Request for an advance ruling on an origin of goods",
    ),
    "9(C)": Text(
        "ค่าธรรมเนียมคำร้องขอให้ตีความพิกัดอัตราศุลกากรเป็นการล่วงหน้า",
        "Request for an advance ruling on the interpretation of a customs tariff",
    ),
    "10": Text("ค่าธรรมเนียมการเฝ้าของตามมาตรา 69", "Monitoring of goods under section 69"),
    "11": Text(
        "ค่าธรรมเนียมการให้บริการทางศุลกากรสำหรับการผ่านแดนตามมาตรา 102",
        "Customs service on transit under section 102",
    ),
}

FEES: Mapping[str, Fee] = MappingProxyType(
    {
        item: Fee(
            item=item,
            name=_NAMES[item],
            amount=Decimal(amount),
            unit=unit.words,
            section=section,
            counted_by=unit.counted_by,
            minimum=_MINIMA.get(item),
        )
        for item, (amount, unit, section) in _FIGURES.items()
    }
)
"""Every line of the annex by its item, in the order of the annex."""
