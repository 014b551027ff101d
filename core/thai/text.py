"""Thai text: digits."""

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
