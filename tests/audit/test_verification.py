"""Verifying the trail: what was done to it is found, and nothing else."""

from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import User
from audit import actions, tasks
from audit.answers import MOST, Kept, kept_checkpoints, state, verify
from audit.models import Checkpoint, Entry, Verification
from core.signatures import new_pair
from prove.tampering import WAYS, chance_of, run, undone_after
from tests.factories import MORNING


def faults(kept=(), **changes):
    told = {"keys": actions.trusted_keys(), "at": timezone.now(), "kept": Kept(kept)} | changes
    return [fault.en for fault in verify(**told).faults]


def command(*words):
    out = StringIO()
    call_command("verify_audit", *words, stdout=out)
    return out.getvalue()


def test_a_trail_that_nobody_touched_holds(sealed, kept):
    found = verify(keys=actions.trusted_keys(), at=timezone.now(), kept=Kept(kept))

    assert (found.faults, found.size, found.checkpoints) == ([], sealed, 2)


def test_an_empty_trail_holds(db):
    assert faults() == []


@pytest.mark.parametrize("way", WAYS)
def test_whatever_is_done_to_it_is_found(sealed, kept, way):
    with undone_after():
        WAYS[way](chance_of(7), sealed)

        assert faults(kept) != []

    assert faults(kept) == []


def test_a_fault_says_which_entry_and_what_was_expected(sealed):
    third = Entry.objects.get(sequence=3)
    with undone_after():
        run("UPDATE audit_entry SET actor = 'nobody' WHERE sequence = 3")

        [fault] = faults()

    assert f"Entry 3 (“viewed”, A2, key {third.pk}) is not as it was sealed" in fault
    assert f"expected {third.hash}" in fault


@pytest.mark.parametrize("moment", ["infinity", "-infinity", "0044-03-15 BC", "12026-01-01"])
@pytest.mark.parametrize("column", ["happened_at", "recorded_at"])
def test_a_moment_that_no_calendar_of_ours_has_is_told_too(sealed, column, moment):
    with undone_after():
        run(f"UPDATE audit_entry SET {column} = %s WHERE sequence = 12", moment)  # noqa: S608
        run("DELETE FROM audit_checkpoint WHERE size = 12")

        assert any("Entry 12 " in fault for fault in faults())


def test_a_missing_entry_is_told_by_its_place(sealed):
    with undone_after():
        run("DELETE FROM audit_entry WHERE sequence IN (4, 5)")

        [fault] = faults()

    assert fault.startswith("Entries 4 to 5 are missing; the next one there is Entry 6")


def test_a_trail_that_was_cut_tells_how_much_was_signed(sealed, kept):
    with undone_after():
        WAYS["cut"](chance_of(1), sealed)

        assert any(f"but {sealed} were signed on" in fault for fault in faults(kept))


def test_a_rewrite_is_found_with_the_public_key_alone(sealed):
    with undone_after():
        WAYS["rewrite and sign"](chance_of(1), sealed)

        assert faults() == [f"The checkpoint of {sealed} entries is not signed by us."]


def test_so_is_one_that_took_all_checkpoints_away_also_after_the_signer_ran(sealed):
    later = timezone.now() + timedelta(hours=2)
    with undone_after():
        WAYS["rewrite"](chance_of(1), sealed)

        with pytest.raises(actions.TrailBroken, match="No checkpoint is left"):
            actions.make_checkpoint(at=later)
        [fault] = faults(at=later)
        assert state(at=later).is_unsigned

    assert fault.startswith("No checkpoint covers what was recorded since")


def test_whoever_knows_that_nothing_was_signed_signs_for_the_first_time(sealed, monkeypatch):
    monkeypatch.setattr("audit.actions.chain.UNSIGNED_FOR", timedelta())
    with undone_after():
        run("DELETE FROM audit_checkpoint")
        with pytest.raises(CommandError, match="No checkpoint is left"):
            call_command("sign_audit")

        call_command("sign_audit", "--first", stdout=(out := StringIO()))

        assert out.getvalue().startswith(f"Signed: {sealed} ")
        call_command("sign_audit", stdout=(out := StringIO()))
        assert out.getvalue() == "Nothing to sign.\n"
        assert faults() == []


def test_entries_that_nobody_seals_are_told_after_some_minutes(sealed, officer):
    actions.record("viewed", subject="A", by=officer, at=MORNING)

    assert faults() == []
    [fault] = faults(at=timezone.now() + timedelta(minutes=6))
    assert "1 entries have waited for their seal for more than 5 minutes" in fault


def test_faults_beyond_a_number_are_counted(sealed, monkeypatch):
    monkeypatch.setattr("audit.answers.MOST", 3)
    with undone_after():
        run("UPDATE audit_entry SET actor = 'nobody'")

        found = verify(keys=actions.trusted_keys(), at=timezone.now())
        assert (len(found.faults), found.more) == (3, sealed - 3)
        with pytest.raises(CommandError, match=f"… and {sealed - 3} more"):
            command()
    assert MOST > 3


