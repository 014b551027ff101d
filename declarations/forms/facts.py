"""What officers type to record a fact of the Customs Act."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.fields import BahtField, DateField
from core.words import Words, day_words
from declarations.actions import NewFact, recorded_facts, why_not_fact
from declarations.catalogue.facts import EXTENDABLE, FACTS, Fact
from declarations.forms.officers import SELECT, StepForm, for_traders
from declarations.models import Declaration
from declarations.models.legal import extendable

_YEARS = 366 * 10
_AT_MOST = Words("{clock} (ไม่เกิน {day})", "{clock} (to {day} at most)")


class FactForm(StepForm):
    """The day of a fact, what else it asks for, and the reason."""

    day = DateField(label=_("Day on which it happened"))
    duty = BahtField(label=_("Duty (baht)"))
    clock = forms.ChoiceField(label=_("Time limit"), widget=forms.Select(SELECT))
    until = DateField(label=_("New last day"))
    fact = forms.ChoiceField(label=_("Fact that is withdrawn"), widget=forms.Select(SELECT))
    text = for_traders(_("Reason and source"))

    def __init__(
        self, *args: Any, declaration: Declaration, recorded: Fact, by: User, on: date, **kw: Any
    ) -> None:
        super().__init__(*args, declaration=declaration, **kw)
        self.recorded, self.by, self.on = recorded, by, on
        for name in {"duty", "clock", "until", "fact"} - set(recorded.asks):
            del self.fields[name]
        self._open("day", on - timedelta(days=_YEARS), on)
        self._open("until", on - timedelta(days=_YEARS), on + timedelta(days=_YEARS))
        self._offer("clock", self._extendable())
        self._offer("fact", self._standing())
        if "duty" in self.fields and recorded.code != "ASSESSMENT_NOTICE":
            self.fields["duty"].label = _("Duty still to be paid (baht); 0 if none")

    def clean(self) -> dict[str, Any]:
        """Refuse what does not fit these goods or what is known of them."""
        if not self.errors:
            why = why_not_fact(self.declaration, self.new_fact(), by=self.by, on=self.on)
            if why:
                self.add_error(None, why)
        return self.cleaned_data

    def new_fact(self) -> NewFact:
        """Return the fact as it was typed."""
        typed = self.cleaned_data
        told = {name: _text(typed[name]) for name in self.recorded.asks}
        return NewFact(self.recorded.code, typed["day"], typed["text"], told)

    def _standing(self) -> dict[str, Words]:
        if "fact" not in self.fields:
            return {}
        codes = dict.fromkeys(event.code for event in recorded_facts(self.declaration))
        return {code: FACTS[code].words for code in codes}

    def _extendable(self) -> dict[str, Words]:
        if "clock" not in self.fields:
            return {}
        return {
            code: _AT_MOST.filled(clock=EXTENDABLE[code], day=day_words(day))
            for code, day in extendable(self.declaration).items()
        }

    def _open(self, name: str, earliest: date, latest: date) -> None:
        field = self.fields.get(name)
        if isinstance(field, DateField):
            field.earliest, field.latest, field.example = earliest, latest, self.on

    def _offer(self, name: str, table: Mapping[str, Words]) -> None:
        field = self.fields.get(name)
        if isinstance(field, forms.ChoiceField):
            chosen = [("", str(_("Please choose")))] if len(table) != 1 else []
            field.choices = [*chosen, *((code, str(words)) for code, words in table.items())]


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
