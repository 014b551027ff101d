"""Who acts at this moment: Postgres shows them, and takes from them, only what is theirs.

Kept beside the running code instead of being handed from function to function: who reads it is
the connection (``core.postgres``), before each statement. What a person may see is derived in
the database itself, by its function ``act_as``. Whoever acts as nobody sees nothing of traders'.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Protocol, TypeVar

Part = TypeVar("Part")

NOBODY = "SELECT act_as(NULL)"
PORTAL = "SELECT set_config('app.everything', 'on', true)"
ACTING: ContextVar[str] = ContextVar("acting", default=NOBODY)
"""The statement that tells Postgres who acts, until the end of the transaction."""


class Person(Protocol):
    """Whoever makes a request; without a key where they have not signed in."""

    @property
    def pk(self) -> Any: ...


@contextmanager
def acting_as(person: Person | None) -> Iterator[None]:
    """Act as a person while the block lasts, also inside an open transaction."""
    known = person is not None and person.pk is not None
    with _acting(f"SELECT act_as({int(person.pk)})" if person and known else NOBODY):
        yield


@contextmanager
def acting_as_portal() -> Iterator[None]:
    """Act as the portal itself, which sees everything: feeds, tasks, commands."""
    with _acting(PORTAL):
        yield


def each_acting_as(person: Person, parts: Iterable[Part]) -> Iterator[Part]:
    """Yield the parts of an answer that is made while it is sent, after its request has ended.

    Acts as the person for the making of each part, and as nobody in particular in between.
    """
    remaining = iter(parts)
    while True:
        with acting_as(person):
            try:
                part = next(remaining)
            except StopIteration:
                return
        yield part


@contextmanager
def _acting(statement: str) -> Iterator[None]:
    before = ACTING.set(statement)
    try:
        yield
    finally:
        ACTING.reset(before)
