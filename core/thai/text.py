"""Thai text: digits, search forms and order."""

import re
import unicodedata

NBSP = "\N{NO-BREAK SPACE}"


def ascii_digits(text: str) -> str:
    """Return the text with every decimal digit (Thai, full-width, ...) as 0-9.

    Invisible characters that come with a paste from a spreadsheet or a chat (zero-width
    space and joiners, byte order mark) are dropped; a no-break space becomes a space.
    """
    text = re.sub("[\u200b\u200c\u200d\ufeff]", "", text).replace(NBSP, " ")
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)


def search_text(text: str) -> str:
    """Return the text in the one form in which names are stored for search and compared.

    NFKC splits SARA AM into its two parts; a tone mark then goes behind the first of them,
    so that a name typed on a keyboard equals the same name copied from a PDF.
    Case is folded and spaces are squeezed.
    """
    text = unicodedata.normalize("NFKC", ascii_digits(text)).casefold()
    text = re.sub("([\u0e48-\u0e4b])\u0e4d", "\u0e4d\\1", text)
    return " ".join(text.split())


def thai_sort_key(text: str) -> tuple[str, str]:
    """Return a key that sorts Thai names nearly as ICU's Thai collation does.

    A leading vowel goes behind its consonant; tone marks and the like count only between
    names that are otherwise equal. In Postgres use a column or index with the collation
    ``th-x-icu`` instead; this key is for lists sorted in Python.
    """
    swapped = re.sub("([\u0e40-\u0e44])([\u0e01-\u0e2e])", r"\2\1", text)
    marks = "".join(char for char in swapped if "\u0e47" <= char <= "\u0e4c")
    return re.sub("[\u0e47-\u0e4c]", "", swapped), marks
