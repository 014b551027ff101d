"""What people ask of the access ledger: a number, a kind of entry, a period."""

from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _

from audit.catalogue import KINDS
from audit.models.entries import EntryQuerySet
from core.fields import DateField
from core.numbers.writing import squeezed

_YEARS_BACK = 10
_TEXT = {"class": "form-control et-num", "autocomplete": "off", "spellcheck": "false"}
ALL = "ALL"
"""The choice that also shows what the portal itself took from feeds."""


class AccessForm(forms.Form):
    """The filters of the ledger; a field that cannot be read filters nothing."""

    number = forms.CharField(
        label=_("Number"),
        required=False,
        max_length=40,
        widget=forms.TextInput(_TEXT),
        help_text=_("The whole number, or the reference while there was no number yet"),
    )
    what = forms.ChoiceField(
        label=_("What happened"),
        required=False,
        choices=[
            ("", _("All that people saw or did")),
            *((kind, KINDS[kind]) for kind in ("VIEWED", "CHANGED", "REFUSED")),
            (ALL, _("Everything, feeds included")),
        ],
        widget=forms.Select({"class": "form-select"}),
    )
    since = DateField(label=_("From"), required=False)
    until = DateField(label=_("To and including"), required=False)

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
        rows = _of_kind(rows, asked.get("what", ""))
        if number:
            rows = rows.filter(subject__in=[number, squeezed(number)])
        end = _begins(until + timedelta(days=1)) if until else None
        return rows.between(_begins(since) if since else None, end)

    def asked(self) -> str:
        """Return what was asked for as a query string."""
        return urlencode({name: self.data[name] for name in self.fields if self.data.get(name)})


def _of_kind(rows: EntryQuerySet, what: str) -> EntryQuerySet:
    """Keep what was chosen; what feeds bring is most of it, and only changes and all have it."""
    by_whom = rows if what in {ALL, "CHANGED"} else rows.by_people()
    return by_whom.of_kind(what) if what in KINDS else by_whom


def _begins(day: date) -> datetime:
    return make_aware(datetime.combine(day, time.min))
