"""Texts that are kept in both languages side by side: codes, places, sentences, days, sums."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import get_language

from core.thai.dates import format_date
from core.thai.text import NBSP


@dataclass(frozen=True)
class Words:
    """A text in Thai and in English; as a string, the one of the reader's language."""

    th: str
    en: str

    def __str__(self) -> str:
        return self.en if (get_language() or "th").startswith("en") else self.th

    def filled(self, **values: object) -> "Words":
        """Return the text with its ``{names}`` filled in; values may be words themselves."""
        thai = {name: _in(value, "th") for name, value in values.items()}
        english = {name: _in(value, "en") for name, value in values.items()}
        return Words(self.th.format_map(thai), self.en.format_map(english))


def day_words(day: date) -> Words:
    """Return a day in both languages."""
    return Words(format_date(day, "th"), format_date(day, "en"))


def baht_words(amount: Decimal) -> Words:
    """Return a sum with its unit in both languages."""
    return Words(f"{amount:,.2f}{NBSP}บาท", f"{amount:,.2f}{NBSP}baht")


def days_words(days: int) -> Words:
    """Return a number of days with its unit in both languages."""
    return Words(f"{days:,}{NBSP}วัน", f"{days:,}{NBSP}day" + ("" if days == 1 else "s"))


def _in(value: object, language: str) -> object:
    return getattr(value, language) if isinstance(value, Words) else value
