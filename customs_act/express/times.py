"""The time limits of e-Express for exports."""

from datetime import UTC, datetime, timedelta

from customs_act.errors import InvalidInput

MANIFEST_BEFORE_DEPARTURE = timedelta(hours=2)
TIME_TO_ANSWER = timedelta(minutes=30)
DECLARATION_AFTER_DEPARTURE = timedelta(hours=24)


def manifest_due(*, departure: datetime) -> datetime:
    """Return the last moment for sending the Pre-Arrival Express Manifest.

    Two hours before departure; sent at that very moment, it is in time.

    :param departure: aware moment at which the consignments depart
    :returns: aware moment in the same time zone
    :raises InvalidInput: the moment has no time zone, or none that can be computed with
    :source: Customs Department, Express Consignments (Notification 68/2551), export procedures
    """
    return _moved("departure", departure, -MANIFEST_BEFORE_DEPARTURE)


def line_due(*, received: datetime) -> datetime:
    """Return the moment by which a manifest is answered with its Red or Green Line.

    Thirty minutes after it was received.

    :param received: aware moment at which the computer of customs received the manifest
    :returns: aware moment in the same time zone
    :raises InvalidInput: the moment has no time zone, or none that can be computed with
    :source: Customs Department, Express Consignments (Notification 68/2551), export procedures
    """
    return _moved("received", received, TIME_TO_ANSWER)


def declaration_due(*, departure: datetime) -> datetime:
    """Return the last moment for sending the Express Outbound Consignment Declaration.

    Twenty-four hours after departure; sent at that very moment, it is in time.

    :param departure: aware moment at which the consignments departed
    :returns: aware moment in the same time zone
    :raises InvalidInput: the moment has no time zone, or none that can be computed with
    :source: Customs Department, Express Consignments (Notification 68/2551), export procedures
    """
    return _moved("departure", departure, DECLARATION_AFTER_DEPARTURE)


def _moved(name: str, moment: datetime, by: timedelta) -> datetime:
    if not isinstance(moment, datetime) or moment.utcoffset() is None:
        raise InvalidInput(name, moment, "a moment with a time zone")
    try:
        # By way of UTC, since clocks that are put forward or back do not change a period.
        return (moment.astimezone(UTC) + by).astimezone(moment.tzinfo)
    except OverflowError:
        raise InvalidInput(name, moment, "a moment well within the years 1 to 9999") from None
