"""Finding a message on the page of the demonstration."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AddressForm(forms.Form):
    """Keeps the list to one address, or to all that have a part in common."""

    address = forms.CharField(
        label=_("E-mail address or mobile number, or a part of it"),
        max_length=254,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "email"}),
    )
