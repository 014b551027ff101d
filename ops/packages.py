"""Bring what tests need of the machine, where this account may install packages.

The browser of the journeys, and the pool of connections before the second wall.
"""

# ruff: noqa: S603, S607 (the command lines are our own, the programs the machine's)
import ctypes.util
import os
import shutil
import subprocess

from ops.set_up import say

# Playwright's driver needs libatomic; its own browsers cannot be fetched from a registry.
PACKAGES = ["chromium", "libatomic1", "pgbouncer"]


def missing() -> list[str]:
    """Return the packages that the tests need and this machine lacks."""
    has_browser = os.environ.get("CHROMIUM") or shutil.which("chromium")
    has_pool = shutil.which("pgbouncer", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    present = [has_browser, ctypes.util.find_library("atomic"), has_pool]
    return [name for name, found in zip(PACKAGES, present, strict=True) if not found]


def privilege() -> list[str] | None:
    """Return how a command line begins that may install, or None if none may."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    may = (
        shutil.which("sudo")
        and subprocess.call(["sudo", "-n", "true"], stderr=subprocess.DEVNULL) == 0
    )
    return ["sudo", "-n"] if may else None


def bring() -> bool:
    """Install what is missing; return whether all tests can run."""
    wanted, prefix = missing(), privilege()
    if not wanted:
        return True
    if prefix is None:
        return False
    say(f"installing {' and '.join(wanted)} for the tests")
    quiet = [*prefix, "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
    subprocess.call([*quiet, "update"])
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    argv = [*quiet, "install", "-y", "--no-install-recommends", *wanted]
    return subprocess.call(argv, env=environment, stdout=subprocess.DEVNULL) == 0


if __name__ == "__main__":
    if not bring():
        say(f"some tests will be skipped; they need {', '.join(PACKAGES)}")
