"""What the person at the terminal is told while the demonstration starts and stops."""

import contextlib
import io
import sys
import time

_BEGAN = time.monotonic()


def say(words: str) -> None:
    """Write one line, with the seconds since the start.

    A terminal that has been closed is no reason to stop half-way through stopping.
    """
    show(f"{time.monotonic() - _BEGAN:6.1f} s  {words}")


def show(words: str) -> None:
    """Write lines as they are."""
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.write(f"{words}\n")
        sys.stdout.flush()


def in_columns(people: list[dict[str, str]]) -> list[str]:
    """Return a line for each person: role, name, password, and the key of an app if there is one.

    The key is that of an authenticator app (TOTP, Base32).
    """
    role, username = (max(len(who[name]) for who in people) for name in ("role", "username"))
    return [
        f"{who['role']:{role}}  {who['username']:{username}}  {who['password']:24}"
        f"  {who.get('totp_secret', '')}".rstrip()
        for who in people
    ]


class Progress(io.TextIOBase):
    """A stream whose every line is told, indented, as soon as it is whole."""

    def __init__(self) -> None:
        self._line = ""

    def write(self, text: str) -> int:
        """Take text in any pieces; return its length."""
        *whole, self._line = (self._line + text).split("\n")
        for line in whole:
            if line.strip():
                say(f"  {line.strip()}")
        return len(text)
