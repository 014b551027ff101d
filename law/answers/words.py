"""Texts and figures of the law as words that follow the reader's language."""

from collections.abc import Iterable
from decimal import Decimal

from core.thai.text import NBSP
from core.words import Words, days_words
from customs_act.deadlines import Days, Months
from customs_act.texts import Text


def of_text(text: Text) -> Words:
    """Return a text of the law, to be shown in the reader's language."""
    return Words(*text)


def joined(texts: Iterable[Text]) -> Words:
    """Return several texts side by side, as one."""
    return side_by_side(of_text(text) for text in texts)


def side_by_side(words: Iterable[Words]) -> Words:
    """Return several words side by side, as one."""
    words = list(words)
    return Words(" / ".join(each.th for each in words), " / ".join(each.en for each in words))


def all_of(words: Iterable[Words]) -> Words:
    """Return several conditions that must all hold."""
    return _chained(words, "และ", "and")


def either(words: Iterable[Words]) -> Words:
    """Return several things of which one is enough."""
    return _chained(words, "หรือ", "or")


def months_words(months: int) -> Words:
    """Return a number of months with its unit."""
    return _counted(months, "เดือน", "month")


def period_words(period: Days | Months) -> Words:
    """Return how long a period is; whole years are said as years."""
    if isinstance(period, Days):
        return days_words(period.count)
    years, rest = divmod(period.count, 12)
    return months_words(period.count) if rest or not years else _counted(years, "ปี", "year")


def percent_words(share: Decimal) -> Words:
    """Return a share as a percentage: 0.00625 is 0.625 per cent."""
    figure = f"{(share * 100).normalize():f}"
    return Words(f"ร้อยละ{NBSP}{figure}", f"{figure}{NBSP}per cent")


def _counted(count: int, thai: str, english: str) -> Words:
    return Words(f"{count}{NBSP}{thai}", f"{count}{NBSP}{english}" + ("" if count == 1 else "s"))


def _chained(words: Iterable[Words], thai: str, english: str) -> Words:
    words = list(words)
    return Words(
        f" {thai}".join(each.th for each in words), f" {english} ".join(each.en for each in words)
    )
