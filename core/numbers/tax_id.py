"""Tax numbers of persons and firms: 13 digits, the last one a check digit (mod 11)."""

import re

from stdnum.th import tin

from core.thai.text import ascii_digits


def digits(text: str) -> str:
    """Return only the digits of a tax number, however it was written."""
    return re.sub("[^0-9]", "", ascii_digits(text))


def is_valid(text: str) -> bool:
    """Tell whether the text is a 13-digit number whose check digit is right."""
    return bool(tin.is_valid(digits(text)))


def shown(text: str) -> str:
    """Return 0-0000-00012-34-3, grouped 1-4-5-2-1; any other length comes back unchanged."""
    return _grouped(digits(text)) or text


def masked(text: str) -> str:
    """Return 0-0000-XXXXX-34-3 for shared pages, messages and logs; never unmasked."""
    number = digits(text)
    return _grouped(number[:5] + "XXXXX" + number[10:]) or "X" * len(number)


def _grouped(signs: str) -> str:
    if len(signs) != 13:
        return ""
    return "-".join((signs[0], signs[1:5], signs[5:10], signs[10:12], signs[12]))
