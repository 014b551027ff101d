"""What was done, by whom and when. Rows are added, never changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    """One thing someone did.

    Holds names rather than foreign keys, so that the trail never stands in the way
    of the live data, nor changes with it. The database refuses to change a row.
    """

    name = models.CharField(max_length=60)
    subject = models.CharField(max_length=60, db_index=True)
    actor = models.CharField(max_length=150)
    happened_at = models.DateTimeField()
    details = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("entry of the trail")
        verbose_name_plural = _("entries of the trail")

    def __str__(self) -> str:
        return f"{self.subject} {self.name} by {self.actor}"
