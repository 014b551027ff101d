"""Work in the background: feed files that were handed in, and events that wait."""

from celery import shared_task
from django.db.models import Q
from django.utils import timezone

from accounts.actions import PORTAL_USERNAME
from accounts.models import User
from core.feeds import Report
from declarations import actions
from declarations.actions.content import known_places
from declarations.actions.intake import take
from declarations.messages.files import DEFAULT_PLACE, From, count, records, source_of
from declarations.models import Declaration, WaitingEvent
from gateway import actions as gateway
from gateway.models import Upload

STEP = 25
"""Progress is noted after so many records."""


@shared_task
def take_upload(*, upload_id: int) -> None:
    """Take the records of a file that was handed in; nothing where another worker has it."""
    upload = gateway.claim(pk=upload_id, at=timezone.now())
    if upload:
        _take(upload)


@shared_task
def take_waiting_uploads() -> None:
    """Take the files that nobody has taken: the broker was down, or the worker died."""
    while upload := gateway.claim(at=timezone.now()):
        _take(upload)


@shared_task
def adopt_waiting_events() -> None:
    """Take events that wait although their declaration is there.

    Receiving leaves none behind: whoever brings news of a number or reference first keeps all
    others out who do (``names.hold``). This looks again, for those put aside some other
    way, and is nearly always empty-handed.
    """
    waiting = WaitingEvent.objects.all()
    named = Q(number__in=waiting.exclude(number="").values("number"))
    referred = Q(reference__in=waiting.exclude(reference="").values("reference"))
    # One after the other: together they would read all declarations.
    waited_for = {
        declaration.pk: declaration
        for wanted in (named, referred)
        for declaration in Declaration.objects.filter(wanted)
    }
    portal = User.objects.get(username=PORTAL_USERNAME)
    for declaration in waited_for.values():
        actions.adopt_waiting(declaration, by=portal)


def _take(upload: Upload) -> None:
    """Take the records of a file; what breaks it off is noted, and raised for the log."""
    try:
        report = _records_of(upload)
    except Exception:
        gateway.fail(upload, at=timezone.now())
        raise
    gateway.finish(upload, report, at=timezone.now())


def _records_of(upload: Upload) -> Report:
    sources = [source_of(upload.name, bytes(upload.content))]
    total = count(sources)

    def note(done: int) -> None:
        if done % STEP == 0:
            gateway.note_progress(upload, done=done, records=total, at=timezone.now())

    note(0)
    at = timezone.now()
    origin = From(upload.sender, DEFAULT_PLACE, at, known_places())
    report = take(records(sources, origin), by=upload.uploaded_by, at=at, note=note)
    gateway.note_progress(upload, done=total, records=total, at=timezone.now())
    return report
