"""Texts of the law as words that follow the reader's language."""

from collections.abc import Iterable

from core.words import Words
from customs_act.texts import Text


def of_text(text: Text) -> Words:
    """Return a text of the law, to be shown in the reader's language."""
    return Words(*text)


def joined(texts: Iterable[Text]) -> Words:
    """Return several texts side by side, as one."""
    texts = list(texts)
    return Words(" / ".join(text.th for text in texts), " / ".join(text.en for text in texts))
