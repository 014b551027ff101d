"""Files are taken record by record: good ones go in, bad ones are reported, twice is once."""

import gzip
import json
import os

import pytest
from django.core.management import CommandError, call_command
from django.db import DataError, OperationalError, connection

from declarations.actions import intake
from declarations.messages.files import From, count, records, source_of, sources_in
from declarations.models import Declaration, StatusEvent
from tests.declarations.messages.samples import DECLARATION, NOON, STATUS, changed, line
from tests.declarations.messages.test_wco import CANCELLATION, notification
from tests.declarations.messages.test_wco import DECLARATION as DOCUMENT
from tests.factories import OfficeFactory

pytestmark = pytest.mark.django_db
BAD = changed(DECLARATION, "trader.tax_id", "0000000012344")


@pytest.fixture(autouse=True)
def ready(portal):
    """The portal's own user, and the places of the samples."""
    for code in ("0010", "2801", "2811"):
        OfficeFactory(code=code)


@pytest.fixture
def feed(tmp_path):
    """A file with a declaration, its event, and between them a bad record and no record."""
    file = tmp_path / "feed.ndjson"
    bad = changed(changed(BAD, "event_id", "bad"), "reference", "DEMO000000999")
    file.write_bytes(b"\n".join([line(DECLARATION), line(bad), b"", b"{", line(STATUS), b""]))
    return file


def run(*arguments, capsys=None, **options):
    """Run the command; return its exit code and what it said."""
    code = 0
    try:
        call_command("import_declarations", *map(str, arguments), **options)
    except SystemExit as end:
        code = end.code
    out, err = capsys.readouterr()
    return code, out, err


def test_the_good_ones_go_in_and_the_bad_ones_are_reported(feed, capsys, tmp_path):
    report = tmp_path / "report.csv"

    code, out, _err = run(feed, "--report", report, "--sender", "BROKER", capsys=capsys)

    assert code == 1
    assert out == (
        f"2 taken, 0 already there, 0 waiting for their declaration, 2 refused (see {report}).\n"
    )
    rows = report.read_text(encoding="utf-8-sig").splitlines()
    assert rows[0] == "file,line,field,value,expected_th,expected_en"
    assert rows[1].startswith(f"{feed},2,trader.tax_id,00000…,")
    assert rows[2].startswith(f"{feed},4,,{{,")
    assert len(rows) == 3
    declaration = Declaration.objects.get()
    assert (declaration.status, declaration.sender) == ("RELEASED", "BROKER")


def test_without_a_report_file_the_faults_are_told(feed, capsys):
    assert "trader.tax_id" in run(feed, capsys=capsys)[2]


def test_running_it_again_changes_nothing(feed, capsys):
    run(feed, capsys=capsys)
    before = list(Declaration.objects.values()), StatusEvent.objects.count()

    _code, out, _err = run(feed, capsys=capsys)

    assert out.startswith("0 taken, 2 already there")
    assert (list(Declaration.objects.values()), StatusEvent.objects.count()) == before


def test_quiet_is_quiet(feed, capsys, tmp_path):
    assert run(feed, "--report", tmp_path / "r.csv", verbosity=0, capsys=capsys) == (1, "", "")


def test_all_good_ends_well(tmp_path, capsys):
    (tmp_path / "feed.jsonl").write_bytes(line(DECLARATION))

    assert run(tmp_path / "feed.jsonl", capsys=capsys)[0] == 0


def test_a_file_that_is_not_there(capsys):
    with pytest.raises(CommandError, match="no file or folder"):
        run("nowhere.ndjson", capsys=capsys)


def test_a_folder_is_taken_whole_in_a_sound_order(tmp_path, capsys):
    inner = tmp_path / "inner"
    inner.mkdir()
    foreign = DOCUMENT.replace(">TH<", "><").replace("A022-0691100123", "24GBX")
    (tmp_path / "1_cancel.xml").write_text(CANCELLATION)
    (tmp_path / "2_answer.xml").write_text(
        notification("11", at="20261123100000Z", reference="DEMO000000123")
    )
    (inner / "3.xml.gz").write_bytes(gzip.compress(foreign.encode()))
    (inner / "notes.txt").write_text("{")

    code, out, _err = run(tmp_path, "--office", "2801", capsys=capsys)

    assert (code, out.split(",")[0]) == (0, "3 taken")
    events = StatusEvent.objects.order_by("pk").values_list("code", "facts__time_taken_from")
    assert list(events) == [("REQUEST_ANSWERED", None), ("CANCELLATION_REQUESTED", "ANSWER")]
    assert Declaration.objects.get().office.code == "2801"


def test_a_packed_feed_is_unpacked(tmp_path, capsys):
    (tmp_path / "feed.ndjson.gz").write_bytes(gzip.compress(line(DECLARATION)))

    assert run(tmp_path, capsys=capsys)[1].startswith("1 taken")


