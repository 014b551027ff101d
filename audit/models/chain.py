"""What proves the trail: the chain of its entries, signed checkpoints of it, and verifications.

Every sealed entry has a place in one sequence, and a hash of itself, its place and the hash
before it. So an entry that is changed, taken out, added or moved no longer fits. Who may write
all rows could still make a new chain from the first entry on; that does not fit the checkpoints,
for which a key is needed that is not in the database.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from django.db import models
from django.db.models import Func
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from core.signatures import is_signed
from core.words import Words

_AT_A_TIME = 100
SEALED = (
    "id",
    "name",
    "subject",
    "owner",
    "behalf",
    "actor",
    "source",
    "happened_at",
    "recorded_at",
    "details",
)
"""The columns of an entry that its hash covers, in their order."""


UNSIGNED_FOR = timedelta(hours=1)
"""A part of the chain that no checkpoint covers for longer than this tells that nobody signs."""

KEPT_WITHIN = timedelta(minutes=15)
"""A checkpoint is kept elsewhere at once; one that could not be is tried every five minutes."""


class _AsHashed(Func):
    """A moment as it is hashed: in UTC with microseconds, ``2026-01-31T02:03:04.000005+00:00``.

    Years before Christ end with `` BC``, since Postgres writes no other sign of them; the ends of
    time are ``infinity`` and ``-infinity``. No entry has such a moment unless somebody changed it.
    """

    template = (
        "COALESCE(to_char(%(expressions)s AT TIME ZONE 'UTC',"
        " 'YYYY-MM-DD\"T\"HH24:MI:SS.US+00:00'), '') ||"
        " CASE WHEN %(expressions)s IN ('infinity', '-infinity') THEN %(expressions)s::text"
        " WHEN %(expressions)s < '0001-01-01 00:00:00+00' THEN ' BC' ELSE '' END"
    )
    output_field = models.TextField()


COLUMNS = (
    *SEALED[:-3],
    _AsHashed("happened_at"),
    _AsHashed("recorded_at"),
    Cast("details", models.TextField()),
)
"""The same as they are read to be hashed; moments and details are written out by Postgres."""


def next_hash(previous: str, sequence: int, values: Sequence[Any]) -> str:
    """Return the hash of an entry, in 64 hexadecimal digits.

    SHA-256 of the sequence, the hash before (empty for the first) and the columns, each written
    as its length in characters, a colon and itself.

    :param values: what ``COLUMNS`` reads of the entry
    """
    key, *words = values
    parts = [str(sequence), previous, str(key), *words]
    text = "".join([f"{len(part)}:{part}" for part in parts])
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Signed:
    """A checkpoint as it is kept elsewhere: so many entries, and the hash of the last of them."""

    size: int
    head: str
    made_at: str
    signature: str

    @property
    def message(self) -> str:
        """The text that is signed."""
        return message_of(self.size, self.head, datetime.fromisoformat(self.made_at))

    def is_by(self, keys: Iterable[str]) -> bool:
        """Tell whether one of these public keys proves the signature."""
        try:
            return any(is_signed(self.message, self.signature, public=key) for key in keys)
        except ValueError:
            return False

    def is_late(self, at: datetime) -> bool:
        """Tell whether it was made so long ago that it must be kept elsewhere by now."""
        return datetime.fromisoformat(self.made_at) < at - KEPT_WITHIN

    def as_line(self) -> str:
        """Return it as one line of JSON."""
        return json.dumps(asdict(self))


def message_of(size: int, head: str, made_at: datetime) -> str:
    """Return what is signed of a checkpoint."""
    return json.dumps(["audit checkpoint", size, head, made_at.astimezone(UTC).isoformat()])


class CheckpointQuerySet(models.QuerySet["Checkpoint"]):
    """The words in which checkpoints are asked for."""

    def newest_by(self, keys: Collection[str]) -> Checkpoint | None:
        """Return the one of the longest chain that one of these public keys proves.

        The others prove nothing: whoever may write rows may have put them there.
        """
        rows = self.order_by("-size", "-pk")
        for start in count(0, _AT_A_TIME):
            batch = list(rows[start : start + _AT_A_TIME])
            for row in batch:
                if row.signed().is_by(keys):
                    return row
            if len(batch) < _AT_A_TIME:
                break
        return None


class Checkpoint(models.Model):
    """How long the trail was at some moment and which hash it ended with, signed.

    Rows are added, never changed; each is also written to the log, so that it can be kept
    elsewhere.
    """

    size = models.BigIntegerField(db_index=True)
    head = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    signature = models.CharField(max_length=100)

    objects = CheckpointQuerySet.as_manager()

    class Meta:
        verbose_name = _("checkpoint of the trail")
        verbose_name_plural = _("checkpoints of the trail")

    def __str__(self) -> str:
        return f"{self.size} {self.head}"

    def signed(self) -> Signed:
        """Return it as it is kept elsewhere."""
        made_at = self.made_at.astimezone(UTC).isoformat()
        return Signed(self.size, self.head, made_at, self.signature)


class Verification(models.Model):
    """What came out when the whole trail was verified: nothing, or the faults found.

    A fault is a text in both languages: ``{"th": …, "en": …}``.
    """

    ran_at = models.DateTimeField()
    size = models.BigIntegerField()
    head = models.CharField(max_length=64, blank=True)
    faults = models.JSONField(default=list)

    class Meta:
        verbose_name = _("verification of the trail")
        verbose_name_plural = _("verifications of the trail")

    def __str__(self) -> str:
        return f"{self.ran_at:%Y-%m-%d %H:%M} {self.size}: {len(self.faults)}"

    @property
    def fault_words(self) -> list[Words]:
        """The faults in words."""
        return [Words(**fault) for fault in self.faults]
