"""A demonstration that a test starts, watches and kills."""

# ruff: noqa: PLW1509, S310, S603 (no threads here; our own command lines and addresses)

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from unittest import mock

from core.embedded import addresses, folders, leftovers
from core.embedded.processes import die_with_parent

PATIENCE = 300.0  # seconds; how long a start may take on a busy machine before a test gives up
PARTS = ("postgres", "valkey", "worker", "beat", "web")


class Demonstration:
    """``manage.py demo`` on a state folder and a port of its own.

    :param state: folder of its data
    :param words: what Python is to run instead
    :param interpreter: command line that runs Python
    :param user: arguments for ``subprocess`` to run it as someone else
    """

    def __init__(
        self, state, *, words=None, interpreter=(sys.executable,), user=None, environment=None
    ):
        self.state = Path(state)
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}/"
        self.output = self.state.with_suffix(".output")
        self._argv = [*interpreter, *(words or ("manage.py", "demo", "--port", str(self.port)))]
        self._user = user or {}
        self._environment = own_environment(self.state) | (environment or {})
        self.process = None

    def start(self):
        """Start it and return when it is ready."""
        (self.state / "demo.json").unlink(missing_ok=True)  # one that was killed leaves it
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                self._argv,
                cwd=addresses.REPOSITORY,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                preexec_fn=die_with_parent(signal.SIGTERM, os.getpid()),
                **self._user,
            )
        wait_for(
            lambda: self.told is not None or self.process.poll() is not None, "a demonstration"
        )
        assert self.process.poll() is None, self.text
        return self

    def second(self, **environment):
        """Start another one in the same place; return how it ended."""
        return subprocess.run(
            self._argv,
            cwd=addresses.REPOSITORY,
            env=self._environment | environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    def end(self, number=signal.SIGINT):
        """Send the supervisor a signal; return its exit code when it has gone."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)

    @property
    def text(self):
        """All it said."""
        return self.output.read_text()

    @property
    def told(self):
        """What it left for other programs, or None before it is ready."""
        try:
            return json.loads((self.state / "demo.json").read_text())
        except FileNotFoundError:
            return None

    @property
    def parts(self):
        """Number of the process of each part that it wrote down."""
        written = json.loads((self.state / "parts.json").read_text())
        return {name: pid for name, (pid, _birth) in written.items()}

    def family(self):
        """Return every process that stems from it: numbers with births."""
        return {pid: leftovers.birth(pid) for pid in descendants(self.process.pid)}

    def remove(self):
        """End it if a failed test left it running; delete its data."""
        if self.process and self.process.poll() is None:
            self.end()
        owner = self._user.get("user", os.geteuid())
        with (
            mock.patch.dict(os.environ, ETRACKING_STATE=str(self.state)),
            mock.patch("os.geteuid", return_value=owner),
        ):
            folders.remove_all()

    def answer(self):
        """Return the status of the page of health."""
        with urllib.request.urlopen(f"{self.url}healthz", timeout=PATIENCE) as answer:
            return answer.status


def own_environment(state):
    """Return the environment of someone who just cloned the project."""
    hidden = {"DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE"}
    mine = {name: value for name, value in os.environ.items() if name not in hidden}
    return mine | {"ETRACKING_STATE": str(state)}


def free_port():
    """Return a port that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def descendants(ancestor):
    """Return the numbers of all processes below one."""
    children = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(") ")[2].split()[1])
        except OSError:
            continue
        children.setdefault(parent, []).append(int(stat.parent.name))
    found, waiting = set(), [ancestor]
    while waiting:
        below = children.get(waiting.pop(), [])
        found.update(below)
        waiting.extend(below)
    return found


def wait_for(condition, what):
    """Return when something is true; fail the test when it does not become so."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        time.sleep(0.02)


def wait_for_end_of(family):
    """Return when none of these processes is left."""
    wait_for(lambda: not survivors(family), "the end of every process")


def survivors(family):
    """Return those of these processes that still run."""
    return {pid for pid, born in family.items() if leftovers.birth(pid) == born}
