"""What was taken is remembered; uploaded files are kept until a worker takes them."""

from datetime import timedelta

import pytest

from audit.models import Entry
from core.feeds import BadRecord, Fault, Outcome, Report, digest
from core.words import Words
from gateway import actions
from gateway.models import TakenRecord, Upload
from tests.factories import MORNING

pytestmark = pytest.mark.django_db


def remember(body="one", event_id="e1"):
    return actions.remember(sender="DEMO", event_id=event_id, digest=digest(body), at=MORNING)


def test_a_record_is_new_once():
    assert [remember(), remember()] == [True, False]
    assert str(TakenRecord.objects.get()) == "DEMO e1"


def test_an_event_id_is_not_used_for_another_record():
    remember()

    with pytest.raises(BadRecord) as refused:
        remember("two")

    assert refused.value.faults[0].field == "event_id"


@pytest.mark.django_db(transaction=True)
def test_the_same_record_from_many_senders_at_once_is_new_once(at_once):
    answers = at_once(lambda n: remember(), times=8)

    assert sorted(answers) == [False] * 7 + [True]


def test_a_digest_does_not_depend_on_the_order_of_fields():
    assert digest({"a": 1, "b": "ก"}) == digest({"b": "ก", "a": 1})
    assert digest({"a": 1}) != digest({"a": 2})


def test_an_upload_goes_from_waiting_to_done(officer):
    upload = actions.hand_in(
        name="feed.ndjson", sender="DEMO", content=b"{}", by=officer, at=MORNING
    )
    assert (upload.state, str(upload)) == (Upload.State.WAITING, "feed.ndjson")
    assert Entry.objects.get().name == "handed in a feed file"

    assert actions.claim(pk=upload.pk, at=MORNING) == upload
    actions.note_progress(upload, done=2, records=3, at=MORNING)
    upload.refresh_from_db()
    assert (upload.state, upload.records, upload.done) == (Upload.State.RUNNING, 3, 2)

    report = Report()
    for outcome in (Outcome.TAKEN, Outcome.WAITING, Outcome.UNCHANGED):
        report.count(outcome)
    report.refuse("feed.ndjson", 3, [Fault("number", "=x", Words("เลขที่", "a number"))])
    actions.finish(upload, report, at=MORNING)

    upload.refresh_from_db()
    counts = upload.taken, upload.waiting, upload.unchanged, upload.refused
    assert (upload.state, counts) == ("DONE", (1, 1, 1, 1))
    assert "feed.ndjson,3,number" in upload.report


def test_a_waiting_upload_is_claimed_once_until_its_worker_falls_silent(officer):
    upload = actions.hand_in(name="feed.ndjson", sender="DEMO", content=b"", by=officer, at=MORNING)
    later = MORNING + actions.SILENCE

    assert actions.claim(at=MORNING) == upload
    assert actions.claim(at=later) is None
    assert actions.claim(at=later + timedelta(seconds=1)) == upload
    actions.fail(upload, at=later)
    assert actions.claim(at=later + timedelta(days=1)) is None


def test_a_broken_off_upload_says_so(officer):
    upload = actions.hand_in(name="feed.ndjson", sender="DEMO", content=b"", by=officer, at=MORNING)

    actions.fail(upload, at=MORNING)

    upload.refresh_from_db()
    assert upload.state == Upload.State.FAILED


def test_an_upload_that_costs_three_workers_their_lives_is_given_up(officer):
    upload = actions.hand_in(name="feed.ndjson", sender="DEMO", content=b"", by=officer, at=MORNING)
    behind = actions.hand_in(name="next.ndjson", sender="DEMO", content=b"", by=officer, at=MORNING)
    silence = actions.SILENCE + timedelta(seconds=1)

    taken = [actions.claim(pk=upload.pk, at=MORNING + n * silence) for n in range(4)]

    assert taken == [upload, upload, upload, None]
    upload.refresh_from_db()
    assert (upload.state, upload.finished_at) == (Upload.State.FAILED, MORNING + 3 * silence)
    assert actions.claim(at=MORNING + 9 * silence) == behind, "nobody waits behind it"


def test_an_upload_whose_third_worker_lives_is_left_to_it(officer):
    upload = actions.hand_in(name="feed.ndjson", sender="DEMO", content=b"", by=officer, at=MORNING)
    silence = actions.SILENCE + timedelta(seconds=1)
    for n in range(3):
        actions.claim(at=MORNING + n * silence)
    actions.note_progress(upload, done=1, records=2, at=MORNING + 3 * silence)

    assert actions.claim(at=MORNING + 3 * silence) is None

    upload.refresh_from_db()
    assert upload.state == Upload.State.RUNNING
