"""What people ask of the access ledger: a number, a period."""

from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _

from audit.models.entries import EntryQuerySet
from core.fields import DateField
from core.numbers.writing import squeezed

_YEARS_BACK = 10
_TEXT = {"class": "form-control et-num", "autocomplete": "off", "spellcheck": "false"}


class AccessForm(forms.Form):
    """The filters of the ledger; a field that cannot be read filters nothing."""

    number = forms.CharField(
        label=_("Number"),
        required=False,
        max_length=40,
        widget=forms.TextInput(_TEXT),
        help_text=_("The whole number, or the reference while there was no number yet"),
    )
    since = DateField(label=_("From"), required=False)
    until = DateField(label=_("Until"), required=False)

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("since", "until"):
            field = self.fields[name]
            assert isinstance(field, DateField)  # noqa: S101 (for the type checker)
            field.earliest, field.latest = date(on.year - _YEARS_BACK, 1, 1), on
            field.example = on

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins."""
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day must not be before the first day."))
        return self.cleaned_data

    def narrowed(self, rows: EntryQuerySet) -> EntryQuerySet:
        """Return the entries that fit what was asked for."""
        asked = self.cleaned_data if self.is_valid() else self.cleaned_data | {"until": None}
        number, since, until = asked.get("number"), asked.get("since"), asked.get("until")
        if number:
            rows = rows.filter(subject__in=[number, squeezed(number)])
        end = _begins(until + timedelta(days=1)) if until else None
        return rows.between(_begins(since) if since else None, end)

    def asked(self) -> str:
        """Return what was asked for as a query string."""
        return urlencode({name: self.data[name] for name in self.fields if self.data.get(name)})


def _begins(day: date) -> datetime:
    return make_aware(datetime.combine(day, time.min))
