"""What the parts of the demonstration promise one by one."""

import os
import signal
import subprocess
import sys

import pytest
from django.db import connection

from core.embedded import addresses, folders, leftovers, postgres, valkey
from core.embedded.processes import CannotStart, Plan, spawn, stop, wait_until
from core.embedded.progress import Progress, show
from core.embedded.supervisor import only_one
from tests.worker import celery_worker, database_of_this_test

SLEEPER = ["python", "-c", "import time; print('up', flush=True); time.sleep(600)"]
STUBBORN = [
    "python",
    "-c",
    "import signal, time; signal.signal(15, signal.SIG_IGN); print('up', flush=True); time.sleep(600)",
]


@pytest.fixture
def state(tmp_path, monkeypatch):
    """A state folder of this test."""
    monkeypatch.setenv("ETRACKING_STATE", str(tmp_path / "var"))
    return folders.state()


def running(plan):
    part = spawn(plan)
    wait_until(lambda: b"up" in plan.log.read_bytes(), part)
    return part


def test_the_path_of_a_socket_is_short_wherever_the_state_is(monkeypatch):
    monkeypatch.setenv("ETRACKING_STATE", "/srv/" + "deep/" * 60)

    for socket in (addresses.postgres_socket_dir() / ".s.PGSQL.5432", addresses.valkey_socket()):
        assert len(os.fsencode(socket)) <= 107


def test_two_state_folders_never_meet(monkeypatch):
    monkeypatch.setenv("ETRACKING_STATE", "/srv/one")
    one = (addresses.database_url(), addresses.redis_url(), addresses.postgres_home())
    monkeypatch.setenv("ETRACKING_STATE", "/srv/two")

    assert not set(one) & {addresses.database_url(), addresses.redis_url()}
    assert addresses.postgres_home() != one[2]


def test_a_folder_that_is_a_link_is_not_trusted(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path)

    with pytest.raises(CannotStart, match="not this account's own"):
        folders.own(tmp_path / "link")


def test_a_part_that_does_not_stop_is_killed(tmp_path):
    part = running(Plan("stubborn", STUBBORN, tmp_path / "log", patience=0.1))

    assert stop(part) is False
    assert part.process.returncode == -signal.SIGKILL


def test_a_part_that_ends_before_it_is_ready_names_its_log(tmp_path):
    part = spawn(Plan("short", ["python", "-c", "exit(3)"], tmp_path / "short.log"))

    with pytest.raises(CannotStart, match=r"short ended with 3; .*short\.log"):
        wait_until(lambda: False, part)


def test_a_part_that_is_never_ready_is_given_up(tmp_path):
    part = running(Plan("slow", SLEEPER, tmp_path / "slow.log"))

    with pytest.raises(CannotStart, match=r"slow was not ready after 0 seconds"):
        wait_until(lambda: False, part, within=0)
    stop(part)


def test_left_over_parts_are_seen_off(tmp_path, monkeypatch):
    monkeypatch.setattr(leftovers, "PATIENCE", 0)
    part = running(Plan("left", STUBBORN, tmp_path / "log"))
    leftovers.write_down([part], tmp_path / "book")

    leftovers.see_off(tmp_path / "book")

    assert part.process.wait(30) == -signal.SIGKILL
    assert not (tmp_path / "book").exists()


def test_a_process_with_a_number_used_again_is_left_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(leftovers, "PATIENCE", 0)
    part = running(Plan("other", SLEEPER, tmp_path / "log"))
    (tmp_path / "book").write_text(f'{{"web": [{part.process.pid}, "1"]}}')

    leftovers.see_off(tmp_path / "book")

    assert not part.ended
    stop(part)


def test_a_zombie_counts_as_gone():
    zombie = subprocess.Popen([sys.executable, "-c", ""])
    os.waitid(os.P_PID, zombie.pid, os.WEXITED | os.WNOWAIT)

    assert leftovers.birth(zombie.pid) is None
    zombie.wait()


def test_the_lock_tells_who_holds_it(state):
    with (
        only_one("http://127.0.0.1:8000/"),
        pytest.raises(CannotStart, match=rf"running already: http://.* \(process {os.getpid()}\)"),
        only_one("second"),
    ):
        pass


def test_binaries_of_ones_own_come_before_the_packages(monkeypatch, tmp_path):
    monkeypatch.setenv("POSTGRES_BIN", str(tmp_path))
    monkeypatch.setenv("VALKEY_BIN", str(tmp_path))

    assert postgres.binaries() == tmp_path
    assert valkey.binary() == tmp_path / "valkey-server"


def test_progress_is_told_line_by_line(capsys):
    progress = Progress()
    progress.write("Applying one...")
    progress.write(" OK\n\nApplying two...")

    assert capsys.readouterr().out.split(" s  ")[1] == "  Applying one... OK\n"


def test_a_closed_terminal_does_not_stop_the_stopping(monkeypatch, tmp_path):
    closed = (tmp_path / "terminal").open("w")
    closed.close()
    monkeypatch.setattr(sys, "stdout", closed)

    show("stopping")


def test_thai_text_has_trigrams_in_the_embedded_postgres(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT datctype FROM pg_database WHERE datname = current_database()")
        assert cursor.fetchone() == ("C.UTF-8",)


@pytest.mark.django_db(transaction=True)
def test_a_real_worker_takes_the_test_database():
    with celery_worker() as worker:
        assert not worker.ended
        assert "test_" in database_of_this_test()
