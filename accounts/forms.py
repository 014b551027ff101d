"""What administrators enter about people and places."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Office
from core.fields import DateField

if TYPE_CHECKING:
    OfficeModelForm = forms.ModelForm[Office]
else:
    OfficeModelForm = forms.ModelForm

CENTURY = timedelta(days=36525)


class OfficeForm(OfficeModelForm):
    """A customs place."""

    valid_from = DateField(label=_("Valid from"), required=False)
    valid_to = DateField(label=_("Valid to"), required=False)

    class Meta:
        model = Office
        fields = (
            "code",
            "name_th",
            "name_en",
            "office_in_charge",
            "phone",
            "export_release",
            "export_load",
            "import_release",
            "import_entry",
            "valid_from",
            "valid_to",
        )
        labels = {
            "code": _("Code"),
            "name_th": _("Name in Thai"),
            "name_en": _("Name in English"),
            "office_in_charge": _("Office in charge"),
            "phone": _("Telephone"),
            "export_release": _("Exports are released here"),
            "export_load": _("Exports are loaded here"),
            "import_release": _("Imports are released here"),
            "import_entry": _("Imports are entered here"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        for name in ("valid_from", "valid_to"):
            field = self.fields[name]
            assert isinstance(field, DateField)  # noqa: S101 (for the type checker)
            field.earliest, field.latest = today - CENTURY, today + CENTURY
