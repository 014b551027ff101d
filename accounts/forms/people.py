"""What administrators of a firm type about its people, and people about an invitation."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.actions.opening import Newcomer
from accounts.models import Invitation, Trader
from core.fields import MobileField

TEXT = {"class": "form-control", "autocomplete": "off"}
SELECT = {"class": "form-select"}


class OwnFirmField(forms.ChoiceField):
    """One of the firms for which somebody may act, by tax number and branch."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Firm"))
        super().__init__(widget=forms.Select(SELECT), **kwargs)
        self.firms: dict[str, Trader] = {}

    def offer(self, firms: Sequence[Trader]) -> None:
        """Let one of these be chosen."""
        self.firms = {f"{firm.tax_id}-{firm.branch_shown}": firm for firm in firms}
        self.choices = [
            (key, f"{firm.name} ({firm.branch_shown})") for key, firm in self.firms.items()
        ]

    def clean(self, value: Any) -> Trader:
        """Return the firm."""
        return self.firms[super().clean(value)]


class InviteForm(forms.Form):
    """Whom an administrator invites to which role in which firm."""

    firm = OwnFirmField()
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("The code is sent there, and is good for this address alone."),
        widget=forms.EmailInput(TEXT),
    )
    role = forms.ChoiceField(
        label=_("Role"),
        choices=[(role.value, role.label) for role in reversed(Invitation.OFFERED)],
        widget=forms.Select(SELECT),
    )

    def __init__(self, *args: Any, firms: Sequence[Trader], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = self.fields["firm"]
        assert isinstance(own, OwnFirmField)  # noqa: S101 (for the type checker)
        own.offer(firms)


class InvitationForm(forms.Form):
    """The code of an invitation, and the address that it was sent to."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput({"class": "form-control", "autocomplete": "email"}),
    )
    code = forms.CharField(
        label=_("Code of the invitation"),
        max_length=40,
        help_text=_("Twelve letters and digits from the e-mail, for example K7QM-2XPD-9RTF"),
        widget=forms.TextInput(
            {**TEXT, "class": "form-control et-num", "spellcheck": "false", "maxlength": "40"}
        ),
    )


class NewcomerForm(forms.Form):
    """What somebody who was invited says about themselves."""

    first_name = forms.CharField(
        label=_("First name"),
        max_length=150,
        widget=forms.TextInput({"class": "form-control", "autocomplete": "given-name"}),
    )
    last_name = forms.CharField(
        label=_("Last name"),
        max_length=150,
        widget=forms.TextInput({"class": "form-control", "autocomplete": "family-name"}),
    )
    phone = MobileField()
    language = forms.ChoiceField(
        label=_("Language of messages to you"),
        choices=[("th", "ไทย"), ("en", "English")],
        widget=forms.Select(SELECT),
    )

    def newcomer(self, email: str) -> Newcomer:
        """Return the person that the form describes, with the address that was invited."""
        said = self.cleaned_data
        return Newcomer(
            said["first_name"], said["last_name"], email, said["phone"], said["language"]
        )
