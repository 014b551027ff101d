"""Throw-away servers for a run of the tests; a pytest plugin, so that they run before settings.

Where ``DATABASE_URL`` or ``REDIS_URL`` is set, that server is used and none is started. Otherwise
the run gets a state folder of its own, from which the settings work out the addresses. The
processes of pytest-xdist inherit the folder: they share its Postgres, in which each has its own
test database, and each starts a Valkey of its own: the address that they inherit of the run's
own Valkey, which serves the first process, does not count as given.
"""

import os
import tempfile
from contextlib import ExitStack, contextmanager
from pathlib import Path
from unittest import mock

import pytest

from core.embedded import addresses, folders, postgres, valkey
from core.embedded.processes import CannotStart, spawn, stop, wait_until
from core.embedded.supervisor import only_one

PREFIX = "etracking-tests-"


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config):
    """Start what is missing; pytest-django reads the settings right after this."""
    stack = ExitStack()
    early_config.add_cleanup(stack.close)
    try:
        start_missing(stack)
    except CannotStart as reason:
        raise pytest.UsageError(str(reason)) from None
    return (yield)


def start_missing(stack):
    """Start the servers whose address nobody gave; closing the stack stops and removes them."""
    process = os.environ.get("PYTEST_XDIST_WORKER")
    missing = {"DATABASE_URL", "REDIS_URL"} - os.environ.keys()
    if process and os.environ.get("REDIS_URL") == addresses.redis_url():
        missing.add("REDIS_URL")
    if missing and not process:
        remove_abandoned()
        stack.enter_context(throw_away_state())
    if "DATABASE_URL" in missing and not process:
        stack.enter_context(running_postgres())
    if "REDIS_URL" in missing:
        stack.enter_context(running_valkey(process or "valkey"))


@contextmanager
def throw_away_state():
    """Point all addresses, here and in child processes, to a new folder; remove it after."""
    with state_folder(tempfile.mkdtemp(prefix=PREFIX)), only_one("a run of the tests"):
        try:
            yield
        finally:
            folders.remove_all()


@contextmanager
def running_postgres():
    """Run a Postgres that writes nothing to disk before it must."""
    part = spawn(postgres.plan(folders.logs(), settings=postgres.SETTINGS | postgres.THROW_AWAY))
    try:
        wait_until(postgres.is_ready, part)
        postgres.make_database()
        yield part
    finally:
        stop(part)


@contextmanager
def running_valkey(name):
    """Run a Valkey that keeps nothing, and tell the settings of this process its address."""
    part = spawn(valkey.plan(folders.logs(), name=name, lasting=False))
    try:
        wait_until(lambda: valkey.is_ready(name), part)
        address = f"unix://{addresses.valkey_socket(name)}"
        with mock.patch.dict(os.environ, REDIS_URL=address):
            yield part
    finally:
        stop(part)


def remove_abandoned():
    """Remove what runs left behind that were killed: their locks are free again."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with state_folder(folder):
            try:
                if (folder / "lock").read_text():
                    with only_one("tidying up"):
                        folders.remove_all()
            except (CannotStart, OSError):
                continue  # it runs, or is someone else's


def state_folder(folder):
    """Return a context in which that is the state folder."""
    return mock.patch.dict(os.environ, ETRACKING_STATE=str(folder))
