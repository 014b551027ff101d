"""What officers type on the workbench."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Office
from core.words import Words
from declarations.actions import bulk
from declarations.catalogue import codes
from declarations.models import Declaration, StatusEvent
from declarations.workflow import TASKS, WORKFLOW

CONTROL = {"class": "form-control"}
SELECT = {"class": "form-select"}


class QueueForm(forms.Form):
    """The filters of the queue; what does not fit them filters nothing."""

    office = forms.ChoiceField(
        label=gettext_lazy("Office"), required=False, widget=forms.Select(SELECT)
    )
    task = forms.ChoiceField(
        label=gettext_lazy("Task"), required=False, widget=forms.Select(SELECT)
    )
    lane = forms.ChoiceField(
        label=gettext_lazy("Lane"), required=False, widget=forms.Select(SELECT)
    )

    def __init__(self, *args: Any, offices: list[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        anything = ("", _("All"))
        self._choose("office", [anything, *((office.code, str(office)) for office in offices)])
        self._choose("task", [anything, *((t.name, str(t.words)) for t in TASKS.values())])
        self._choose("lane", [anything, *_choices(codes.LANES)])

    def chosen(self) -> dict[str, str]:
        """Return the filters in force."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type checker)
        field.choices = choices


class StepForm(forms.Form):
    """The confirmation of a step: how the declaration stood when the officer saw it."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, declaration: Declaration, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.declaration = declaration
        self.initial["seen"] = declaration.updated_at.isoformat()

    def clean_seen(self) -> datetime:
        """Return the moment of the last change that the officer saw."""
        seen = parse_datetime(self.cleaned_data["seen"])
        if seen is None or seen.tzinfo is None:
            raise forms.ValidationError(_("Please open this page again."))
        return seen

    def is_old(self) -> bool:
        """Tell whether the declaration changed since the officer saw it."""
        self.full_clean()
        now = self.declaration.updated_at
        return bool(self.cleaned_data.get("seen", now) != now)

    def renew(self) -> None:
        """Let a confirmation from here on mean the declaration as it stands now."""
        self.data = {
            **{name: self.data.get(name, "") for name in self.fields},
            "seen": self.declaration.updated_at.isoformat(),
        }
        self.full_clean()

    def changes(self) -> QuerySet[StatusEvent]:
        """Return what happened since the officer looked, the oldest first."""
        since = self.declaration.events.filter(recorded_at__gt=self.cleaned_data["seen"])
        return since.select_related("by", "office").order_by("occurred_at", "pk")

    def facts(self) -> dict[str, str]:
        """Return what the officer adds to the event."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


def _choices(table: Mapping[str, Words]) -> list[tuple[str, str]]:
    return [(code, str(words)) for code, words in table.items()]


def _one_of(table: Mapping[str, Words], label: Any, *, initial: str = "") -> forms.ChoiceField:
    def choices() -> list[tuple[str, str]]:
        unchosen = [] if initial else [("", _("Please choose"))]
        return [*unchosen, *_choices(table)]

    return forms.ChoiceField(
        choices=choices, label=label, initial=initial, widget=forms.Select(SELECT)
    )


def for_traders(label: Any, *, required: bool = True) -> forms.CharField:
    """Return a field for words that the trader will read."""
    return forms.CharField(
        label=label,
        help_text=gettext_lazy(
            "The trader reads this, in exactly these words. At most 500 characters."
        ),
        required=required,
        max_length=500,
        widget=forms.Textarea(CONTROL | {"rows": 3}),
    )


class OrderForm(StepForm):
    """What is ordered, and what else the trader is told."""

    order = _one_of(codes.ORDER_CODES, gettext_lazy("Order"), initial="51")
    text = for_traders(gettext_lazy("Note for the trader (not required)"), required=False)


class ResultForm(StepForm):
    """What the examination found."""

    result = _one_of(codes.EXAMINATION_RESULTS, gettext_lazy("Result"))
    text = for_traders(gettext_lazy("Note for the trader (not required)"), required=False)


class HoldForm(StepForm):
    """Why the release is put on hold, and what lifts it."""

    reason = _one_of(codes.HOLD_REASONS, gettext_lazy("Reason"))
    text = for_traders(gettext_lazy("What the trader must do to lift the hold"))


class CancelForm(StepForm):
    """Why the declaration is cancelled."""

    text = for_traders(gettext_lazy("Why it is cancelled"))


class BulkForm(forms.Form):
    """One step and many numbers, pasted or scanned."""

    step = forms.ChoiceField(label=gettext_lazy("What to do"), widget=forms.Select(SELECT))
    numbers = forms.CharField(
        label=gettext_lazy("Declaration numbers"),
        help_text=gettext_lazy("One to a line, or with commas between them. At most 500."),
        widget=forms.Textarea(CONTROL | {"rows": 8, "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["step"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type checker)
        field.choices = [(name, str(WORKFLOW.steps[name].words)) for name in bulk.STEPS]

    def clean_numbers(self) -> list[str]:
        """Return the numbers, each once, in the order typed."""
        parts = re.split(r"[\n\r\t,;]+", self.cleaned_data["numbers"])
        numbers = list(dict.fromkeys(part.strip() for part in parts if part.strip()))
        if len(numbers) > bulk.LIMIT:
            raise forms.ValidationError(
                _("These are %(count)s numbers. At most %(limit)s can be taken at once.")
                % {"count": len(numbers), "limit": bulk.LIMIT}
            )
        return numbers
