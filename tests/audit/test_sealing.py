"""The chain: every entry gets its place once, whenever its transaction ends."""

import threading
from datetime import timedelta
from hashlib import sha256

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts.models import User
from audit import actions, tasks
from audit.answers import verify
from audit.models import Entry
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


@pytest.mark.django_db(transaction=True)
def test_a_lock_that_stays_taken_is_an_error_in_the_log(at_once, monkeypatch, caplog):
    monkeypatch.setattr("audit.answers.UNSEALED_FOR", timedelta())
    add("A")
    with transaction.atomic():
        assert actions.seal() == 1
        at_once(lambda n: tasks.seal_trail(), times=1)
    assert "trail: entries have waited for their seal since" in caplog.text
    caplog.clear()

    tasks.seal_trail()
    assert caplog.records == []
