"""Form fields of the whole portal."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.templatetags.thai import thday
from core.thai.dates import ThaiDateError, parse_date

_FAULTS = {
    "format": _("We cannot read this as a date. For example: %(example)s"),
    "impossible": _("This day does not exist. For example: %(example)s"),
    "out_of_range": _("This date must be between %(earliest)s and %(latest)s."),
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
