"""Into which category an express consignment falls."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from customs_act.consignments import Mode, checked_kind
from customs_act.errors import InvalidInput
from customs_act.express.thresholds import Basis, de_minimis, is_duty_free
from customs_act.money import checked_baht
from customs_act.periods import checked_day

FORMAL_ENTRY_ABOVE = Decimal(40_000)
INVOICE_UP_TO = Decimal(500_000)


@dataclass(frozen=True)
class ImportConsignment:
    """What decides on the category of an imported express consignment; values in baht.

    ``is_dutiable`` is asked of Part II of the Customs Tariff Decree B.E. 2530, ``is_document``
    and ``is_sample`` mean such without commercial value, ``is_restricted`` means that anything
    in it is prohibited or restricted.
    """

    fob: Decimal
    customs_value: Decimal
    mode: Mode = Mode.AIR
    is_dutiable: bool = True
    is_document: bool = False
    is_sample: bool = False
    is_restricted: bool = False

    def __post_init__(self) -> None:
        checked_baht("fob", self.fob)
        checked_baht("customs_value", self.customs_value)
        checked_kind("mode", self.mode, Mode)


@dataclass(frozen=True)
class ExportConsignment:
    """What decides on the category of an exported express consignment; values in baht.

    ``is_dutiable`` is asked of Part III of the Customs Tariff Decree B.E. 2530. An incentive is
    any that is requested: free zone, bonded warehouse, drawback, re-export, compensation,
    investment promotion; an exemption is one under Part IV of the Decree.
    """

    invoice_values: tuple[Decimal, ...]
    is_dutiable: bool = False
    is_restricted: bool = False
    requests_incentive: bool = False
    requests_exemption: bool = False

    def __post_init__(self) -> None:
        if not self.invoice_values:
            raise InvalidInput("invoice_values", self.invoice_values, "the value of each invoice")
        for value in self.invoice_values:
            checked_baht("invoice_values", value)


def import_category(consignment: ImportConsignment, *, on: date) -> int:
    """Return the category of an imported express consignment, 1 to 4.

    1: documents, not dutiable; 2: other goods not dutiable, low values by air, trade samples;
    3: dutiable up to 40,000 baht FOB; 4: all others, and whatever is prohibited or restricted.
    Exactly 40,000 baht is category 3: the text of the category includes it, that of the
    procedure leaves it open (our choice). A low value is one free of duty: VAT does not count.

    :param on: local day on which the importation is complete, for the threshold of low values
    :raises InvalidInput: a day that cannot be
    :source: Customs Department, Express Consignments (Notification 68/2551), categories
    """
    checked_day("on", on)
    if consignment.is_restricted:
        return 4
    if consignment.is_document and not consignment.is_dutiable:
        return 1
    if not consignment.is_dutiable or consignment.is_sample or _is_low_value(consignment, on):
        return 2
    return 3 if consignment.fob <= FORMAL_ENTRY_ABOVE else 4


def export_category(consignment: ExportConsignment) -> int:
    """Return the category of an exported express consignment, 1 or 2.

    1: not dutiable, no invoice above 500,000 baht, nothing prohibited or restricted, and no
    incentive or exemption requested; 2: all others.

    :source: Customs Department, Express Consignments (Notification 68/2551), categories
    """
    needs_more = (
        consignment.is_dutiable
        or consignment.is_restricted
        or consignment.requests_incentive
        or consignment.requests_exemption
        or max(consignment.invoice_values) > INVOICE_UP_TO
    )
    return 2 if needs_more else 1


def _is_low_value(consignment: ImportConsignment, on: date) -> bool:
    by_fob = de_minimis(on).basis == Basis.FOB
    value = consignment.fob if by_fob else consignment.customs_value
    return consignment.mode == Mode.AIR and is_duty_free(value, on=on)
