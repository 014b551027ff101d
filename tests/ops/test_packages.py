"""What tests need of the machine: brought where that is allowed, otherwise left."""

import pytest

from ops import packages


@pytest.fixture
def machine(monkeypatch, tmp_path):
    """A machine with nothing but apt-get, and the command lines that it was given."""
    (tmp_path / "apt-get").touch(mode=0o755)
    given = []
    real = packages.shutil.which
    monkeypatch.setattr(packages.shutil, "which", lambda name, path="": real(name, path=tmp_path))
    monkeypatch.setattr(packages.ctypes.util, "find_library", lambda name: None)
    monkeypatch.setattr(packages.subprocess, "call", lambda argv, **how: given.append(argv) or 0)
    monkeypatch.setattr(packages.os, "geteuid", lambda: 0)
    monkeypatch.delenv("CHROMIUM", raising=False)
    return given


def test_a_bare_machine_gets_the_browser_and_the_pool(machine):
    assert packages.bring()

    assert machine[-1][-3:] == ["chromium", "libatomic1", "pgbouncer"]


@pytest.mark.parametrize("there", ["chromium", "pgbouncer"])
def test_what_is_there_is_not_brought_again(machine, tmp_path, there):
    (tmp_path / there).touch(mode=0o755)

    assert there not in packages.missing()
    assert len(packages.missing()) == 2


def test_nothing_is_asked_of_a_machine_that_has_all(machine, monkeypatch):
    monkeypatch.setattr(packages, "missing", list)

    assert packages.bring()
    assert machine == []


def test_who_may_not_install_is_told_that_tests_will_be_skipped(machine, monkeypatch):
    monkeypatch.setattr(packages.os, "geteuid", lambda: 1000)

    assert not packages.bring()
    assert machine == []


def test_a_machine_without_apt_is_left_alone(machine, tmp_path):
    (tmp_path / "apt-get").unlink()

    assert not packages.bring()
    assert machine == []


def test_what_cannot_be_installed_is_not_said_to_be_there(machine, monkeypatch):
    monkeypatch.setattr(packages.subprocess, "call", lambda argv, **how: 100)

    assert not packages.bring()
