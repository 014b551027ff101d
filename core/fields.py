"""Form fields of the whole portal."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.phones import NotAThaiMobile, read_mobile
from core.templatetags.thai import money, thday
from core.thai.dates import ThaiDateError, parse_date
from core.thai.text import ascii_digits

_FAULTS = {
    "format": _("We cannot read this as a date. For example: %(example)s"),
    "impossible": _("This day does not exist. For example: %(example)s"),
    "out_of_range": _("This date must be between %(earliest)s and %(latest)s."),
}
_SUM = re.compile(r"(?:[0-9]{1,3}(?:[, ][0-9]{3})+|[0-9]*)(?:\.(?:[0-9]*|-))?")
_UNIT = re.compile(r"^฿|(?:บาท|baht|thb|฿)$", re.IGNORECASE)
_NO_SUM = {
    "format": _("We cannot read this as a sum in baht. For example: %(example)s"),
    "negative": _("A sum cannot be below zero."),
    "decimals": _("A sum has at most two decimals. For example: %(example)s"),
    "too_large": _("A sum can be at most %(largest)s baht."),
}


class DateField(forms.Field):
    """A day as people here write it: B.E. or C.E., Thai or other digits, the day first.

    The window from ``earliest`` to ``latest`` should be narrow: it catches a year of the
    wrong era. The form sets it, since it moves with the day; and ``example``, for the errors.
    """

    earliest = date.min
    latest = date.max
    example = date(2026, 11, 22)

    def __init__(self, **kwargs: Any) -> None:
        attributes = {"class": "form-control", "inputmode": "numeric", "autocomplete": "off"}
        kwargs.setdefault("widget", forms.TextInput(attributes))
        kwargs.setdefault("help_text", _("dd/mm/yyyy, B.E. or C.E."))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Write a day in the reader's era; what was typed stays as it was typed."""
        return thday(value) if isinstance(value, date) else value

    def to_python(self, value: Any) -> date | None:
        """Return the day that was typed, or None for an empty field.

        :raises ValidationError: it is no day, or not one of the window
        """
        text = str(value or "").strip()
        if not text:
            return None
        try:
            return parse_date(text, earliest=self.earliest, latest=self.latest)
        except ThaiDateError as fault:
            raise ValidationError(
                _FAULTS[fault.code], code=fault.code, params=self._words()
            ) from fault

    def _words(self) -> dict[str, str]:
        return {
            "example": thday(self.example),
            "earliest": thday(self.earliest),
            "latest": thday(self.latest),
        }


class BahtField(forms.Field):
    """A sum in baht as people here write it: 10,000.50, Thai digits, spaces, with บาท or not.

    It is zero or more and has at most twelve digits, two of them after the point.
    """

    example = Decimal("10000.50")
    largest = Decimal("9999999999.99")

    def __init__(self, **kwargs: Any) -> None:
        attributes = {"class": "form-control", "inputmode": "decimal", "autocomplete": "off"}
        kwargs.setdefault("widget", forms.TextInput(attributes))
        kwargs.setdefault("help_text", _("baht, for example 10,000.50"))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Write a sum with thousands apart; what was typed stays as it was typed."""
        return money(value) if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Decimal | None:
        """Return the sum that was typed, or None for an empty field.

        :raises ValidationError: it is no sum, or one that is not taken
        """
        text = str(value or "").strip()
        if not text:
            return None
        text = _UNIT.sub("", ascii_digits(text).strip()).strip()
        if text[:1] in {"-", "−"} and _is_sum(text[1:].strip()):
            raise self._refused("negative")
        if not _is_sum(text):
            raise self._refused("format")
        return self._taken(re.sub("[, ]", "", text).removesuffix("-"))

    def _taken(self, text: str) -> Decimal:
        """Return a sum written with digits and a point alone, if it is one that is taken."""
        if len(text.partition(".")[2].rstrip("0")) > 2:
            raise self._refused("decimals")
        amount = Decimal(text)
        if amount > self.largest:
            raise self._refused("too_large")
        return amount

    def _refused(self, fault: str) -> ValidationError:
        words = {"example": money(self.example), "largest": money(self.largest)}
        return ValidationError(_NO_SUM[fault], code=fault, params=words)


def _is_sum(text: str) -> bool:
    return any(map(str.isdigit, text)) and _SUM.fullmatch(text) is not None


class MobileField(forms.CharField):
    """A Thai mobile as people write it; its value is the number in E.164 (``+66812345678``)."""

    def __init__(self, **kwargs: Any) -> None:
        attributes = {"inputmode": "tel", "autocomplete": "tel", "maxlength": "30"}
        kwargs.setdefault("widget", forms.TextInput(attributes))
        kwargs.setdefault("label", _("Mobile number"))
        kwargs.setdefault("help_text", _("A Thai mobile, for example 081 234 5678"))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        """Return the number that was typed, in E.164.

        :raises ValidationError: it is no Thai mobile
        """
        typed = super().clean(value)
        try:
            return read_mobile(typed) if typed else ""
        except NotAThaiMobile:
            raise ValidationError(
                _("This is no Thai mobile number. For example: 081 234 5678"), code="mobile"
            ) from None
