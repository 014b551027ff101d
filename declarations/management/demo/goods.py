"""Invented goods of the demonstration, and what duty and tax they bring."""

from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any

from customs_act.money import satang

RATES = {"USD": "33.412500", "EUR": "38.905100", "JPY": "0.221400", "CNY": "4.628300"}


@dataclass(frozen=True)
class Goods:
    """One kind of goods: its tariff, names, unit, price in foreign currency, duty in per cent.

    ``excise`` is a tax code and a rate, where there is excise; local tax comes on top.
    """

    tariff: str
    th: str
    en: str
    unit: str
    price: str
    weight: str
    duty: str
    excise: tuple[str, str] = ("", "0")


GOODS = (
    Goods("84713020", "คอมพิวเตอร์พกพา", "Portable computers", "C62", "640.00", "1.9", "0"),
    Goods("85171300", "โทรศัพท์เคลื่อนที่อัจฉริยะ", "Smartphones", "C62", "310.00", "0.4", "0"),
    Goods("87032365", "รถยนต์นั่ง", "Passenger cars", "C62", "21500.00", "1650", "80", ("0300", "25")),
    Goods("87141090", "อะไหล่รถจักรยานยนต์", "Motorcycle parts", "C62", "18.50", "2.2", "10"),
    Goods("72083990", "เหล็กแผ่นม้วน", "Hot-rolled coil", "TNE", "720.00", "1000", "5"),
    Goods("39012000", "เม็ดพลาสติก", "Polyethylene pellets", "TNE", "1180.00", "1000", "5"),
    Goods("61091010", "เสื้อยืดฝ้าย", "Cotton T-shirts", "C62", "4.20", "0.2", "30"),
    Goods("64039990", "รองเท้าหนัง", "Leather shoes", "PR", "27.00", "1.1", "30"),
    Goods("33030000", "น้ำหอม", "Perfumes", "C62", "45.00", "0.35", "20", ("0300", "8")),
    Goods("22042111", "ไวน์", "Wine", "LTR", "9.80", "1.4", "54", ("0310", "10")),
    Goods("24022090", "บุหรี่", "Cigarettes", "KGM", "38.00", "1", "60", ("0320", "25")),
    Goods("95044000", "ไพ่", "Playing cards", "C62", "1.10", "0.1", "20", ("0330", "30")),
    Goods("30049099", "ยาเม็ด", "Medicaments", "KGM", "85.00", "1", "10"),
    Goods("08081000", "แอปเปิล", "Apples", "KGM", "1.35", "1", "10"),
    Goods("03048900", "ปลาแช่แข็ง", "Frozen fish fillets", "KGM", "3.90", "1", "5"),
    Goods("84818099", "วาล์วอุตสาหกรรม", "Industrial valves", "C62", "96.00", "4.5", "10"),
    Goods("90189090", "เครื่องมือแพทย์", "Medical instruments", "C62", "210.00", "1.2", "0"),
    Goods("95030099", "ของเล่น", "Toys", "C62", "6.40", "0.6", "10"),
)
EXPORTED = (
    Goods("10063040", "ข้าวหอมมะลิ", "Jasmine rice", "TNE", "790.00", "1000", "0"),
    Goods("40012220", "ยางแท่ง", "Block rubber", "TNE", "1710.00", "1000", "0"),
    Goods("08106000", "ทุเรียนสด", "Fresh durians", "KGM", "4.60", "1", "0"),
    Goods("16041410", "ปลาทูน่ากระป๋อง", "Canned tuna", "KGM", "5.10", "1", "0"),
    Goods("85044090", "แหล่งจ่ายไฟ", "Power supplies", "C62", "22.00", "0.9", "0"),
    Goods("71131190", "เครื่องประดับเงิน", "Silver jewellery", "C62", "31.00", "0.05", "0"),
    Goods("84151020", "เครื่องปรับอากาศ", "Air conditioners", "C62", "285.00", "32", "0"),
    Goods("41012000", "หนังดิบ", "Raw hides", "KGM", "2.20", "1", "5"),
)


def items(random: Random, *, is_import: bool, rate: Decimal, country: str) -> list[dict[str, Any]]:
    """Return one to four items of a declaration, as the feed has them."""
    chosen = random.sample(GOODS if is_import else EXPORTED, random.choice((1, 1, 2, 2, 3, 4)))
    return [
        _item(line, goods, Decimal(random.randint(5, 180)), rate, country)
        for line, goods in enumerate(chosen, start=1)
    ]


def _item(
    line: int, goods: Goods, quantity: Decimal, rate: Decimal, country: str
) -> dict[str, Any]:
    foreign = quantity * Decimal(goods.price)
    baht = satang(foreign * rate)
    return {
        "line": line,
        "tariff": goods.tariff,
        "statistical_code": "000",
        "description_th": goods.th,
        "description_en": goods.en,
        "origin_country": country,
        "quantity": str(quantity),
        "unit": goods.unit,
        "net_weight": str(quantity * Decimal(goods.weight)),
        "value_foreign": str(satang(foreign)),
        "value_baht": str(baht),
        "duties": _duties(goods, baht),
    }


def _duties(goods: Goods, baht: Decimal) -> list[dict[str, str]]:
    """Return duty, excise, local tax and VAT of an import; of an export, its duty.

    Import guide: local tax is 10 per cent of the excise, VAT is on all that comes before it.
    """
    code, percent = goods.excise
    duty = _tax("0100", baht, goods.duty)
    excise = [_tax(code, baht + Decimal(duty["amount"]), percent)] if code else []
    local = [_tax("0400", Decimal(tax["amount"]), "10") for tax in excise]
    before = [*([duty] if duty["amount"] != "0.00" else []), *excise, *local]
    if goods in EXPORTED:
        return before
    base = baht + sum((Decimal(tax["amount"]) for tax in before), start=Decimal(0))
    return [*before, _tax("0500", base, "7")]


def _tax(code: str, base: Decimal, percent: str) -> dict[str, str]:
    amount = satang(base * Decimal(percent) / 100)
    return {"tax_code": code, "base": str(base), "rate": percent, "amount": str(amount)}
