"""The chain: every entry gets its place once, whenever its transaction ends."""

import json
import logging
import threading
from datetime import timedelta
from hashlib import sha256

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts.models import User
from audit import actions, tasks
from audit.answers import kept_checkpoints, verify
from audit.models import Checkpoint, Entry
from core.words import Words
from prove.tampering import chain_anew, undone_after
from tests.factories import MORNING


def add(subject):
    return actions.record("viewed", subject=subject, by=User(username="somebody"), at=MORNING)


def chain():
    """Return the subjects in the order of the chain."""
    return list(Entry.objects.sealed().values_list("subject", flat=True))


def holds():
    return verify(keys=actions.trusted_keys(), at=timezone.now()).faults == []


def test_the_hash_is_the_one_that_is_written_down(db):
    """Computed here by hand, so that whoever has the words of the decision can do it too."""
    actions.record(
        "viewed",
        subject="ก",
        owner="O",
        behalf="B",
        by=User(username="x"),
        at=MORNING,
        bb="2",
        a="1",
    )
    actions.seal()
    entry = Entry.objects.get()
    recorded = entry.recorded_at.strftime("%Y-%m-%dT%H:%M:%S.%f+00:00")
    parts = ["1", "", str(entry.pk), "viewed", "ก", "O", "B", "x", ""]
    parts += ["2026-11-20T03:00:00.000000+00:00", recorded, '{"a": "1", "bb": "2"}']
    text = "".join(f"{len(part)}:{part}" for part in parts)

    assert entry.hash == sha256(text.encode()).hexdigest()


def test_each_hash_goes_on_from_the_one_before(db):
    add("A")
    actions.seal()
    add("A")
    actions.seal()

    first, second = Entry.objects.sealed()
    assert (first.sequence, second.sequence) == (1, 2)
    assert first.hash != second.hash
    assert holds()


def test_sealing_takes_some_at_a_time_until_none_is_left(db):
    for n in range(5):
        add(f"A{n}")

    assert actions.seal(most=2) == 2
    tasks.seal_trail()

    assert chain() == [f"A{n}" for n in range(5)]
    assert actions.seal() == 0


@pytest.mark.parametrize(
    "change",
    [
        "sequence = 2, hash = repeat('0', 64)",
        "sequence = NULL, hash = ''",
        "actor = 'nobody'",
    ],
)
def test_what_is_sealed_is_not_sealed_again_nor_changed(db, change):
    add("A")
    actions.seal()

    with pytest.raises(IntegrityError, match="only added"), transaction.atomic():
        run("UPDATE audit_entry SET " + change)  # noqa: S608


@pytest.mark.parametrize(
    "change",
    [
        "sequence = 1, hash = repeat('0', 64), actor = 'nobody'",
        "sequence = 1, hash = repeat('0', 64), details = '{\"a\": 1.0}'",
        "sequence = 1",
        "sequence = 1, hash = 'short'",
        "sequence = 0, hash = repeat('0', 64)",
        "hash = repeat('0', 64)",
    ],
)
def test_sealing_changes_nothing_else_and_is_never_half(db, change):
    Entry.objects.create(name="x", subject="x", actor="x", happened_at=MORNING, details={"a": 1})

    with pytest.raises(IntegrityError, match="only added"), transaction.atomic():
        run("UPDATE audit_entry SET " + change)  # noqa: S608


