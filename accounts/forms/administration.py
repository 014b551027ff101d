"""What administrators enter about people and places."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Office, User
from core.fields import DateField

if TYPE_CHECKING:
    OfficeModelForm = forms.ModelForm[Office]
    PersonModelForm = forms.ModelForm[User]
    RoleModelForm = forms.ModelForm[Membership]
    RoleFormSet = forms.BaseInlineFormSet[Membership, User, RoleModelForm]
else:
    OfficeModelForm = PersonModelForm = RoleModelForm = forms.ModelForm
    RoleFormSet = forms.BaseInlineFormSet

CENTURY = timedelta(days=36525)


class OfficeForm(OfficeModelForm):
    """A customs place; the admin says which day it is."""

    today: date
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
        for name in ("valid_from", "valid_to"):
            field = self.fields[name]
            assert isinstance(field, DateField)  # noqa: S101 (for the type checker)
            field.earliest, field.latest = self.today - CENTURY, self.today + CENTURY


class NewPersonForm(PersonModelForm):
    """A new account: nobody chooses its password but its person, after a first one by e-mail."""

    class Meta:
        model = User
        fields = ("username",)

    def save(self, commit: bool = True) -> User:
        """Return the account, without a password that opens anything."""
        self.instance.set_unusable_password()
        return super().save(commit)


class RoleForm(RoleModelForm):
    """A role in a firm; one that is there stays with its firm: another one is another role."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["trader"].disabled = self.instance.pk is not None


class RolesOfPerson(RoleFormSet):
    """All roles of a person: none for officers."""

    def clean(self) -> None:
        """Refuse roles that an officer would have.

        :raises ValidationError: somebody would be an officer and act for a firm
        """
        super().clean()
        ended = [form.instance.pk for form in self.deleted_forms]
        kept = Membership.objects.filter(user=self.instance.pk).exclude(pk__in=ended).exists()
        new = any(form not in self.deleted_forms and form.has_changed() for form in self.forms)
        if self.instance.is_officer and (kept or new):
            raise forms.ValidationError(
                _(
                    "A customs officer’s account cannot act for a firm: end the roles first, or"
                    " use another account for them."
                )
            )


def rights_given(form: forms.BaseForm) -> dict[str, str]:
    """Return the flags that a form changes, and the groups and offices it gives and takes.

    Nothing else that was typed: names and numbers of people stay out of the trail.
    """
    given: dict[str, str] = {}
    for name in form.changed_data:
        value = form.cleaned_data.get(name)
        if isinstance(value, bool):
            given[name] = "yes" if value else "no"
        elif isinstance(value, Office):
            given[name] = value.code
        elif isinstance(value, QuerySet):
            now, before = set(value), set(form.initial.get(name) or ())
            signs = [("+", now - before), ("-", before - now)]
            given[name] = ", ".join(
                f"{sign}{label}"
                for sign, rows in signs
                for label in sorted(_label(row) for row in rows)
            )
    return given


def takes_rights(form: forms.BaseForm) -> bool:
    """Tell whether a form takes a flag, a group or an office away from a person."""
    for name in form.changed_data:
        value, before = form.cleaned_data.get(name), form.initial.get(name)
        if value is False or (isinstance(value, QuerySet) and set(before or ()) - set(value)):
            return True
    return False


def _label(row: Any) -> str:
    return row.code if isinstance(row, Office) else str(row)
