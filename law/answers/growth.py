"""When a debt grows: with each month of surcharge that begins, and after each last day to pay."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from customs_act.periods import last_day_of_months
from customs_act.surcharge import MONTHLY_RATE

_ONE_DAY = timedelta(days=1)


def next_growth(
    total: Callable[[date], Decimal],
    *,
    since: date | None,
    last_days: Iterable[date | None],
    on: date,
) -> tuple[date, Decimal] | None:
    """Return the first day after ``on`` on which a debt is higher, and its sum; None if none is.

    :param total: what is owed if it is paid on a day, in baht
    :param since: local day from which the surcharge runs, None while it does not
    :param last_days: the last days to pay, after which a penalty is added
    """
    before = total(on)
    for day in sorted(_steps(since, last_days)):
        if day > on and (then := total(day)) > before:
            return day, then
    return None


def _steps(since: date | None, last_days: Iterable[date | None]) -> Iterator[date]:
    """Yield each day on which a penalty falls due or a month of surcharge begins."""
    yield from (day + _ONE_DAY for day in last_days if day)
    if since:
        for months in range(int(1 / MONTHLY_RATE)):
            yield last_day_of_months(since, months) + _ONE_DAY
