"""What people type about mandates of brokers."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.actions.mandates import Terms
from accounts.forms.people import SELECT, TEXT, OwnFirmField
from accounts.models import Mandate, Office, Trader
from core.fields import DateField
from core.numbers import tax_id
from core.thai.text import ascii_digits

LONGEST = timedelta(days=10 * 366)
"""A window for days that are typed: it catches a year of the wrong era."""
FindFirm = Callable[[str, int], Trader | None]


class MandateForm(forms.Form):
    """A mandate between one's own firm and another one.

    :param find: finds a firm by its tax number and branch
    """

    own = OwnFirmField(label=gettext_lazy("Your firm"))
    number = forms.CharField(
        label=gettext_lazy("Tax number"),
        max_length=40,
        widget=forms.TextInput({**TEXT, "inputmode": "numeric", "maxlength": "40"}),
    )
    branch = forms.CharField(
        label=gettext_lazy("Branch"),
        max_length=10,
        initial="000000",
        help_text=gettext_lazy("000000 is the head office"),
        widget=forms.TextInput({**TEXT, "inputmode": "numeric", "maxlength": "10"}),
    )
    scope = forms.ChoiceField(
        label=gettext_lazy("Which declarations"),
        choices=Mandate.Scope.choices,
        widget=forms.Select(SELECT),
    )
    from_date = DateField(label=gettext_lazy("First day"))
    until_date = DateField(
        label=gettext_lazy("Last day"),
        required=False,
        help_text=gettext_lazy("dd/mm/yyyy, B.E. or C.E.; empty: until one side ends it"),
    )
    may_print = forms.BooleanField(
        label=gettext_lazy("The broker may print the client’s receipts"),
        required=False,
        widget=forms.CheckboxInput({"class": "form-check-input"}),
    )
    offices = forms.MultipleChoiceField(
        label=gettext_lazy("Offices"),
        required=False,
        widget=forms.CheckboxSelectMultiple({"class": "form-check-input me-2"}),
    )

    def __init__(
        self,
        *args: Any,
        firms: Sequence[Trader],
        offices: Sequence[Office],
        today: date,
        find: FindFirm,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.find, self.today = find, today
        self.places = {office.code: office for office in offices}
        self.other: Trader | None = None
        own, places = self.fields["own"], self.fields["offices"]
        assert isinstance(own, OwnFirmField)  # noqa: S101 (for the type checker)
        assert isinstance(places, forms.MultipleChoiceField)  # noqa: S101 (for the type checker)
        own.offer(firms)
        places.choices = [(code, f"{code} {office}") for code, office in self.places.items()]
        for name in ("from_date", "until_date"):
            _narrow(self.fields[name], today)

    def clean_branch(self) -> int:
        """Return the branch as a number."""
        branch = ascii_digits(self.cleaned_data["branch"]).strip()
        if not branch.isdecimal() or len(branch) > 6:
            raise forms.ValidationError(_("A branch has up to six digits. For example: 000000"))
        return int(branch)

    def clean(self) -> dict[str, Any]:
        """Find the other firm, and compare the days."""
        said = self.cleaned_data
        since, until = said.get("from_date"), said.get("until_date")
        if since and until and until < since:
            self.add_error("until_date", _("The last day must not be before the first one."))
        if {"number", "branch", "own"} <= said.keys():
            self._find_other(said)
        return said

    def _find_other(self, said: dict[str, Any]) -> None:
        typed = said["number"].strip()
        number = tax_id.digits(typed) if tax_id.is_valid(typed) else typed.upper()
        self.other = self.find(number, said["branch"])
        if self.other is None:
            why = _("Customs knows no firm with this tax number and branch.")
            self.add_error("number", why)
        elif self.other == said["own"]:
            self.add_error("number", _("This is your own firm: name the other one."))

    def terms(self) -> Terms:
        """Return what the mandate is for."""
        said = self.cleaned_data
        offices = tuple(self.places[code] for code in said["offices"])
        return Terms(
            said["scope"], said["from_date"], said["until_date"], said["may_print"], offices
        )


class RenewForm(forms.Form):
    """Until when a mandate goes on."""

    until_date = DateField(
        label=gettext_lazy("Last day"),
        required=False,
        help_text=gettext_lazy("dd/mm/yyyy, B.E. or C.E.; empty: until one side ends it"),
    )

    def __init__(self, *args: Any, first: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _narrow(self.fields["until_date"], first)


def _narrow(field: forms.Field, first: date) -> None:
    assert isinstance(field, DateField)  # noqa: S101 (for the type checker)
    field.earliest, field.latest, field.example = first, first + LONGEST, first
