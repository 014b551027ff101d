"""How numbers are typed and pasted, brought into one form."""

import re
import unicodedata

from core.thai.text import ascii_digits

_CUSTOMS = "0994000163011"
_BARCODE = re.compile(
    rf"\|\s*{_CUSTOMS}\s*(?:[0-9]{{2}})?\s*10\s*(?P<number>[A-Z0-9]{{14}})", re.IGNORECASE
)
_LABEL = re.compile("(?:[^:0-9๐-๙]*:|[\u0e01-\u0e4e().\\s]+|no\\.\\s*)\\s*", re.IGNORECASE)


def squeezed(text: str) -> str:
    """Return the text as numbers are stored: 0-9, capitals, without spaces, hyphens, dots.

    Thai and full-width digits become 0-9; signs without width are dropped; ``/`` stays.
    """
    text = unicodedata.normalize("NFKC", ascii_digits(text)).upper()
    return re.sub(r"[\s.\-\u2010-\u2015\u2212]", "", text)


def bare(text: str) -> str:
    """Return a pasted or scanned text without what is not part of the number.

    A label before it is dropped (“เลขที่ A020-…”, “Number: A020-…”). Of the barcode of a bill
    payment to Customs the declaration number is kept: ``|``, tax number of Customs and suffix,
    then reference 1, which is 10 and the declaration number; whatever follows is dropped.
    """
    if scanned := _BARCODE.match(text.strip()):
        return scanned["number"]
    label = _LABEL.match(text.strip())
    return text.strip()[label.end() :] if label else text.strip()
