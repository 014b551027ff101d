"""Remembering what was taken, and taking uploaded files."""

from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Q

from accounts.models import User
from audit import actions as audit
from core.feeds import BadRecord, Fault, Report
from core.words import Words
from gateway.models import TakenRecord, Upload

SILENCE = timedelta(minutes=10)
"""After so long without a sign of life, a worker counts as dead."""

TRIES = 3
"""So many workers take up a file; if the last of them falls silent too, it is the file."""

REUSED = Words(
    "event_id นี้ใช้กับข้อมูลอื่นไปแล้ว ข้อมูลใหม่ต้องใช้ event_id ใหม่",
    "this event_id was used for another record; a new record needs a new event_id",
)
# One statement instead of the four of get_or_create: every record of every feed begins here.
_REMEMBER = """
INSERT INTO gateway_takenrecord (sender, event_id, digest, taken_at) VALUES (%s, %s, %s, %s)
ON CONFLICT (sender, event_id) DO NOTHING
"""


def remember(*, sender: str, event_id: str, digest: str, at: datetime) -> bool:
    """Note that a record is being taken, in the caller's transaction.

    :returns: whether it is new; False where the same record was taken before
    :raises BadRecord: the sender used this event id for another record
    """
    with connection.cursor() as cursor:
        cursor.execute(_REMEMBER, [sender, event_id, digest, at])
        new: bool = cursor.rowcount == 1
    if not new and TakenRecord.objects.get(sender=sender, event_id=event_id).digest != digest:
        raise BadRecord(Fault("event_id", event_id, REUSED))
    return new


@transaction.atomic
def hand_in(*, name: str, sender: str, content: bytes, by: User, at: datetime) -> Upload:
    """Keep a feed file for the worker to take."""
    upload = Upload.objects.create(
        name=name, sender=sender, content=content, uploaded_by=by, uploaded_at=at
    )
    audit.record("handed in a feed file", subject=name, by=by, at=at, sender=sender)
    return upload


@transaction.atomic
def claim(*, at: datetime, pk: int | None = None) -> Upload | None:
    """Take a waiting file to work on, or one whose worker has been silent too long.

    A file that cost :data:`TRIES` workers their lives is given up.

    :param pk: this one; otherwise the oldest that nobody works on
    :returns: None where there is none, or another worker has it
    """
    silent = Q(state=Upload.State.RUNNING, worked_at__lt=at - SILENCE)
    worn_out = Upload.objects.filter(silent, tries__gte=TRIES)
    worn_out.update(state=Upload.State.FAILED, finished_at=at)
    wanted = Q() if pk is None else Q(pk=pk)
    free = Upload.objects.filter(wanted, Q(state=Upload.State.WAITING) | silent).order_by("pk")
    upload = free.select_for_update(skip_locked=True).first()
    if upload:
        upload.state, upload.worked_at = Upload.State.RUNNING, at
        upload.tries += 1
        upload.save(update_fields=["state", "worked_at", "tries"])
    return upload


def note_progress(upload: Upload, *, done: int, records: int, at: datetime) -> None:
    """Note how many of the file's records have been read: progress, and a sign of life."""
    Upload.objects.filter(pk=upload.pk).update(done=done, records=records, worked_at=at)


def finish(upload: Upload, report: Report, *, at: datetime) -> None:
    """Note what became of the file's records."""
    Upload.objects.filter(pk=upload.pk).update(
        state=Upload.State.DONE,
        finished_at=at,
        taken=report.taken,
        waiting=report.waiting,
        unchanged=report.unchanged + report.older,
        refused=report.refused,
        report=report.as_csv() if report.faults else "",
    )


def fail(upload: Upload, *, at: datetime) -> None:
    """Note that the worker broke off; what was taken stays, and a new try is safe."""
    Upload.objects.filter(pk=upload.pk).update(state=Upload.State.FAILED, finished_at=at)
