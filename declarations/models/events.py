"""Events of a declaration's timeline, and those that came before their declaration."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Office
from core.words import Words
from declarations.catalogue import codes
from declarations.catalogue.events import ACTORS, Actor, known_sentence
from declarations.models.declarations import Declaration

_SAID: dict[str, dict[str, Words]] = {
    "order": codes.ORDER_CODES,
    "reason": codes.HOLD_REASONS,
    "result": codes.EXAMINATION_RESULTS,
}


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
        """What was said with it: order, reason and result in words, then the officer's text."""
        said = {name: str(self.facts[name]) for name in (*_SAID, "text") if self.facts.get(name)}
        return [_SAID.get(name, {}).get(value, Words(value, value)) for name, value in said.items()]


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
