"""Events of a declaration's timeline, and those that came before their declaration."""

from datetime import date
from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Office
from core.words import Words, baht_words, day_words
from declarations.catalogue import codes
from declarations.catalogue.events import ACTORS, Actor, known_sentence
from declarations.catalogue.facts import EXTENDABLE, WITHDRAWABLE
from declarations.models.declarations import Declaration

_TOLD = ("day", "duty", "until", "order", "reason", "result", "clock", "fact", "text")
_CODED: dict[str, dict[str, Words]] = {
    "order": codes.ORDER_CODES,
    "reason": codes.HOLD_REASONS,
    "result": codes.EXAMINATION_RESULTS,
    "clock": EXTENDABLE,
    "fact": WITHDRAWABLE,
}
_ON = Words("เมื่อ {day}", "On {day}")
_UNTIL = Words("ถึงวันที่ {day}", "Until {day}")


def _told(name: str, value: str) -> Words:
    match name:
        case "day":
            return _ON.filled(day=day_words(date.fromisoformat(value)))
        case "until":
            return _UNTIL.filled(day=day_words(date.fromisoformat(value)))
        case "duty":
            return baht_words(Decimal(value))
        case _:
            return _CODED.get(name, {}).get(value, Words(value, value))


class StatusEvent(models.Model):
    """One thing that happened to a declaration. Rows are added, never changed.

    ``occurred_at`` is when it happened, ``recorded_at`` when it became known here; ``by`` is
    the officer, where one acted in the portal; ``facts`` is what else is known about it.
    """

    declaration = models.ForeignKey(Declaration, on_delete=models.PROTECT, related_name="events")
    code = models.CharField(max_length=24)
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    actor = models.CharField(max_length=16, choices=Actor)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
    )
    facts = models.JSONField(default=dict)
    sender = models.CharField(max_length=35)
    event_id = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            models.UniqueConstraint(fields=["sender", "event_id"], name="status_event_once"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.occurred_at:%Y-%m-%d %H:%M:%S}"

    @property
    def sentence(self) -> Words:
        """What happened, in a plain sentence."""
        return known_sentence(self.code)

    @property
    def actor_words(self) -> Words:
        """Who acted."""
        return ACTORS[self.actor]

    @property
    def details(self) -> list[Words]:
        """What was said with it: days, sums and codes in words, then the officer's text."""
        return [_told(name, str(self.facts[name])) for name in _TOLD if self.facts.get(name)]


class WaitingEvent(models.Model):
    """An event whose declaration has not come yet; taken as soon as it comes.

    ``values`` is the event as it was read (``messages.values.EventValues``).
    """

    number = models.CharField(max_length=35, blank=True, db_index=True)
    reference = models.CharField(max_length=35, blank=True, db_index=True)
    sender = models.CharField(max_length=35)
    event_id = models.CharField(max_length=64)
    values = models.JSONField()
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("waiting event")
        verbose_name_plural = _("waiting events")
        constraints = [
            models.UniqueConstraint(fields=["sender", "event_id"], name="waiting_event_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number or self.reference} {self.event_id}"
