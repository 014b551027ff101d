"""What was done, by whom and when. Rows are added, never changed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from audit.catalogue import EVENT, NAMES, words_of
from core.words import Words

PORTAL = "etracking"
"""The actor of what the portal does by itself."""
TIMES = (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))
"""The first and the last moment that an entry may have; others could not be read."""


@dataclass(frozen=True)
class Owned:
    """A record that somebody named: as the trail calls it, whose it is, whether they may see it."""

    subject: str
    owner: str
    is_visible: bool


class EntryQuerySet(models.QuerySet["Entry"]):
    """The words in which parts of the trail are asked for."""

    def of_owners(self, owners: Collection[str]) -> EntryQuerySet:
        """Keep what concerns the records of these traders, each as ``Entry.owner`` names it."""
        return self.filter(owner__in=owners)

    def sealed(self) -> EntryQuerySet:
        """Keep what has its place in the chain, in the order of the chain."""
        return self.filter(sequence__isnull=False).order_by("sequence")

    def unsealed(self) -> EntryQuerySet:
        """Keep what waits for its place in the chain, the oldest first."""
        return self.filter(sequence=None).order_by("id")

    def by_people(self) -> EntryQuerySet:
        """Leave out what the portal did by itself, such as taking records from feeds."""
        return self.exclude(actor=PORTAL)

    def of_kind(self, kind: str) -> EntryQuerySet:
        """Keep one of ``audit.catalogue.KINDS``; events of feeds count as changes."""
        names = models.Q(name__in=NAMES[kind])
        return self.filter(names | models.Q(name__startswith=EVENT) if kind == "CHANGED" else names)

    def between(self, first: datetime | None, end: datetime | None) -> EntryQuerySet:
        """Keep what happened from the first moment on and before the end; None is no bound."""
        rows = self if first is None else self.filter(happened_at__gte=first)
        return rows if end is None else rows.filter(happened_at__lt=end)


class Entry(models.Model):
    """One thing someone did, saw, or tried in vain.

    Holds names rather than foreign keys, so that the trail never stands in the way
    of the live data, nor changes with it. The database refuses to change a row, but for its
    place in the chain (``sequence``, ``hash``), which is given once.

    ``owner`` is the trader whose record it was done to, ``behalf`` the trader for whom the actor
    acted; both as tax number and branch (``0000000012343/000000``), or empty. ``source`` is the
    caller's address with its last part hidden; empty where the portal acted by itself.
    ``happened_at`` is told by the action, ``recorded_at`` by the clock of the database.
    """

    name = models.CharField(max_length=60)
    subject = models.CharField(max_length=60, db_index=True)
    owner = models.CharField(max_length=40, db_default="")
    behalf = models.CharField(max_length=40, db_default="")
    actor = models.CharField(max_length=150)
    source = models.CharField(max_length=45, db_default="")
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())
    details = models.JSONField(default=dict)
    sequence = models.BigIntegerField(null=True, unique=True, editable=False)
    hash = models.CharField(max_length=64, db_default="", editable=False)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of the trail")
        verbose_name_plural = _("entries of the trail")
        constraints = [
            models.CheckConstraint(
                name="audit_entry_moments",
                condition=models.Q(happened_at__range=TIMES, recorded_at__range=TIMES),
            ),
        ]
        indexes = [
            models.Index(
                fields=["owner", "-happened_at", "-id"],
                name="audit_entry_of_owner",
                condition=~models.Q(owner=""),
            ),
            models.Index(
                fields=["owner", "-happened_at", "-id"],
                name="audit_entry_by_people",
                condition=~models.Q(owner="") & ~models.Q(actor=PORTAL),
            ),
            models.Index(fields=["name", "-id"], name="audit_entry_by_name"),
            models.Index(
                fields=["actor", "-id"],
                name="audit_entry_of_actor",
                condition=~models.Q(actor=PORTAL),
            ),
            models.Index(
                fields=["id"], name="audit_entry_unsealed", condition=models.Q(sequence=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.name} by {self.actor}"

    @property
    def words(self) -> Words:
        """What happened, in words."""
        return words_of(self.name)