def test_the_triggers_do_not_rest_where_a_session_passes_as_a_replica(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgname, tgenabled FROM pg_trigger WHERE tgname LIKE 'audit%'")
        found = dict(cursor.fetchall())

    assert len(found) == 8
    assert set(found.values()) == {"A"}


@pytest.mark.parametrize("moment", ["infinity", "-infinity", "2026-11-20 10:00+00 BC"])
def test_no_entry_has_a_moment_that_no_calendar_of_ours_has(db, moment):
    statement = "INSERT INTO audit_entry (name, subject, actor, details, happened_at)"

    with pytest.raises(IntegrityError, match="audit_entry_moments"), transaction.atomic():
        run(f"{statement} VALUES ('x', 'x', 'x', '{{}}', '{moment}')")


def run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


_INSERT = (
    "INSERT INTO audit_entry (name, subject, actor, details, happened_at, recorded_at, sequence,"
    " hash) VALUES ('x', 'x', 'x', '{}', now(), '2001-01-01', "
)


@pytest.mark.parametrize("place", ["9223372036854775807, ''", "1, repeat('0', 64)", "NULL, 'x'"])
def test_an_entry_comes_without_a_place(db, place):
    with pytest.raises(IntegrityError, match="without a place"), transaction.atomic():
        run(f"{_INSERT}{place})")


def test_the_clock_of_the_database_tells_when_an_entry_was_recorded(db):
    run(f"{_INSERT}NULL, '')")

    assert timezone.now() - Entry.objects.get().recorded_at < timedelta(minutes=5)


@pytest.mark.parametrize(
    ("places", "of"),
    [
        ("9223372036854775807", "subject = 'A'"),
        ("14", "subject = 'A'"),
        ("13 + 2 * (subject = 'C')::int", "subject IN ('A', 'C')"),
    ],
)
def test_places_are_given_one_after_the_other(sealed, places, of):
    for subject in "ABC":
        add(subject)

    with pytest.raises(IntegrityError, match="one after the other"), transaction.atomic():
        run(f"UPDATE audit_entry SET sequence = {places}, hash = repeat('0', 64) WHERE {of}")  # noqa: S608

    assert actions.seal() == 3
    assert holds()


@pytest.mark.parametrize(
    "change", ["UPDATE audit_verification SET faults = '[]'", "DELETE FROM audit_verification"]
)
def test_what_a_verification_found_is_neither_changed_nor_deleted(db, change):
    actions.keep_verification(size=1, head="", faults=[Words("ผิด", "Wrong")], at=MORNING)

    with pytest.raises(IntegrityError, match="only added"), transaction.atomic():
        run(change)


def test_a_forged_checkpoint_does_not_stop_the_signer(db):
    add("A")
    actions.seal()
    for size in (1, 999_999):
        Checkpoint.objects.create(size=size, head="0" * 64, made_at=MORNING, signature="forged")

    made = actions.make_checkpoint(at=timezone.now())

    assert made.size == 1
    assert made.signed().is_by(actions.trusted_keys())
    assert actions.make_checkpoint(at=timezone.now()) is None


def test_forged_checkpoints_hide_no_true_one_however_many_they_are(sealed, monkeypatch):
    monkeypatch.setattr("audit.models.chain._AT_A_TIME", 2)
    for size in range(sealed, sealed + 5):
        Checkpoint.objects.create(size=size, head="0" * 64, made_at=MORNING, signature="forged")

    assert Checkpoint.objects.newest_by(actions.trusted_keys()).size == sealed
    assert Checkpoint.objects.newest_by([]) is None


@pytest.mark.parametrize(
    "change", ["UPDATE audit_checkpoint SET size = 1", "DELETE FROM audit_checkpoint"]
)
def test_a_checkpoint_is_neither_changed_nor_deleted(sealed, change):
    with pytest.raises(IntegrityError, match="only added"), transaction.atomic():
        run(change)


def test_checkpoints_are_not_emptied(sealed):
    run("SET LOCAL etracking.allow_flush = 'off'")

    with pytest.raises(IntegrityError, match="only added"), transaction.atomic():
        run("TRUNCATE audit_checkpoint")


@pytest.mark.django_db(transaction=True)
def test_an_entry_that_is_committed_late_is_not_passed_over():
    """It got its key first, and another one was sealed before it could be seen."""
    may_end, has_begun = threading.Event(), threading.Event()

    def long_transaction():
        with transaction.atomic():
            add("late")
            has_begun.set()
            may_end.wait(30)
        connection.close()

    thread = threading.Thread(target=long_transaction)
    thread.start()
    assert has_begun.wait(30)
    add("early")
    assert actions.seal() == 1
    may_end.set()
    thread.join()

    assert actions.seal() == 1
    assert chain() == ["early", "late"]
    early, late = Entry.objects.sealed()
    assert late.pk < early.pk
    assert holds()


@pytest.mark.django_db(transaction=True)
def test_many_sealers_at_once_make_one_chain(at_once):
    for n in range(60):
        add(f"A{n}")

    sealed = at_once(lambda n: [actions.seal(most=7) for _n in range(5)], times=6)
    tasks.seal_trail()

    assert all(isinstance(counts, list) for counts in sealed)
    assert chain() == [f"A{n}" for n in range(60)]
    assert holds()


@pytest.mark.django_db(transaction=True)
def test_nothing_is_sealed_nor_signed_while_another_sealer_is_at_work(at_once):
    add("A")
    actions.seal()
    add("B")
    with transaction.atomic():
        assert actions.seal() == 1

        answers = at_once(
            lambda n: (actions.seal(), actions.make_checkpoint(at=timezone.now())), times=1
        )

    assert answers == [(0, None)]


def test_a_checkpoint_is_made_when_the_chain_grew(db):
    assert actions.make_checkpoint(at=MORNING) is None
    add("A")
    actions.seal()

    made = actions.make_checkpoint(at=MORNING)

    assert (made.size, made.head) == (1, Entry.objects.get().hash)
    assert made.signed().is_by(actions.trusted_keys())
    assert actions.make_checkpoint(at=MORNING + timedelta(hours=1)) is None
    assert str(made).startswith("1 ")


def test_a_chain_that_contradicts_a_checkpoint_is_not_signed_again(sealed, kept):
    with undone_after():
        run("DELETE FROM audit_entry WHERE sequence > 8")
        for n in range(9):
            add(f"B{n}")
        chain_anew()
        with pytest.raises(actions.TrailBroken, match="The entry at 12 is not the one"):
            actions.make_checkpoint(at=timezone.now())

        run("DELETE FROM audit_checkpoint")
        with pytest.raises(actions.TrailBroken):
            actions.make_checkpoint(at=timezone.now(), kept=kept[-1:])


def test_a_checkpoint_is_written_where_it_can_be_kept_elsewhere(db, settings, tmp_path, caplog):
    caplog.set_level(logging.INFO)
    settings.AUDIT_CHECKPOINTS = str(tmp_path / "checkpoints")
    for subject in "AB":
        add(subject)
        tasks.seal_trail()
        tasks.make_checkpoint()
        tasks.make_checkpoint()

    kept = kept_checkpoints(settings.AUDIT_CHECKPOINTS).signed
    assert kept == [row.signed() for row in Checkpoint.objects.order_by("size")]
    logged = [record.message for record in caplog.records if "checkpoint" in record.message]
    assert [json.loads(text.partition(" ")[2])["size"] for text in logged] == [1, 2]


def test_without_a_file_the_log_alone_has_it(db, settings, caplog):
    caplog.set_level(logging.INFO)
    settings.AUDIT_CHECKPOINTS = ""
    add("A")
    tasks.seal_trail()
    tasks.make_checkpoint()

    assert sum("checkpoint" in record.message for record in caplog.records) == 1
