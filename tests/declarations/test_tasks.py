"""Handed-in files are taken once, also when the broker was down or a worker died."""

from datetime import timedelta

import pytest
from django.utils import timezone

from declarations import tasks
from declarations.actions import receive_event
from declarations.models import Declaration, StatusEvent, WaitingEvent
from gateway import actions as gateway
from gateway.models import Upload
from tests.declarations.messages.samples import DECLARATION, NOON, STATUS, changed, line
from tests.declarations.received import declared, happened
from tests.factories import OfficeFactory, OfficerFactory

pytestmark = pytest.mark.django_db
CONTENT = b"\n".join([line(DECLARATION), b"{", line(STATUS)])


@pytest.fixture(autouse=True)
def places(portal):
    for code in ("2801", "2811"):
        OfficeFactory(code=code)


@pytest.fixture
def upload(db):
    """A file with two good records and a bad one, just handed in."""
    return hand_in()


def hand_in(content=CONTENT):
    by = OfficerFactory(permissions=["receive_declaration"])
    return gateway.hand_in(name="a.ndjson", sender="CUSTOMS", content=content, by=by, at=NOON)


def test_a_file_is_taken_and_its_report_kept(upload):
    tasks.take_upload(upload_id=upload.pk)

    upload.refresh_from_db()
    assert (upload.state, upload.taken, upload.refused) == (Upload.State.DONE, 2, 1)
    assert (upload.records, upload.done) == (3, 3)
    assert "a.ndjson,2,," in upload.report
    assert Declaration.objects.get().status == "RELEASED"


def test_progress_is_noted_on_the_way(upload, monkeypatch):
    noted = []
    monkeypatch.setattr(tasks, "STEP", 1)
    monkeypatch.setattr(gateway, "note_progress", lambda _u, *, done, **_o: noted.append(done))

    tasks.take_upload(upload_id=upload.pk)

    assert noted == [0, 1, 2, 3, 3]


def test_a_task_that_comes_twice_finds_nothing_to_do(upload):
    tasks.take_upload(upload_id=upload.pk)
    tasks.take_upload(upload_id=upload.pk)
    tasks.take_upload(upload_id=0)

    upload.refresh_from_db()
    assert (upload.taken, StatusEvent.objects.count()) == (2, 1)


def test_files_that_nobody_took_are_swept_up(upload):
    second = hand_in(line(changed(STATUS, "event_id", "another")))

    tasks.take_waiting_uploads()

    assert set(Upload.objects.values_list("state", flat=True)) == {Upload.State.DONE}
    second.refresh_from_db()
    assert second.taken == 1


def test_a_worker_that_fell_silent_is_replaced(upload):
    now = timezone.now()
    assert gateway.claim(pk=upload.pk, at=now - timedelta(minutes=11)) == upload
    assert gateway.claim(pk=upload.pk, at=now - timedelta(minutes=2)) is None

    tasks.take_waiting_uploads()

    upload.refresh_from_db()
    assert upload.state == Upload.State.DONE


def test_a_crash_is_noted_and_another_file_is_not_held_up(upload, monkeypatch):
    def crash(*args, **options):
        raise RuntimeError

    monkeypatch.setattr(tasks, "take", crash)

    with pytest.raises(RuntimeError):
        tasks.take_upload(upload_id=upload.pk)

    upload.refresh_from_db()
    assert upload.state == Upload.State.FAILED
    tasks.take_waiting_uploads()


@pytest.mark.django_db(transaction=True)
def test_two_workers_do_not_take_the_same_file(upload, at_once):
    answers = at_once(lambda n: gateway.claim(at=NOON), times=4)

    assert sorted(answers, key=bool) == [None, None, None, upload]


def test_waiting_events_whose_declaration_is_there_are_adopted(portal):
    receive_event(happened("0109", number="A0200691100123"), by=portal, at=NOON)
    (waiting,) = WaitingEvent.objects.values()
    tasks.adopt_waiting_events()
    assert WaitingEvent.objects.count() == 1, "its declaration has not come"

    tasks.actions.receive_declaration(declared(), by=portal, at=NOON)
    values = waiting["values"] | {"event_id": "left behind"}
    WaitingEvent.objects.create(**waiting | {"event_id": "left behind", "values": values})
    tasks.adopt_waiting_events()

    assert WaitingEvent.objects.count() == 0
    assert StatusEvent.objects.count() == 2
