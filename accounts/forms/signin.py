"""What people type to prove who they are."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.fields import MobileField
from core.passwords import LONGEST
from core.secrets import masked_phone
from core.templatetags.thai import seconds

NO_CODE = _("No code waits for this page: it was used, or replaced. Please have a new one sent.")


class SignInForm(forms.Form):
    """User name or e-mail address, and password."""

    username = forms.CharField(
        label=_("User name or e-mail address"),
        max_length=254,
        widget=forms.TextInput({"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=4 * LONGEST,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )

    def refuse(self) -> None:
        """Say that name and password belong to no account, without saying which is wrong."""
        self.add_error(None, _("User name or password is not right, or the password is too old."))


class CodeForm(forms.Form):
    """A one-time code, or a recovery code."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(
            {
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "class": "form-control form-control-lg et-num et-code",
            }
        ),
    )

    def refuse(self, tries_left: int | None, reference: str) -> None:
        """Say that the code is not right, and what can be done."""
        error: Any = _("This code is not right, or it was used already.")
        if reference and tries_left == 0:
            error = _("This code can be tried no more. Please ask for a new one.")
        elif reference:
            error = _(
                "This code is not right or too old. Look for the message with the reference"
                " word %(reference)s (%(left)s tries left)."
            ) % {"reference": reference, "left": tries_left}
        self.add_error("code", error)

    def refuse_other(self) -> None:
        """Say that no code is out that this page asked for."""
        self.add_error("code", NO_CODE)

    def refuse_until(self, until: datetime) -> None:
        """Say from when on a code is looked at again."""
        # To the next whole second: at the one that is shown the code is taken.
        shown = seconds(until + timedelta(seconds=1))
        words = _("After wrong codes there is a short wait. Type a code again from %s on.")
        self.add_error("code", words % shown)


class RecoveryForm(CodeForm):
    """A recovery code: letters too."""

    code = forms.CharField(
        label=_("Recovery code"),
        max_length=20,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters"}),
    )


class MobileForm(forms.Form):
    """A mobile to which codes will be sent.

    :param checked: the only one that is taken; empty: any
    """

    mobile = MobileField()

    def __init__(self, *args: Any, checked: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.checked = checked

    def clean_mobile(self) -> str:
        """Return the mobile in E.164.

        :raises ValidationError: another one was checked
        """
        typed = str(self.cleaned_data["mobile"])
        if typed != (self.checked or typed):
            raise ValidationError(
                _("Only the mobile of your application can be confirmed: %(shown)s.")
                % {"shown": masked_phone(self.checked)}
            )
        return typed


class NameForm(forms.Form):
    """Whose password was forgotten."""

    username = forms.CharField(
        label=_("User name or e-mail address"),
        max_length=254,
        widget=forms.TextInput({"autocomplete": "username", "autocapitalize": "none"}),
    )


class NewPasswordForm(forms.Form):
    """A password that somebody chooses, typed or pasted twice."""

    password = forms.CharField(
        label=_("New password"),
        strip=False,
        help_text=_(
            "At least 12 characters. Several words in a row are easy to remember and hard to"
            " guess; your browser can also make one and keep it."
        ),
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("The same password again"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self) -> str:
        """Return the password, if it follows the rules.

        :raises ValidationError: it does not; says which
        """
        password: str = self.cleaned_data["password"]
        validate_password(password, self.person)
        return password

    def clean_again(self) -> str:
        """Return the second one, if it is the same as the first.

        :raises ValidationError: it is not
        """
        again: str = self.cleaned_data["again"]
        if "password" in self.cleaned_data and again != self.cleaned_data["password"]:
            raise ValidationError(_("The two passwords are not the same."), code="differs")
        return again


class OwnPasswordForm(forms.Form):
    """The present password, before something that matters is changed."""

    present = forms.CharField(
        label=_("Your present password"),
        max_length=4 * LONGEST,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )
