"""A feed file as an officer hands it in."""

import zlib
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from declarations.messages.files import SUFFIXES, source_of
from gateway.models import Upload

if TYPE_CHECKING:
    UploadModelForm = forms.ModelForm[Upload]
else:
    UploadModelForm = forms.ModelForm

LARGEST = 20 * 1024 * 1024
LARGEST_UNPACKED = 200 * 1024 * 1024


class UploadForm(UploadModelForm):
    """A file of at most 20 MB, 200 MB unpacked, and who sends it."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "Our feed (.ndjson, .jsonl) or WCO Data Model (.xml), also packed with gzip (.gz). "
            "At most 20 MB, and 200 MB unpacked."
        ),
        widget=forms.FileInput({"accept": ",".join([*SUFFIXES, ".gz"])}),
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
        if not name.lower().removesuffix(".gz").endswith(SUFFIXES):
            raise forms.ValidationError(
                _("The name must end in .ndjson, .jsonl, .json or .xml, with or without .gz.")
            )
        if size > LARGEST:
            raise forms.ValidationError(
                _("This file has %(size)s MB; at most 20 MB can be taken.")
                % {"size": -(-size // 1024**2)}
            )
        _check_unpacked(name, file.read())
        file.seek(0)
        return file

    def clean(self) -> dict[str, Any] | None:
        """Keep the file's own name, without its folders."""
        cleaned = super().clean()
        if file := self.cleaned_data.get("file"):
            self.instance.name = PurePath(str(file.name)).name[:200]
        return cleaned


def _check_unpacked(name: str, content: bytes) -> None:
    try:
        size = source_of(name, content).size(most=LARGEST_UNPACKED)
    except (OSError, EOFError, zlib.error):
        raise forms.ValidationError(_("This file cannot be unpacked: it is damaged.")) from None
    if size > LARGEST_UNPACKED:
        raise forms.ValidationError(_("Unpacked this file has more than 200 MB."))
