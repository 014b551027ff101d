"""One running part of the demonstration: how it is started, awaited and stopped.

A part dies with the process that started it, even when that one is killed outright, so that
nothing is left behind (Linux: the kernel sends the part its stop signal).
"""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict

from core.embedded.addresses import REPOSITORY

PAUSE = 0.02  # seconds between two looks at whether something is ready
_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


class CannotStart(Exception):
    """The demonstration cannot run; the text tells the person why and what to do."""


@dataclass(frozen=True)
class Account:
    """The system account that a part runs as instead of root."""

    uid: int
    gid: int


class RunAs(TypedDict, total=False):
    """The arguments with which ``subprocess`` runs something as an account."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True)
class Plan:
    """How a part is started and stopped."""

    name: str
    argv: Sequence[str]
    log: Path
    stop_signal: signal.Signals = signal.SIGTERM
    patience: float = 20.0  # seconds to end by itself once it was asked to
    account: Account | None = None
    environment: dict[str, str] = field(default_factory=dict)


@dataclass
class Part:
    """A part that was started."""

    plan: Plan
    process: subprocess.Popen[bytes]

    @property
    def ended(self) -> bool:
        """Whether it is gone, wanted or not."""
        return self.process.poll() is not None

    def describe_end(self) -> str:
        """Return a sentence about a part that ended by itself, naming its log."""
        code = self.process.returncode
        how = f"was killed by {signal.Signals(-code).name}" if code < 0 else f"ended with {code}"
        return f"{self.plan.name} {how}; its last words are in {self.plan.log}"


def spawn(plan: Plan) -> Part:
    """Start a part; what it writes goes to its log.

    It gets a session of its own: the Ctrl-C of the terminal reaches the supervisor alone,
    which then stops the parts in their order.
    """
    with plan.log.open("ab") as log:
        process = subprocess.Popen(  # noqa: S603 (our own command lines)
            _command_line(plan.argv),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd="/" if plan.account else REPOSITORY,
            env=os.environ | {"PYTHONUNBUFFERED": "1"} | plan.environment,
            start_new_session=True,
            preexec_fn=die_with_parent(plan.stop_signal, os.getpid()),  # noqa: PLW1509 (no threads here)
            **run_as(plan.account),
        )
    return Part(plan, process)


def run_as(account: Account | None) -> RunAs:
    """Return the arguments with which ``subprocess`` runs something as an account."""
    if account is None:
        return {}
    return {"user": account.uid, "group": account.gid, "extra_groups": []}


def wait_until(ready: Callable[[], bool], part: Part, *, within: float = 60.0) -> None:
    """Return as soon as a part is ready.

    :param ready: cheap question, asked again and again
    :raises CannotStart: the part ended, or was not ready within that many seconds
    """
    deadline = time.monotonic() + within
    while not ready():
        if part.ended:
            raise CannotStart(part.describe_end())
        if time.monotonic() > deadline:
            raise CannotStart(
                f"{part.plan.name} was not ready after {within:.0f} seconds; see {part.plan.log}"
            )
        time.sleep(PAUSE)


def stop(part: Part) -> bool:
    """End a part and all that it started; return whether it went by itself."""
    willing = True
    if not part.ended:
        part.process.send_signal(part.plan.stop_signal)
        try:
            part.process.wait(part.plan.patience)
        except subprocess.TimeoutExpired:
            willing = False
    kill_group(part.process.pid)
    part.process.wait()
    return willing


def kill_group(leader: int) -> None:
    """Kill what is left of the session of a process, if anything is."""
    try:
        os.killpg(leader, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return


def _command_line(argv: Sequence[str]) -> list[str]:
    # The commands say "python", as they do in the containers; here that is this very one.
    return [sys.executable if word == "python" else word for word in argv]


def die_with_parent(stop_signal: signal.Signals, parent: int) -> Callable[[], None]:
    """Return what a new process does before it becomes its program: bind itself to its parent.

    :param stop_signal: what the kernel sends it when the parent is gone, for whatever reason
    :param parent: number of the process that starts it
    """

    def before_exec() -> None:
        if _LIBC is not None:
            _LIBC.prctl(_PR_SET_PDEATHSIG, stop_signal)
        if os.getppid() != parent:  # it died before the kernel was told
            os._exit(1)

    return before_exec
