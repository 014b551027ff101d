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
from declarations.catalogue.facts import EXTENDABLE, EXTENDED, WITHDRAWABLE, WITHDRAWN, Fact
from declarations.forms.officers import SELECT, StepForm, for_traders
from declarations.models import Declaration, StatusEvent
from declarations.models.legal import extendable

_BACK = timedelta(days=366)
_AHEAD = timedelta(days=366 * 10)
_AT_MOST = Words("{clock} (ไม่เกิน {day})", "{clock} (to {day} at most)")


class FactForm(StepForm):
    """The day of a fact, what else it asks for, and the reason."""

    use_required_attribute = False

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
        if recorded.code == WITHDRAWN:
            del self.fields["day"]
        since = declaration.formalities_date or on
        self._open("day", min(since, on) - _BACK, on)
        self._open("until", min(since, on) - _BACK, on + _AHEAD)
        self._offer("clock", self._extendable)
        self._offer("fact", self._standing)
        if "duty" in self.fields and recorded.code != "ASSESSMENT_NOTICE":
            self.fields["duty"].label = _("Duty still to be paid (baht); 0 if none")
        for field in self.fields.values():
            # So that the browser's way back finds what was typed.
            field.widget.attrs.pop("autocomplete", None)

    def clean(self) -> dict[str, Any]:
        """Refuse what does not fit these goods or what is known of them."""
        if not self.errors:
            why = why_not_fact(self.declaration, self.new_fact(), by=self.by, on=self.on)
            if why:
                self.add_error("until" if self.recorded.code == EXTENDED else None, why)
        return self.cleaned_data

    def new_fact(self) -> NewFact:
        """Return the fact as it was typed; a withdrawal is of the day on which it is made."""
        typed = self.cleaned_data
        told = {name: _text(typed[name]) for name in self.recorded.asks}
        if "fact" in told:
            told["fact"], told["clock"] = told["fact"].split(":")
        return NewFact(self.recorded.code, typed.get("day", self.on), typed["text"], told)

    def _standing(self) -> dict[str, Words]:
        """Return the facts that can be withdrawn; of one recorded twice, the last record goes."""
        standing = {withdrawal_of(event): event for event in recorded_facts(self.declaration)[::-1]}
        return {name: _called(event) for name, event in list(standing.items())[::-1]}

    def _extendable(self) -> dict[str, Words]:
        return {
            code: _AT_MOST.filled(clock=EXTENDABLE[code], day=day_words(day))
            for code, day in extendable(self.declaration, on=self.on).items()
        }

    def _open(self, name: str, earliest: date, latest: date) -> None:
        field = self.fields.get(name)
        if isinstance(field, DateField):
            field.earliest, field.latest, field.example = earliest, latest, self.on

    def _offer(self, name: str, table: Any) -> None:
        field = self.fields.get(name)
        if isinstance(field, forms.ChoiceField):
            offered: Mapping[str, Words] = table()
            chosen = [("", str(_("Please choose")))] if len(offered) != 1 else []
            field.choices = [*chosen, *((code, str(words)) for code, words in offered.items())]


def withdrawal_of(event: StatusEvent) -> str:
    """Return the name under which the last record of such a fact is withdrawn."""
    return f"{event.code}:{event.facts.get('clock', '')}"


def _called(event: StatusEvent) -> Words:
    """Return a fact by its sentence, and by the time limit that it put off."""
    words = WITHDRAWABLE[event.code]
    rule = EXTENDABLE.get(str(event.facts.get("clock", "")))
    return Words(f"{words.th}: {rule.th}", f"{words.en}: {rule.en}") if rule else words


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
