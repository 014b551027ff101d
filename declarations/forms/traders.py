"""What people type to find declarations in their list."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import Office
from core.fields import DateField
from core.numbers.writing import squeezed
from core.templatetags.thai import language
from core.thai.dates import format_date_long
from core.words import Words
from declarations.answers import Reader
from declarations.catalogue.codes import EXPORT_TYPES, LANES
from declarations.catalogue.stages import STAGE_FILTERS
from declarations.models.declarations import DeclarationQuerySet
from declarations.models.lists import waiting_for_customs, waiting_for_traders

_YEARS_BACK = 10
_DAYS_AHEAD = 90
_TEXT = {"class": "form-control et-num", "autocomplete": "off", "spellcheck": "false"}
_WHOLE = _("The whole number")
_KINDS = {"IMPORT": Words("ขาเข้า", "Import"), "EXPORT": Words("ขาออก", "Export")}
_ROLES = {
    "TRADER": Words("เป็นผู้นำของเข้าหรือผู้ส่งของออก", "As importer or exporter"),
    "BROKER": Words("เป็นตัวแทนออกของ", "As customs broker"),
}


@dataclass(frozen=True)
class Chip:
    """A filter in force, in words, and the query string that is left without it."""

    label: str
    words: str
    query: str


def _text(label: Any, **kwargs: Any) -> forms.CharField:
    widget = forms.TextInput(_TEXT)
    return forms.CharField(label=label, required=False, max_length=40, widget=widget, **kwargs)


def _choice(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, required=False, widget=forms.Select({"class": "form-select"})
    )


class FilterForm(forms.Form):
    """The filters of the list; a field that cannot be read filters nothing."""

    number = _text(_("Declaration number"), help_text=_("The whole number or its beginning"))
    reference = _text(_("Reference number"), help_text=_WHOLE)
    bill = _text(_("Bill of lading or air waybill"), help_text=_WHOLE)
    kind = _choice(_("Kind"))
    since = DateField(label=_("Formalities from"), required=False)
    until = DateField(label=_("Formalities until"), required=False)
    stage = _choice(_("Stage"))
    office = _choice(_("Office"))
    lane = _choice(_("Lane"))
    role = _choice(_("Your role"))
    turn = forms.BooleanField(
        label=_("Only what waits for me"),
        required=False,
        widget=forms.CheckboxInput({"class": "form-check-input"}),
    )

    def __init__(self, query: QueryDict, *, reader: Reader, offices: list[Office], on: date):
        super().__init__(query)
        self.query, self.reader, self.on = query, reader, on
        self.offered: dict[str, Mapping[str, Words]] = {}
        self._offer("kind", _KINDS)
        self._offer("stage", {str(stage): words for stage, words in STAGE_FILTERS.items()})
        self._offer("lane", LANES)
        self._offer("role", _ROLES)
        self._offer(
            "office",
            {o.code: Words(f"{o.code} {o.name_th}", f"{o.code} {o.name_en}") for o in offices},
        )
        for name in ("since", "until"):
            field = self.fields[name]
            assert isinstance(field, DateField)  # noqa: S101 (for the type checker)
            field.earliest = date(on.year - _YEARS_BACK, 1, 1)
            field.latest = on + timedelta(days=_DAYS_AHEAD)
            field.example = on
        if reader.is_officer:
            del self.fields["role"]

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins."""
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day must not be before the first day."))
        return self.cleaned_data

    def narrowed(self, rows: DeclarationQuerySet) -> DeclarationQuerySet:
        """Keep the declarations that all filters let through."""
        for name, value in self.in_force().items():
            rows = self._narrow(rows, name, value)
        return rows

    def in_force(self) -> dict[str, Any]:
        """Return the filters that were read and say something."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def chips(self) -> list[Chip]:
        """Return each filter in force with the way to be rid of it."""
        return [
            Chip(str(self.fields[name].label), self._said(name, value), self.without(name))
            for name, value in self.in_force().items()
        ]

    def without(self, *names: str) -> str:
        """Return the query string of what was asked for, without some of the filters."""
        query = self.query.copy()
        dropped = [name for name in query if name in names or name not in self.fields]
        for name in dropped + [name for name in query if not query[name]]:
            query.pop(name, None)
        return query.urlencode()

    def _narrow(self, rows: DeclarationQuerySet, name: str, value: Any) -> DeclarationQuerySet:
        if name == "stage":
            return rows.in_stage(int(value))
        if name == "turn":
            return my_turn(rows, self.reader, on=self.on)
        return rows.filter(self._condition(name, value))

    def _condition(self, name: str, value: Any) -> Q:
        export = Q(document_type__in=EXPORT_TYPES)
        mine = self.reader.traders
        conditions: Mapping[str, Q] = {
            "number": Q(number__begins_with=squeezed(str(value))) | Q(number=value),
            "reference": Q(reference__in=[value, str(value).upper(), squeezed(str(value))]),
            "bill": _bill(str(value)),
            "since": Q(formalities_date__gte=value),
            "until": Q(formalities_date__lte=value),
            "kind": export if value == "EXPORT" else ~export,
            "office": Q(office__code=value),
            "lane": Q(lane=value),
            "role": Q(broker_id__in=mine) if value == "BROKER" else Q(trader_id__in=mine),
        }
        return conditions[name]

    def _said(self, name: str, value: Any) -> str:
        if isinstance(value, date):
            return format_date_long(value, language())
        if name in self.offered:
            return str(self.offered[name][value])
        return "" if value is True else str(value)

    def _offer(self, name: str, words: Mapping[str, Words]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type checker)
        self.offered[name] = words
        field.choices = [("", _("All")), *((key, str(value)) for key, value in words.items())]


def my_turn(rows: DeclarationQuerySet, reader: Reader, *, on: date) -> DeclarationQuerySet:
    """Keep the declarations for which this reader has to act."""
    if reader.is_officer:
        return waiting_for_customs(rows, on=on)
    return waiting_for_traders(rows, reader.traders, on=on)


def _bill(text: str) -> Q:
    names = [text, squeezed(text)]
    return Q(house_bill__in=names) | Q(master_bill__in=names)
