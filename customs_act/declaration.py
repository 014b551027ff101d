"""What a goods declaration has to say at least (s. 52)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from customs_act.errors import InvalidInput
from customs_act.money import checked_baht
from customs_act.texts import Text


class Item(StrEnum):
    """What a declaration has to say, in the order of the section."""

    TYPE_OF_GOODS = "TYPE_OF_GOODS"
    QUANTITY = "QUANTITY"
    WEIGHT = "WEIGHT"
    QUALITY = "QUALITY"
    CUSTOMS_VALUE = "CUSTOMS_VALUE"
    COUNTRY_OF_DEPARTURE = "COUNTRY_OF_DEPARTURE"
    COUNTRY_OF_DESTINATION = "COUNTRY_OF_DESTINATION"


WORDS: Mapping[Item, Text] = MappingProxyType(
    {
        Item.TYPE_OF_GOODS: Text("ชนิดแห่งของ", "Type of goods"),
        Item.QUANTITY: Text("ปริมาณแห่งของ", "Quantity of goods"),
        Item.WEIGHT: Text("น้ำหนักแห่งของ", "Weight of goods"),
        Item.QUALITY: Text("คุณภาพแห่งของ", "Quality of goods"),
        Item.CUSTOMS_VALUE: Text("ราคาศุลกากร", "Customs value"),
        Item.COUNTRY_OF_DEPARTURE: Text("ประเทศต้นทาง", "Country of departure"),
        Item.COUNTRY_OF_DESTINATION: Text("ประเทศปลายทาง", "Country of destination"),
    }
)
"""What each item is called."""


@dataclass(frozen=True)
class Information:
    """What a declaration says: the quantity in its own unit, the weight in kg, the value in baht.

    Empty text and None stand for what it does not say.
    """

    type_of_goods: str = ""
    quantity: Decimal | None = None
    weight: Decimal | None = None
    quality: str = ""
    customs_value: Decimal | None = None
    country_of_departure: str = ""
    country_of_destination: str = ""

    def __post_init__(self) -> None:
        _check_text("type_of_goods", self.type_of_goods)
        _check_text("quality", self.quality)
        _check_text("country_of_departure", self.country_of_departure)
        _check_text("country_of_destination", self.country_of_destination)
        _check_measure("quantity", self.quantity)
        _check_measure("weight", self.weight)
        if self.customs_value is not None:
            checked_baht("customs_value", self.customs_value)


def missing(information: Information) -> tuple[Item, ...]:
    """Return what a declaration has to say and does not, in the order of the section.

    Text of blanks alone says nothing. A quantity or a weight of zero is missing, since there are
    no goods of none; a customs value of zero is not, since it says that the goods are worth
    nothing. Both countries are asked for, whichever way the goods go: the translation joins them
    by "and".

    :source: Customs Act B.E. 2560, section 52, first paragraph
    """
    says = {
        Item.TYPE_OF_GOODS: bool(information.type_of_goods.strip()),
        Item.QUANTITY: bool(information.quantity),
        Item.WEIGHT: bool(information.weight),
        Item.QUALITY: bool(information.quality.strip()),
        Item.CUSTOMS_VALUE: information.customs_value is not None,
        Item.COUNTRY_OF_DEPARTURE: bool(information.country_of_departure.strip()),
        Item.COUNTRY_OF_DESTINATION: bool(information.country_of_destination.strip()),
    }
    return tuple(item for item in Item if not says[item])


def _check_text(name: str, text: object) -> None:
    if not isinstance(text, str):
        raise InvalidInput(name, text, "text, empty where nothing is said")


def _check_measure(name: str, measure: object) -> None:
    if measure is None:
        return
    if not isinstance(measure, Decimal) or not (measure.is_finite() and measure >= 0):
        raise InvalidInput(name, measure, "a Decimal of zero or more, None where nothing is said")
