"""Handing in a feed file: what is taken, how far it is, what was refused."""

import gzip

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation

from core.feeds import Fault, Report
from core.words import Words
from declarations.admin import uploads
from declarations.forms.uploads import LARGEST
from gateway import actions as gateway
from gateway.models import Upload
from tests.declarations.officers.conftest import text
from tests.factories import MORNING, OfficerFactory

ADD = "/en/admin/gateway/upload/add/"


@pytest.fixture
def handing_in(client, officer):
    officer.is_staff = True
    officer.save()
    officer.user_permissions.add(
        *Permission.objects.filter(codename__in=["add_upload", "view_upload"])
    )
    client.force_login(officer)
    return client


@pytest.fixture
def sent(monkeypatch):
    """What was sent to the worker."""
    calls = []
    monkeypatch.setattr(uploads.take_upload, "delay", lambda **given: calls.append(given))
    return calls


def hand_in(client, name="feed.ndjson", content=b"{}\n", sender="DEMO"):
    return client.post(ADD, {"file": SimpleUploadedFile(name, content), "sender": sender})


def page(upload, name="progress"):
    with translation.override("en"):
        return reverse(f"admin:gateway_upload_{name}", args=[upload.pk])


def test_a_file_is_kept_and_sent_to_the_worker_after_the_commit(
    handing_in, sent, officer, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        answer = hand_in(handing_in)

    upload = Upload.objects.get()
    assert (upload.name, upload.sender, bytes(upload.content)) == ("feed.ndjson", "DEMO", b"{}\n")
    assert upload.uploaded_by == officer
    assert sent == [{"upload_id": upload.pk}]
    assert answer.url == page(upload)


def test_a_broker_that_is_down_loses_no_file(
    handing_in, monkeypatch, django_capture_on_commit_callbacks
):
    def down(**given):
        raise ConnectionError

    monkeypatch.setattr(uploads.take_upload, "delay", down)
    with django_capture_on_commit_callbacks(execute=True):
        answer = hand_in(handing_in)

    assert answer.status_code == 302
    assert Upload.objects.get().state == Upload.State.WAITING


@pytest.mark.parametrize(
    ("name", "content", "sender", "told"),
    [
        ("feed.csv", b"x", "DEMO", "The name must end in"),
        ("feed.zip", b"PK", "DEMO", "The name must end in"),
        ("feed.ndjson", b"", "DEMO", "empty"),
        ("feed.ndjson.gz", gzip.compress(b"{}" * 99, mtime=0)[:-9], "DEMO", "cannot be unpacked"),
        ("feed.ndjson.gz", b"\x1f\x8bno gzip", "DEMO", "cannot be unpacked"),
        ("feed.ndjson", b"x" * (LARGEST + 1), "DEMO", "at most 20 MB"),
        ("feed.ndjson", b"x", "demo!", "Only capitals and digits"),
    ],
)
def test_what_cannot_be_taken_is_said_at_the_form(handing_in, sent, name, content, sender, told):
    answer = hand_in(handing_in, name, content, sender)

    assert told in text(answer)
    assert not Upload.objects.exists()


@pytest.mark.parametrize("name", ["FEED.NDJSON.GZ", "feed.jsonl.gz", "feed.jsonl", "wco.xml.gz"])
def test_packed_files_and_other_endings_are_taken_as_the_command_takes_them(handing_in, sent, name):
    content = gzip.compress(b"{}\n") if name.lower().endswith(".gz") else b"{}\n"

    assert hand_in(handing_in, name, content).status_code == 302

    upload = Upload.objects.get()
    assert (upload.name, bytes(upload.content)) == (name, content)


@pytest.mark.parametrize("name", ["feed.ndjson.gz", "feed.ndjson"])
def test_what_is_small_only_while_packed_is_not_taken(handing_in, sent, monkeypatch, name):
    monkeypatch.setattr("declarations.forms.uploads.LARGEST_UNPACKED", 2 * 1024 * 1024)

    answer = hand_in(handing_in, name, gzip.compress(b" " * (4 * 1024 * 1024)))

    assert "Unpacked this file has more than 200 MB" in text(answer)
    assert not Upload.objects.exists()


def test_progress_is_shown_without_scripts_until_it_is_finished(handing_in, officer):
    upload = gateway.hand_in(name="a.xml", sender="DEMO", content=b"x", by=officer, at=MORNING)
    assert 'http-equiv="refresh"' in text(handing_in.get(page(upload)))
    gateway.claim(pk=upload.pk, at=MORNING)
    gateway.note_progress(upload, done=25, records=100, at=MORNING)

    running = text(handing_in.get(page(upload)))
    assert "25 of 100 records read" in running
    assert 'max="100" value="25"' in running
    report = Report(taken=98, waiting=77, unchanged=1)
    report.refuse("a.xml", 7, [Fault("items[0].tariff", "=1", Words("พิกัด", "a tariff code"))])
    gateway.finish(upload, report, at=MORNING)

    finished = text(handing_in.get(page(upload)))
    assert 'http-equiv="refresh"' not in finished
    assert "<dd>98</dd>" in finished
    assert "<dd>77</dd>" in finished
    csv = handing_in.get(page(upload, "report"))
    assert (
        csv.content.decode("utf-8-sig").splitlines()[1].startswith("a.xml,7,items[0].tariff,'=1,")
    )


def test_the_record_of_a_file_is_its_progress(handing_in, officer):
    upload = gateway.hand_in(name="a.xml", sender="DEMO", content=b"x", by=officer, at=MORNING)

    answer = handing_in.get(page(upload, "change"))

    assert answer.url == page(upload)
    assert "a.xml" in text(handing_in.get(reverse("admin:gateway_upload_changelist")))


def test_a_file_is_its_officers_own_and_the_national_roles(client, handing_in, officer):
    other = OfficerFactory(username="colleague", is_staff=True)
    upload = gateway.hand_in(name="a.xml", sender="DEMO", content=b"x", by=other, at=MORNING)
    assert handing_in.get(page(upload)).status_code == 404
    assert handing_in.get(page(upload, "report")).status_code == 404

    officer.user_permissions.add(Permission.objects.get(codename="work_everywhere"))

    assert handing_in.get(page(upload)).status_code == 200


def test_without_the_right_there_is_no_form(client, officer):
    officer.is_staff = True
    officer.save()
    client.force_login(officer)

    assert client.get(ADD).status_code == 403


def test_a_file_handed_in_stays_as_it_is(handing_in, officer):
    upload = gateway.hand_in(name="a.xml", sender="DEMO", content=b"x", by=officer, at=MORNING)

    assert handing_in.post(page(upload, "delete")).status_code == 403
