"""What people type into the calculator."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from core.fields import BahtField, DateField
from core.templatetags.thai import thdate_long
from core.words import baht_words
from law.answers import Result, calculated

_IN_FORCE = date(2017, 11, 13)
"""The first day of the Act: 180 days after its publication (s. 2). It cannot count for earlier."""
_YEARS_AHEAD = 10
_MAY_BE_EMPTY = _("May be left empty. dd/mm/yyyy, B.E. or C.E.")


class SumForm(forms.Form):
    """A sum to be computed; each of its fields may stand in the address."""

    use_required_attribute = False
    compute: ClassVar[Callable[..., Result]]
    fallbacks: ClassVar[Mapping[str, Any]] = {}
    """What a field that was left empty stands for, in words."""
    on_this_day: ClassVar[tuple[str, ...]] = ()
    """The fields that are filled with the day on which it is asked."""

    def __init__(self, query: QueryDict, *, on: date):
        asked = any(name in query for name in self.base_fields)
        super().__init__(query if asked else None)
        self.on = on
        for name, field in self.fields.items():
            if isinstance(field, DateField):
                field.earliest, field.latest = _IN_FORCE, date(on.year + _YEARS_AHEAD, 12, 31)
                field.example = on
            if name in self.on_this_day:
                field.initial = on

    def result(self) -> Result | None:
        """Return the answer, None if nothing was asked or it was not understood."""
        if not (self.is_bound and self.is_valid()):
            return None
        return type(self).compute(**self.cleaned_data, on=self.on)

    def given(self) -> list[tuple[str, Any]]:
        """Return what the answer was computed from: the labels, and the values in words."""
        return [(str(field.label), self._said(name)) for name, field in self.fields.items()]

    def _said(self, name: str) -> Any:
        value = self.cleaned_data[name]
        if value is None and name in self.on_this_day:
            value = self.on
        if isinstance(value, date):
            return thdate_long(value)
        return self.fallbacks.get(name, "–") if value is None else str(baht_words(value))

    def _refuse_before(self, later: str, earlier: str, words: Any) -> None:
        first, last = self.cleaned_data.get(earlier), self.cleaned_data.get(later)
        if first and last and last < first:
            self.add_error(later, words)


class LateForm(SumForm):
    """An assessed duty that is paid late, or not yet."""

    compute = staticmethod(calculated.late)
    fallbacks = {"released": _("still in customs custody")}
    on_this_day = ("paid",)

    duty = BahtField(label=_("Assessed duty"))
    notified = DateField(label=_("Notification of assessment received on"))
    released = DateField(
        label=_("Released or exported on"),
        required=False,
        help_text=_("Leave it empty while the goods are in customs custody. dd/mm/yyyy"),
    )
    paid = DateField(
        label=_("Paid on"), required=False, help_text=_("Empty: today. A coming day is all right.")
    )


class RefundForm(SumForm):
    """A refund with its interest."""

    compute = staticmethod(calculated.refund)
    on_this_day = ("approved",)

    amount = BahtField(label=_("Duty to be refunded"))
    paid = DateField(label=_("Duty paid on"))
    approved = DateField(label=_("Refund approved on"))
    moved = DateField(
        label=_("Imported or exported on"),
        required=False,
        help_text=_("May be left empty. Tells until when overpaid duty can be asked for."),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse an approval before the payment."""
        words = _("The approval must not be before the payment.")
        self._refuse_before("approved", "paid", words)
        return self.cleaned_data


class ReexportForm(SumForm):
    """The duty on goods that are re-exported."""

    compute = staticmethod(calculated.reexport)

    duty = BahtField(label=_("Import duty paid"), help_text=_("baht; for one export declaration"))
    imported = DateField(label=_("Imported on"), required=False, help_text=_MAY_BE_EMPTY)
    reexported = DateField(label=_("Re-exported on"), required=False, help_text=_MAY_BE_EMPTY)

    def clean(self) -> dict[str, Any]:
        """Refuse a re-exportation before the importation."""
        words = _("The re-exportation must not be before the importation.")
        self._refuse_before("reexported", "imported", words)
        return self.cleaned_data


FORMS: Mapping[str, type[SumForm]] = {
    "late": LateForm,
    "refund": RefundForm,
    "reexport": ReexportForm,
}
"""The parts of the calculator, as the address names them."""
