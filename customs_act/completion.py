"""When an import or export is complete, and which days fix its customs value and its rate."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from customs_act.consignments import Direction, Mode, checked_kind
from customs_act.deadlines import usual_last_day
from customs_act.errors import InvalidInput
from customs_act.periods import checked_day
from customs_act.texts import Text


class Moment(StrEnum):
    """The event that completes an import or an export."""

    VESSEL_ENTERS_PORT = "VESSEL_ENTERS_PORT"
    VESSEL_LEAVES_LAST_PORT = "VESSEL_LEAVES_LAST_PORT"
    TRANSPORT_ENTERS_BORDER_POINT = "TRANSPORT_ENTERS_BORDER_POINT"
    TRANSPORT_LEAVES_BORDER_POINT = "TRANSPORT_LEAVES_BORDER_POINT"
    AIRCRAFT_ENTERS_AIRPORT = "AIRCRAFT_ENTERS_AIRPORT"
    AIRCRAFT_LEAVES_LAST_AIRPORT = "AIRCRAFT_LEAVES_LAST_AIRPORT"
    MAIL_SACK_OPENED = "MAIL_SACK_OPENED"
    MAIL_SACK_CLOSED_AND_EXPORTED = "MAIL_SACK_CLOSED_AND_EXPORTED"


WORDS: Mapping[Moment, Text] = MappingProxyType(
    {
        Moment.VESSEL_ENTERS_PORT: Text(
            "เรือเข้ามาในเขตท่าที่จะขนของขึ้นจากเรือ หรือเขตท่าที่ระบุให้ส่งของถึง",
            "The vessel enters the port of discharge or the port of consignment",
        ),
        Moment.VESSEL_LEAVES_LAST_PORT: Text(
            "เรือออกจากเขตท่าสุดท้ายเพื่อไปจากราชอาณาจักร",
            "The vessel leaves the last port to depart from the Kingdom",
        ),
        Moment.TRANSPORT_ENTERS_BORDER_POINT: Text(
            "ยานพาหนะเข้ามาถึงเขตด่านพรมแดน",
            "The means of transport enters a border crossing point",
        ),
        Moment.TRANSPORT_LEAVES_BORDER_POINT: Text(
            "ยานพาหนะออกจากเขตด่านพรมแดนเพื่อไปจากราชอาณาจักร",
            "The means of transport leaves a border crossing point to depart from the Kingdom",
        ),
        Moment.AIRCRAFT_ENTERS_AIRPORT: Text(
            "อากาศยานเข้ามาถึงสนามบินศุลกากร", "The aircraft enters a customs airport"
        ),
        Moment.AIRCRAFT_LEAVES_LAST_AIRPORT: Text(
            "อากาศยานออกจากสนามบินศุลกากรแห่งสุดท้ายเพื่อไปจากราชอาณาจักร",
            "The aircraft leaves the last customs airport to depart from the Kingdom",
        ),
        Moment.MAIL_SACK_OPENED: Text("เปิดถุงไปรษณีย์", "The mail sack is opened"),
        Moment.MAIL_SACK_CLOSED_AND_EXPORTED: Text(
            "ปิดถุงไปรษณีย์ และส่งถุงนั้นออกทางทะเล ทางบก หรือทางอากาศสำเร็จแล้ว",
            "The mail sack is closed and exported by sea, land or air",
        ),
    }
)
"""What happens at each moment."""

_COMPLETED_BY: Mapping[tuple[Direction, Mode], Moment] = {
    (Direction.IMPORT, Mode.SEA): Moment.VESSEL_ENTERS_PORT,
    (Direction.EXPORT, Mode.SEA): Moment.VESSEL_LEAVES_LAST_PORT,
    (Direction.IMPORT, Mode.LAND): Moment.TRANSPORT_ENTERS_BORDER_POINT,
    (Direction.EXPORT, Mode.LAND): Moment.TRANSPORT_LEAVES_BORDER_POINT,
    (Direction.IMPORT, Mode.AIR): Moment.AIRCRAFT_ENTERS_AIRPORT,
    (Direction.EXPORT, Mode.AIR): Moment.AIRCRAFT_LEAVES_LAST_AIRPORT,
    (Direction.IMPORT, Mode.POST): Moment.MAIL_SACK_OPENED,
    (Direction.EXPORT, Mode.POST): Moment.MAIL_SACK_CLOSED_AND_EXPORTED,
}


@dataclass(frozen=True)
class Fixed:
    """On which local day the customs value and the rate of duty are those that count.

    The nature of the goods and their tariff are taken on the day of the value.
    """

    value_on: date
    rate_on: date
    section: str


def completed_by(direction: Direction | str, mode: Mode | str) -> Moment:
    """Return the event that completes an import or an export.

    By post, an export takes both: the sack is closed, and it is exported by sea, land or air as
    any other goods are.

    :raises InvalidInput: no such direction or mode
    :source: Customs Act B.E. 2560, section 50
    """
    way = checked_kind("direction", direction, Direction)
    return _COMPLETED_BY[way, checked_kind("mode", mode, Mode)]


def fixed_for_import(*, completed_on: date) -> Fixed:
    """Return what fixes the duty on goods imported: the completion of the import.

    :param completed_on: local day on which the import was complete (s. 50)
    :raises InvalidInput: a day that cannot be
    :source: Customs Act B.E. 2560, section 14
    """
    checked_day("completed_on", completed_on)
    return Fixed(value_on=completed_on, rate_on=completed_on, section="14")


def fixed_for_release_from_warehouse(*, completed_on: date, released_on: date) -> Fixed:
    """Return what fixes the duty on goods released from a bonded warehouse.

    The value is that at the completion of the import, the rate that at the release, whether or
    not the goods are still as they were imported.

    :param completed_on: local day on which the import was complete (s. 50)
    :param released_on: local day on which the goods were released from the warehouse
    :raises InvalidInput: a day that cannot be, or a release before the import
    :source: Customs Act B.E. 2560, section 14(1)
    """
    _check_order("released_on", released_on, "completed_on", completed_on)
    return Fixed(value_on=completed_on, rate_on=released_on, section="14(1)")


def fixed_for_loss_in_warehouse(*, completed_on: date, stored_on: date) -> Fixed:
    """Return what fixes the duty on goods lost or destroyed in a bonded warehouse.

    Value and rate are those at the time the goods were brought into the warehouse.

    :param completed_on: local day on which the import was complete (s. 50)
    :param stored_on: local day on which the goods were brought into the warehouse
    :raises InvalidInput: a day that cannot be, or a storing before the import
    :source: Customs Act B.E. 2560, section 14(2)
    """
    _check_order("stored_on", stored_on, "completed_on", completed_on)
    return Fixed(value_on=stored_on, rate_on=stored_on, section="14(2)")


def fixed_for_change_to_import(*, entered_on: date, requested_on: date) -> Fixed:
    """Return what fixes the duty on goods in transit or transhipment changed to an import.

    Value and rate are those at the time the goods were brought into the Kingdom. The change can
    be requested up to the thirtieth day after that; later, the goods belong to the State
    (s. 103). Where an international agreement sets aside the thirty days (s. 260), this rule has
    no answer.

    :param entered_on: local day on which the goods were brought into the Kingdom
    :param requested_on: local day on which the change was requested
    :raises InvalidInput: a day that cannot be, or a request before the entry or after the
        thirty days
    :source: Customs Act B.E. 2560, sections 14(3) and 102, second paragraph
    """
    _check_order("requested_on", requested_on, "entered_on", entered_on)
    last = usual_last_day("TRANSIT", start=entered_on)
    if requested_on > last:
        raise InvalidInput("requested_on", requested_on, f"a day up to {last} (s. 102)")
    return Fixed(value_on=entered_on, rate_on=entered_on, section="14(3)")


def fixed_for_export(*, numbered_on: date) -> Fixed:
    """Return what fixes the duty on goods exported: the number of their declaration.

    :param numbered_on: local day on which the declaration was received and its number issued
    :raises InvalidInput: a day that cannot be
    :source: Customs Act B.E. 2560, section 15
    """
    checked_day("numbered_on", numbered_on)
    return Fixed(value_on=numbered_on, rate_on=numbered_on, section="15")


def _check_order(later_name: str, later: date, earlier_name: str, earlier: date) -> None:
    checked_day(earlier_name, earlier)
    if checked_day(later_name, later) < earlier:
        raise InvalidInput(later_name, later, f"a day not before {earlier_name}, {earlier}")
