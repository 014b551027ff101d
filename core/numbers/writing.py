"""How numbers are typed and pasted, brought into one form."""

import re
import unicodedata

from core.thai.text import ascii_digits


def squeezed(text: str) -> str:
    """Return the text as numbers are stored: 0-9, capitals, without spaces, hyphens, dots.

    Thai and full-width digits become 0-9; signs without width are dropped; ``/`` stays.
    """
    text = unicodedata.normalize("NFKC", ascii_digits(text)).upper()
    return re.sub(r"[\s.\-\u2010-\u2015\u2212]", "", text)
