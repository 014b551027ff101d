"""Texts that are kept in both languages side by side: codes, statuses, places, sentences."""

from dataclasses import dataclass

from django.utils.translation import get_language


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


def _in(value: object, language: str) -> object:
    return getattr(value, language) if isinstance(value, Words) else value
