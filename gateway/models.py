"""Files handed in, and the records already taken from each sender."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class TakenRecord(models.Model):
    """A record that was taken: its sender, the sender's event id and a digest of its body.

    A record that comes again changes nothing; another body under the same id is refused.
    """

    sender = models.CharField(max_length=35)
    event_id = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    taken_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sender", "event_id"], name="taken_record_once"),
        ]

    def __str__(self) -> str:
        return f"{self.sender} {self.event_id}"


class Upload(models.Model):
    """A feed file that an officer handed in, taken by a worker in the background.

    ``done`` of ``records`` have been read; ``report`` is CSV with one row for each fault.
    ``waiting`` are the events kept until their declaration comes.
    ``worked_at`` is the last sign of life of its worker, ``tries`` how many workers took it up.
    """

    class State(models.TextChoices):
        """How far the work is."""

        WAITING = "WAITING", "Waiting"
        RUNNING = "RUNNING", "Running"
        DONE = "DONE", "Done"
        FAILED = "FAILED", "Failed"

    name = models.CharField(max_length=200)
    sender = models.CharField(max_length=35)
    content = models.BinaryField()
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField()
    worked_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    records = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    taken = models.PositiveIntegerField(default=0)
    waiting = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    report = models.TextField(blank=True)

    class Meta:
        verbose_name = _("feed file")
        verbose_name_plural = _("feed files")

    def __str__(self) -> str:
        return self.name
