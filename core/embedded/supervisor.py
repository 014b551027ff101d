"""Starts the parts one after the other, watches them, and stops them in the opposite order."""

import contextlib
import fcntl
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType, TracebackType
from typing import Self

from core.embedded import folders, leftovers
from core.embedded.processes import CannotStart, Part, Plan, spawn, stop, wait_until
from core.embedded.progress import say

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(KeyboardInterrupt):
    """Someone asked for the end, with Ctrl-C, ``kill`` or by closing the terminal."""


@contextlib.contextmanager
def only_one(about: str) -> Iterator[None]:
    """Hold the lock of the state folder; taken before anything of its is touched.

    The kernel gives it back whatever happens to this process.

    :param about: what is told to those who come second
    :raises CannotStart: another process holds it
    """
    with (folders.state() / "lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise CannotStart(f"It is running already: {lock.read()}") from None
        lock.truncate(0)
        lock.write(f"{about} (process {os.getpid()})")
        lock.flush()
        yield


def check_port(port: int) -> None:
    """Return if a port of this machine is free.

    :raises CannotStart: it is taken; says how another one is chosen
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise CannotStart(
                f"Port {port} cannot be used ({error.strerror}). Choose another one: "
                f"make demo PORT={port + 1}"
            ) from None


class Supervisor:
    """The parts that run; leaving its ``with`` block stops them, the youngest first."""

    def __init__(self, state: Path) -> None:
        self._parts: list[Part] = []
        self._book = state / "parts.json"

    def __enter__(self) -> Self:
        leftovers.see_off(self._book)
        for number in STOP_SIGNALS:
            signal.signal(number, _ask_to_stop)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for number in STOP_SIGNALS:  # an impatient second Ctrl-C must not break the order
            signal.signal(number, signal.SIG_IGN)
        fallen = self._fallen()
        for part in reversed(self._parts):
            _stop_and_tell(part)
        self._book.unlink(missing_ok=True)
        if fallen and not isinstance(error, CannotStart | Stopped):
            raise CannotStart(fallen.describe_end()) from None

    def start(self, plan: Plan, *, ready: Callable[[], bool] | None = None) -> Part:
        """Start a part and return it, when it is ready if that can be asked.

        :raises CannotStart: it ended at once, or did not get ready
        """
        part = spawn(plan)
        self._parts.append(part)
        leftovers.write_down(self._parts, self._book)
        if ready:
            wait_until(ready, part)
        return part

    def watch(self) -> None:
        """Wait, without looking again and again, until a part ends.

        :raises CannotStart: one did; says which, and where its log is
        """
        while not self._fallen():
            ended = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)
            if ended and ended.si_pid not in {part.process.pid for part in self._parts}:
                os.waitpid(ended.si_pid, 0)  # an orphan handed to the first process of a container
        fallen = self._fallen()
        raise CannotStart(fallen.describe_end() if fallen else "")

    def _fallen(self) -> Part | None:
        return next((part for part in self._parts if part.ended), None)


def _ask_to_stop(number: int, frame: FrameType | None) -> None:
    raise Stopped(signal.Signals(number).name)


def _stop_and_tell(part: Part) -> None:
    if part.ended:
        stop(part)
        return
    began = time.monotonic()
    how = "stopped" if stop(part) else "did not stop by itself and was killed"
    say(f"{part.plan.name} {how} ({time.monotonic() - began:.1f} s)")
