"""Remembering what was taken, and taking uploaded files."""

from datetime import datetime

from django.db import connection, transaction

from accounts.models import User
from audit import actions as audit
from core.feeds import BadRecord, Fault, Report
from core.words import Words
from gateway.models import TakenRecord, Upload

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


def start(upload: Upload, *, records: int) -> None:
    """Note that a worker began to take the file."""
    Upload.objects.filter(pk=upload.pk).update(state=Upload.State.RUNNING, records=records)


def note_progress(upload: Upload, *, done: int) -> None:
    """Note how many records have been read, for the progress bar."""
    Upload.objects.filter(pk=upload.pk).update(done=done)


def finish(upload: Upload, report: Report, *, at: datetime) -> None:
    """Note what became of the file's records."""
    Upload.objects.filter(pk=upload.pk).update(
        state=Upload.State.DONE,
        finished_at=at,
        taken=report.taken + report.waiting,
        unchanged=report.unchanged,
        refused=report.refused,
        report=report.as_csv() if report.faults else "",
    )


def fail(upload: Upload, *, at: datetime) -> None:
    """Note that the worker broke off; what was taken stays, and a new try is safe."""
    Upload.objects.filter(pk=upload.pk).update(state=Upload.State.FAILED, finished_at=at)