def test_the_trail_is_read_some_entries_at_a_time(sealed, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr("audit.answers._BATCH", 5)

    with django_assert_num_queries(6):  # checkpoints, 5 + 5 + 2 entries and no more, unsealed
        assert faults() == []


def test_the_command_says_in_one_line_that_it_holds(sealed):
    head = Entry.objects.get(sequence=sealed).hash

    assert (
        command()
        == f"The trail holds: {sealed} entries, 2 checkpoints, none kept elsewhere, head {head}\n"
    )


def test_the_command_ends_badly_where_it_does_not(sealed):
    with undone_after():
        run("DELETE FROM audit_entry WHERE sequence = 4")

        with pytest.raises(CommandError, match="does NOT hold") as refused:
            command()
        assert refused.value.returncode == 1


def test_the_command_takes_checkpoints_from_a_file(sealed, kept, tmp_path):
    file = tmp_path / "checkpoints"
    file.write_text("\n".join([*(line.as_line() for line in kept), ""]))
    with undone_after():
        WAYS["cut"](chance_of(1), sealed)
        command()

        with pytest.raises(CommandError, match="its end was cut off"):
            command("--checkpoints", str(file))


def test_the_command_takes_another_public_key(sealed):
    _private, public = new_pair()

    with pytest.raises(CommandError, match="is not signed by us"):
        command("--public-key", public)
    assert command("--public-key", public, "--public-key", actions.trusted_keys()[0])


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--checkpoints", "/nonexistent/file"], "There is no file"),
        (["--public-key", "c2hvcnQ="], "A key is base64 of 32 bytes"),
    ],
)
def test_the_command_says_what_it_cannot_read(db, words, why):
    with pytest.raises(CommandError, match=why):
        command(*words)


@pytest.mark.parametrize(
    "line", ["{]", "[]", '{"size": 1}', '{"size":1,"head":"","made_at":"x","signature":""}']
)
def test_a_torn_line_is_a_fault_and_the_others_count(sealed, kept, tmp_path, settings, line):
    file = tmp_path / "checkpoints"
    file.write_text(f"{kept[0].as_line()}\n{line}\n{kept[1].as_line()}\n")

    with pytest.raises(CommandError, match="Line 2 of the checkpoints kept elsewhere") as told:
        command("--checkpoints", str(file))
    assert "2 kept elsewhere" in str(told.value)
    settings.AUDIT_CHECKPOINTS = str(file)
    tasks.verify_trail()
    assert len(Verification.objects.get().faults) == 1
    actions.record("viewed", subject="A", by=User(username="x"), at=MORNING)
    tasks.seal_trail()
    tasks.make_checkpoint()
    assert len(kept_checkpoints(str(file)).signed) == 3


def test_a_torn_line_that_was_written_again_is_no_fault(sealed, kept, tmp_path):
    file, [first, second] = tmp_path / "checkpoints", [line.as_line() for line in kept]

    file.write_text(f"{first}\n{second[:20]}\n{second}\n")
    assert kept_checkpoints(str(file)) == Kept(kept, [], is_whole=True)

    file.write_text(f"{second}\n{first}\n{second[:20]}\n{second[:20]}\n")
    assert len(kept_checkpoints(str(file)).faults) == 2


@pytest.mark.parametrize("lines", [0, 1])
def test_a_file_that_was_emptied_or_grows_no_more_is_a_fault(
    sealed, kept, tmp_path, settings, lines
):
    settings.AUDIT_CHECKPOINTS = str(tmp_path / "checkpoints")
    text = "".join(f"{line.as_line()}\n" for line in kept[:lines])
    (tmp_path / "checkpoints").write_text(text)
    later, told = (
        timezone.now() + timedelta(minutes=16),
        kept_checkpoints(str(tmp_path / "checkpoints")),
    )

    def found(at, whole):
        return [fault.en for fault in verify(keys=actions.trusted_keys(), at=at, kept=whole).faults]

    assert found(timezone.now(), told) == []
    [fault] = found(later, told)
    assert (
        f"lack {2 - lines} that were signed, the first of them that of {kept[lines].size}" in fault
    )
    assert found(later, replace(told, is_whole=False)) == []
    assert found(later, Kept(kept, is_whole=True)) == []


def test_a_copy_of_the_file_may_be_older(sealed, kept, tmp_path):
    (tmp_path / "copy").write_text(kept[0].as_line() + "\n")
    settings_of = {"path": str(tmp_path / "copy")}

    assert not kept_checkpoints(**settings_of, is_whole=False).is_whole
    assert "1 kept elsewhere" in command("--checkpoints", str(tmp_path / "copy"))


def test_a_file_that_is_gone_is_a_fault(sealed, tmp_path, settings):
    settings.AUDIT_CHECKPOINTS = str(tmp_path / "checkpoints")

    with pytest.raises(CommandError, match="The file of the checkpoints kept elsewhere is gone"):
        command()


def test_a_checkpoint_of_a_former_key_goes_on_counting(sealed, settings):
    [former] = actions.trusted_keys()
    settings.AUDIT_SIGNING_KEY, _public = new_pair()
    assert len(faults()) == 2

    settings.AUDIT_FORMER_KEYS = [former]
    assert faults() == []


def test_every_night_the_outcome_is_kept_and_a_fault_is_an_error(sealed, caplog):
    tasks.verify_trail()
    assert Verification.objects.get().faults == []
    assert caplog.records == []

    with undone_after():
        run("DELETE FROM audit_entry WHERE sequence = 4")
        tasks.verify_trail()
        [fault] = Verification.objects.order_by("pk").last().fault_words

    assert [(record.levelname, record.message) for record in caplog.records] == [
        ("ERROR", f"trail: {fault.en}")
    ]
    assert Checkpoint.objects.count() == 2
