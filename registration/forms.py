"""What applicants and officers type about an application."""

import re
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from stdnum.th import pin

from core.fields import MobileField
from core.numbers import tax_id
from core.numbers.writing import squeezed
from registration.catalogue.reasons import DECIDED
from registration.models import Application

_LASER = re.compile(r"[A-Z]{2}[0-9]{10}")
_BRANCH = re.compile(r"[0-9]{1,6}")
NUMBER = {"class": "form-control", "inputmode": "numeric", "autocomplete": "off", "maxlength": "40"}
CODE = {"class": "form-control", "autocomplete": "off", "spellcheck": "false", "maxlength": "60"}


class NumberForm(forms.Form):
    """For whom the portal is to be used: tax number and branch."""

    tax_id = forms.CharField(
        label=gettext_lazy("Tax identification number (13 digits)"),
        help_text=gettext_lazy(
            "A person's is the ID number. Spaces, hyphens, Thai digits are fine."
        ),
        max_length=40,
        widget=forms.TextInput(NUMBER),
    )
    branch = forms.CharField(
        label=gettext_lazy("Branch (companies only)"),
        help_text=gettext_lazy("000000 is the head office; persons leave it empty."),
        required=False,
        max_length=12,
        widget=forms.TextInput(NUMBER),
    )

    def clean_tax_id(self) -> str:
        """Return the 13 digits.

        :raises ValidationError: there are not 13, or the last one does not fit
        """
        number = tax_id.digits(self.cleaned_data["tax_id"])
        if len(number) != 13:
            raise ValidationError(
                _("A tax number has 13 digits; these are %(count)s.") % {"count": len(number)}
            )
        if not tax_id.is_valid(number):
            raise ValidationError(
                _("One of the digits is mistyped: the last one does not fit the twelve before it.")
            )
        return number

    def clean_branch(self) -> int:
        """Return the number of the branch; 0 is the head office.

        :raises ValidationError: it is no number of at most six digits
        """
        typed = squeezed(self.cleaned_data["branch"]) or "0"
        if not _BRANCH.fullmatch(typed):
            raise ValidationError(_("A branch has at most six digits, for example 000001."))
        return int(typed)

    def clean(self) -> dict[str, Any]:
        """Return number and branch; a person has none but the head office."""
        if not self.cleaned_data.get("tax_id", "0").startswith("0"):
            self.cleaned_data["branch"] = 0
        return self.cleaned_data


class CardForm(forms.Form):
    """Who applies: a director's own ID number, and the Laser ID of the card."""

    id_number = forms.CharField(
        label=gettext_lazy("Your own ID number (13 digits)"),
        help_text=gettext_lazy(
            "Of the authorised director who applies, from the front of the card."
        ),
        max_length=40,
        widget=forms.TextInput(NUMBER),
    )
    laser_id = forms.CharField(
        label=gettext_lazy("Laser ID"),
        help_text=gettext_lazy("Two letters and ten digits, for example JT0-1234567-89."),
        max_length=40,
        widget=forms.TextInput(CODE),
    )

    def __init__(self, *args: Any, company: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not company:
            del self.fields["id_number"]

    def clean_id_number(self) -> str:
        """Return the 13 digits.

        :raises ValidationError: it is no ID number
        """
        number = tax_id.digits(self.cleaned_data["id_number"])
        if not pin.is_valid(number):
            raise ValidationError(
                _("This is no ID number: 13 digits, of which the last fits the others.")
            )
        return number

    def clean_laser_id(self) -> str:
        """Return the two letters and ten digits.

        :raises ValidationError: it is anything else
        """
        laser = re.sub("[^0-9A-Z]", "", squeezed(self.cleaned_data["laser_id"]))
        if not _LASER.fullmatch(laser):
            raise ValidationError(
                _("A Laser ID has two letters and ten digits, for example JT0-1234567-89.")
            )
        return laser


class ContactForm(forms.Form):
    """Where the password and the codes go."""

    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("Your first password goes there. Best is the one that Customs has."),
        max_length=254,
        widget=forms.EmailInput({"class": "form-control", "autocomplete": "email"}),
    )
    phone = MobileField()


class LookUpForm(forms.Form):
    """The reference of an application, as it was shown and sent."""

    reference = forms.CharField(
        label=gettext_lazy("Reference of the application"),
        help_text=gettext_lazy("It is in the e-mail that we sent when you applied."),
        max_length=60,
        widget=forms.TextInput(CODE),
    )

    def clean_reference(self) -> str:
        """Return the 26 signs of a reference.

        :raises ValidationError: it cannot be one
        """
        reference = bare_reference(self.cleaned_data["reference"])
        if not re.fullmatch("[0-9A-Z]{26}", reference):
            raise ValidationError(_("A reference has 26 letters and digits, in groups of four."))
        return reference


def bare_reference(text: str) -> str:
    """Return a reference as it is kept: in capitals, O read as 0, I and L as 1."""
    return re.sub("[^0-9A-Z]", "", squeezed(text)).translate(str.maketrans("OIL", "011"))


class DecisionForm(forms.Form):
    """The confirmation of a decision: how the application stood when the officer saw it."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.application = application
        self.initial["seen"] = application.updated_at.isoformat()

    def clean_seen(self) -> datetime:
        """Return the moment of the last change that the officer saw."""
        seen = parse_datetime(self.cleaned_data["seen"])
        if seen is None or seen.tzinfo is None:
            raise ValidationError(_("Please open this page again."))
        return seen

    def is_old(self) -> bool:
        """Tell whether the application changed since the officer saw it."""
        self.full_clean()
        now = self.application.updated_at
        return bool(self.cleaned_data.get("seen", now) != now)

    def decision(self) -> dict[str, str]:
        """Return what the officer adds to the decision."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


class RefusalForm(DecisionForm):
    """Why an officer refuses; the applicant reads both."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Reason"), widget=forms.Select({"class": "form-select"})
    )
    text = forms.CharField(
        label=gettext_lazy("Words for the applicant"),
        help_text=gettext_lazy(
            "The applicant reads this, in exactly these words. At most 500 characters."
        ),
        max_length=500,
        widget=forms.Textarea({"class": "form-control", "rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["reason"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type checker)
        reasons = [(code, str(words)) for code, words in DECIDED.items()]
        field.choices = [("", _("Please choose")), *reasons]
