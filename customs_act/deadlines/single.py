"""Single last days that are asked for by themselves."""

from datetime import date, datetime, timedelta

from customs_act.deadlines.rules import TO_PAY
from customs_act.deadlines.tables import RULES
from customs_act.errors import InvalidInput

_TO_SHOW_CERTIFICATES = timedelta(hours=24)


def payment_due(*, notified_on: date) -> date:
    """Return the last day for paying an assessed duty in full: the thirtieth.

    :param notified_on: local day on which the notification of assessment was received; where
        the payment was put off by an appeal, the notice of how the appeal or the case ended
    :raises InvalidInput: a day that cannot be
    :source: Customs Act B.E. 2560, section 20, second paragraph; section 38, second paragraph
    """
    return TO_PAY.last_day(notified_on)


def usual_last_day(code: str, *, start: date) -> date:
    """Return the last day of the period of a rule, as long as nobody puts it off.

    :param code: the code of a rule
    :param start: local day on which its period starts
    :raises InvalidInput: no such rule, one whose last day is set by the Director-General, or a
        day that cannot be
    :source: Customs Act B.E. 2560, the section of the rule
    """
    length = RULES[code].length if code in RULES else None
    if length is None:
        raise InvalidInput("code", code, "the code of a rule with a period")
    return length.last_day(start)


def certificates_due(*, arrived_at: datetime) -> datetime:
    """Return by when a coasting vessel's goods and vessel clearance certificates are shown.

    :param arrived_at: aware moment of arrival at the port
    :raises InvalidInput: a moment without a time zone, or none at all
    :source: Customs Act B.E. 2560, section 185, third paragraph
    """
    if not isinstance(arrived_at, datetime) or arrived_at.tzinfo is None:
        raise InvalidInput("arrived_at", arrived_at, "a moment with its time zone")
    return arrived_at + _TO_SHOW_CERTIFICATES
