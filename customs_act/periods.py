"""How periods are counted (Civil and Commercial Code, sections 193/3 and 193/5)."""

from datetime import date, timedelta


def last_day_of_days(start: date, days: int) -> date:
    """Return the last day of a period of days; the day on which it starts is not counted.

    :source: Civil and Commercial Code, section 193/3
    """
    return start + timedelta(days=days)


def months_begun(start: date, end: date) -> int:
    """Return how many months have begun between two days; a part month counts as one.

    The first day is not counted; 0 where ``end`` is not after ``start``.

    :source: Customs Act B.E. 2560, section 22; Civil and Commercial Code, section 193/5
    """
    months = 0
    while last_day_of_months(start, months) < end:
        months += 1
    return months


def last_day_of_months(start: date, months: int) -> date:
    """Return the last day of a period of months.

    The day after ``start`` is its first day. It ends on the day before the corresponding day
    of its last month, or on the last day of that month where there is none.

    :source: Civil and Commercial Code, sections 193/3 and 193/5
    """
    first = start + timedelta(days=1)
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    try:
        return date(year, month + 1, first.day) - timedelta(days=1)
    except ValueError:
        return date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1) - timedelta(days=1)
