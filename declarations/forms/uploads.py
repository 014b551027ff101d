"""A feed file as an officer hands it in."""

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gateway.models import Upload

if TYPE_CHECKING:
    UploadModelForm = forms.ModelForm[Upload]
else:
    UploadModelForm = forms.ModelForm

KINDS = (".ndjson", ".xml", ".zip")
LARGEST = 20 * 1024 * 1024


class UploadForm(UploadModelForm):
    """A file of at most 20 MB, and who sends it."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "Our feed (.ndjson), WCO Data Model (.xml), or several in a .zip. At most 20 MB."
        ),
        widget=forms.FileInput({"accept": ",".join(KINDS)}),
    )
    sender = forms.CharField(
        label=gettext_lazy("Sender"),
        help_text=gettext_lazy("Whose data these are, for example DEMO. Capitals and digits."),
        max_length=35,
        validators=[RegexValidator(r"\A[A-Z0-9_-]+\Z", gettext_lazy("Only capitals and digits."))],
    )

    class Meta:
        model = Upload
        fields = ("sender",)

    def clean_file(self) -> Any:
        """Return the file if its kind and size can be taken."""
        file = self.cleaned_data["file"]
        name, size = str(file.name), file.size or 0
        if PurePath(name).suffix.lower() not in KINDS:
            raise forms.ValidationError(_("The name must end in .ndjson, .xml or .zip."))
        if size > LARGEST:
            raise forms.ValidationError(
                _("This file has %(size)s MB; at most 20 MB can be taken.")
                % {"size": -(-size // 1024**2)}
            )
        return file

    def clean(self) -> dict[str, Any] | None:
        """Keep the file's own name, without its folders."""
        cleaned = super().clean()
        if file := self.cleaned_data.get("file"):
            self.instance.name = PurePath(str(file.name)).name[:200]
        return cleaned
