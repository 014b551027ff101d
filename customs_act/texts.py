"""Words of the law in both languages."""

from typing import NamedTuple


class Text(NamedTuple):
    """A text in Thai and in English. The English is ours, after an unofficial translation."""

    th: str
    en: str
