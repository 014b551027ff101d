"""What messages are for, and what stands in the place of their secrets."""

from core.words import Words

PLACEHOLDER = "\ufffc"
"""Stands in a kept text where the secret belongs; no word can bring it in."""

BLANKED = "••••••"
"""Stands there when people read the text."""

PURPOSES: dict[str, Words] = {}
"""A purpose is the first part of the names of its templates in ``templates/messages``."""


def purpose_words(purpose: str) -> Words | str:
    """Return what a message is for; of a purpose that is no longer in use its bare name."""
    return PURPOSES.get(purpose, purpose.replace("_", " "))
