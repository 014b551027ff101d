"""Parts that outlived a supervisor that was killed: written down, awaited, ended."""

import json
import time
from collections.abc import Iterable
from pathlib import Path

from core.embedded.processes import PAUSE, Part, kill_group

PATIENCE = 15.0  # seconds; they were told to stop when their supervisor died


def write_down(parts: Iterable[Part], book: Path) -> None:
    """Write which processes run, so that the next start can tell them from others."""
    running = {
        part.plan.name: [part.process.pid, birth(part.process.pid)]
        for part in parts
        if not part.ended
    }
    book.write_text(json.dumps(running))


def see_off(book: Path) -> None:
    """Return when no process written down by an earlier supervisor is left.

    They are given time to end in order; after that they are killed.
    """
    try:
        written = json.loads(book.read_text())
    except (FileNotFoundError, ValueError):
        return
    deadline = time.monotonic() + PATIENCE
    for pid, born in written.values():
        while birth(pid) == born and time.monotonic() < deadline:
            time.sleep(PAUSE)
        if birth(pid) == born:
            kill_group(pid)
    book.unlink()


def birth(pid: int) -> str | None:
    """Return when a process began, in the kernel's own count, or None if it is gone.

    The number of a process is given out again one day; number and birth together are not.
    A zombie counts as gone: where nobody collects it, it stays for ever.
    """
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    except OSError:
        return None
    state, born = fields[0], fields[19]
    return None if state == "Z" else born