def test_a_file_that_breaks_off_keeps_what_came_before(tmp_path, capsys):
    lines = [
        line(changed(STATUS, "event_id", f"{n}-{os.urandom(99).hex()[:50]}")) for n in range(99)
    ]
    packed = gzip.compress(b"\n".join([line(DECLARATION), *lines]))
    (tmp_path / "feed.ndjson.gz").write_bytes(packed[: len(packed) // 2])

    code, out, err = run(tmp_path, capsys=capsys)

    assert (code, Declaration.objects.count()) == (1, 1)
    assert "1 refused" in out
    assert "a file that can be read" in err


def test_a_line_without_end_is_one_fault_and_the_next_is_read():
    endless = b'{"a": "' + b"x" * (9 * 1024 * 1024) + b"\n" + line(STATUS)
    source = source_of("x.ndjson", endless)

    found = list(records([source], From("S", "0010", NOON)))

    assert [record.line for record in found] == [1, 2]
    assert found[0].faults[0].expected.en == "a line of at most 4 MiB"
    assert found[1].values.code == "0309"


def test_counting_is_enough_for_a_progress_bar(tmp_path):
    (tmp_path / "a.ndjson").write_bytes(b"{}\n\n{}\n")
    (tmp_path / "b.xml").write_text("<a/>")
    (tmp_path / "c.ndjson.gz").write_bytes(b"\x1f\x8bnonsense")

    assert count(sources_in([tmp_path])) == 4


def test_what_the_database_refuses_is_one_records_fault(monkeypatch, portal, caplog):
    def too_much(values, **options):
        raise DataError

    monkeypatch.setattr(intake, "receive_declaration", too_much)
    source = source_of("x", line(DECLARATION) + b"\n" + line(STATUS))

    report = intake.take(records([source], From("", "0010", NOON)), by=portal, at=NOON)

    assert (report.refused, report.waiting) == (1, 1)
    assert "the operators" in report.as_csv()
    assert "was not stored" in caplog.text


def test_a_report_is_no_place_for_formulas(portal):
    source = source_of("x", json.dumps({"kind": "=cmd|' /C calc'!A0"}).encode())

    report = intake.take(records([source], From("", "0010", NOON)), by=portal, at=NOON)

    assert ",'=cmd" in report.as_csv()


def test_unknown_places_are_told_together_with_the_other_faults(tmp_path, capsys):
    wrong = changed(changed(BAD, "office", "0000"), "release_place", "0001")
    event = changed(changed(STATUS, "office", "0002"), "code", "?")
    (tmp_path / "feed.ndjson").write_bytes(line(wrong) + b"\n" + line(event))

    code, out, err = run(tmp_path, capsys=capsys)

    assert (code, out.split(",")[0]) == (1, "0 taken")
    told = [tuple(row.split(",")[1:4]) for row in err.splitlines()[1:]]
    assert set(told) == {
        ("1", "trader.tax_id", "00000…"),
        ("1", "office", "0000"),
        ("1", "release_place", "0001"),
        ("2", "code", "?"),
        ("2", "office", "0002"),
    }


def test_unknown_places_of_a_document_are_told_too(tmp_path, capsys):
    unknown = DOCUMENT.replace(">2801<", ">0000<").replace(">IM<", ">?<")
    assert unknown != DOCUMENT
    (tmp_path / "1.xml").write_text(unknown)

    code, _out, err = run(tmp_path, capsys=capsys)

    assert code == 1
    assert ",0000,รหัสสถานที่ศุลกากรที่มีอยู่," in err


def test_what_the_actions_refuse_is_reported_too(portal):
    source = source_of("x", line(changed(DECLARATION, "office", "0000")))

    report = intake.take(records([source], From("", "0010", NOON)), by=portal, at=NOON)

    assert (report.refused, report.faults[0][2].field) == (1, "office")


def test_an_older_description_is_told_as_such(tmp_path, capsys):
    older = changed(
        changed(DECLARATION, "event_id", "older"), "occurred_at", "2026-11-22T09:00:00+07:00"
    )
    (tmp_path / "feed.ndjson").write_bytes(line(DECLARATION) + b"\n" + line(older))

    out = run(tmp_path, capsys=capsys)[1]

    assert out.startswith("1 taken, 0 already there, 1 older than what is there, 0 waiting")


def test_without_a_database_it_says_so_in_one_line(feed, monkeypatch):
    def refuse():
        raise OperationalError("connection refused")

    monkeypatch.setattr(connection, "ensure_connection", refuse)

    with pytest.raises(CommandError, match="start `make demo`, or set DATABASE_URL") as ended:
        call_command("import_declarations", str(feed))
    assert ended.value.returncode == 2
