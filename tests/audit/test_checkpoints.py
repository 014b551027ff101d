"""Checkpoints: what is signed of the chain, kept elsewhere, and never signed over."""

import json
import logging
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts.models import User
from audit import actions, tasks
from audit.answers import kept_checkpoints
from audit.models import Checkpoint, Entry, Signed
from core.words import Words
from prove.tampering import chain_anew, undone_after
from tests.factories import MORNING


def add(subject):
    return actions.record("viewed", subject=subject, by=User(username="somebody"), at=MORNING)


def run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


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


def test_a_checkpoint_that_could_not_be_written_is_written_the_next_time(
    db, settings, tmp_path, caplog
):
    caplog.set_level(logging.INFO)
    folder = tmp_path / "elsewhere"
    settings.AUDIT_CHECKPOINTS = str(folder / "checkpoints")
    add("A")
    tasks.seal_trail()
    with pytest.raises(FileNotFoundError):
        tasks.make_checkpoint()
    folder.mkdir()

    tasks.make_checkpoint()

    kept = kept_checkpoints(settings.AUDIT_CHECKPOINTS)
    assert kept.signed == [Checkpoint.objects.get().signed()]
    assert [record.levelname for record in caplog.records] == ["INFO"]


def test_a_file_that_was_emptied_is_filled_again_and_told(sealed, kept, settings, tmp_path, caplog):
    file = tmp_path / "checkpoints"
    settings.AUDIT_CHECKPOINTS = str(file)
    file.write_text("")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("audit.models.chain.KEPT_WITHIN", timedelta())

        tasks.make_checkpoint()

    assert list(kept_checkpoints(str(file)).signed) == kept
    assert [record.message for record in caplog.records] == [
        "trail: the file of checkpoints lacked 2 of them"
    ]


def test_a_torn_last_line_costs_the_next_checkpoint_nothing(sealed, kept, settings, tmp_path):
    file = tmp_path / "checkpoints"
    settings.AUDIT_CHECKPOINTS = str(file)
    file.write_text(f"{kept[0].as_line()}\n{kept[1].as_line()[:30]}")

    tasks.make_checkpoint()
    tasks.make_checkpoint()

    told = kept_checkpoints(str(file))
    assert (list(told.signed), list(told.faults)) == (kept, [])
    assert file.read_text().count("\n") == 3


def test_a_forged_line_of_the_file_stops_no_signing(sealed, kept, settings, tmp_path):
    add("A")
    actions.seal()
    forged = Signed(10**6, "0" * 64, kept[0].made_at, "forged")

    assert actions.make_checkpoint(at=timezone.now(), kept=[*kept, forged]).size == sealed + 1


def test_without_a_file_the_log_alone_has_it(db, settings, caplog):
    caplog.set_level(logging.INFO)
    settings.AUDIT_CHECKPOINTS = ""
    add("A")
    tasks.seal_trail()
    tasks.make_checkpoint()

    assert sum("checkpoint" in record.message for record in caplog.records) == 1
