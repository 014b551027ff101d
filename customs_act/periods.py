"""How periods are counted (Civil and Commercial Code, sections 193/3 and 193/5)."""

from calendar import monthrange
from datetime import MAXYEAR, date, datetime, timedelta

from customs_act.errors import InvalidInput

_ONE_DAY = timedelta(days=1)
_LONGEST_IN_DAYS = 36_500
_LONGEST_IN_MONTHS = 1_200


def last_day_of_days(start: date, days: int) -> date:
    """Return the last day of a period of days; the day on which it starts is not counted.

    :param days: from 0, which is no period at all, to 36,500
    :raises InvalidInput: a day or a length that cannot be
    :source: Civil and Commercial Code, section 193/3
    """
    checked_day("start", start)
    _check_length("days", days, _LONGEST_IN_DAYS)
    try:
        return date.fromordinal(start.toordinal() + days)
    except ValueError:
        raise _ends_too_late(start) from None


def last_day_of_months(start: date, months: int) -> date:
    """Return the last day of a period of months.

    The day after ``start`` is its first day. It ends on the day before the corresponding day
    of its last month, or on the last day of that month where there is none.

    :param months: from 0, which is no period at all, to 1,200
    :raises InvalidInput: a day or a length that cannot be
    :source: Civil and Commercial Code, sections 193/3 and 193/5
    """
    checked_day("start", start)
    _check_length("months", months, _LONGEST_IN_MONTHS)
    try:
        first = start + _ONE_DAY
    except OverflowError:
        raise _ends_too_late(start) from None
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    if year > MAXYEAR:
        raise _ends_too_late(start)
    try:
        return date(year, month + 1, first.day) - _ONE_DAY
    except ValueError:  # the month has no such day
        return date(year, month + 1, monthrange(year, month + 1)[1])


def months_begun(start: date, end: date) -> int:
    """Return how many months have begun between two days; a part month counts as one.

    The first day is not counted; 0 where ``end`` is not after ``start``.

    :raises InvalidInput: a day that cannot be
    :source: Customs Act B.E. 2560, section 22; Civil and Commercial Code, section 193/5
    """
    if checked_day("end", end) <= checked_day("start", start):
        return 0
    first = start + _ONE_DAY
    whole = (end.year - first.year) * 12 + end.month - first.month
    return whole + (end.day >= first.day)


def checked_day(name: str, day: date) -> date:
    """Return a day that can be computed with: a date, not a moment.

    :param name: what the day is called where it was given
    :raises InvalidInput: it is a moment (whose day depends on the time zone) or no date at all
    :source: Civil and Commercial Code, section 193/2 (days are counted, not hours)
    """
    if isinstance(day, datetime) or not isinstance(day, date):
        raise InvalidInput(name, day, "a local date")
    return day


def _check_length(name: str, length: int, longest: int) -> None:
    if type(length) is not int or not 0 <= length <= longest:
        raise InvalidInput(name, length, f"a whole number from 0 to {longest:,}")


def _ends_too_late(start: date) -> InvalidInput:
    return InvalidInput("start", start, "a day whose period ends before the end of the year 9999")
