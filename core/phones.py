"""Thai mobiles: read as people write them, kept in E.164, shown as each language does."""

import re

import phonenumbers
from phonenumbers import PhoneNumberFormat as Form
from phonenumbers import PhoneNumberType as Kind

from core.thai.text import ascii_digits

MOBILE = {Kind.MOBILE, Kind.FIXED_LINE_OR_MOBILE}


class NotAThaiMobile(ValueError):
    """The text is no mobile number of Thailand."""


def read_mobile(text: str) -> str:
    """Return a Thai mobile in E.164: ``+66812345678``.

    Thai digits, blanks and hyphens, a leading 0, 66, +66 or 0066 are all understood.

    :raises NotAThaiMobile: it is none; SMS are sent to no other number
    """
    plain = re.sub(r"[^0-9+]", "", ascii_digits(text))
    plain = re.sub(r"^(?:00)?66(?=[689][0-9]{8}$)", "+66", plain)
    try:
        number = phonenumbers.parse(plain, "TH")
    except phonenumbers.NumberParseException:
        raise NotAThaiMobile from None
    if number.country_code != 66 or not phonenumbers.is_valid_number(number):
        raise NotAThaiMobile
    if phonenumbers.number_type(number) not in MOBILE:
        raise NotAThaiMobile
    return phonenumbers.format_number(number, Form.E164)


def show_phone(number: str, language: str) -> str:
    """Return a number in E.164 as people write it: ``081 234 5678``, or ``+66 81 234 5678``."""
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    form = Form.NATIONAL if language == "th" else Form.INTERNATIONAL
    return phonenumbers.format_number(parsed, form)
