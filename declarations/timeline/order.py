"""Events in the order in which they happened, however they came."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Protocol, TypeVar

from declarations.catalogue.events import RANK


class Happened(Protocol):
    """An event as far as the timeline needs it."""

    code: str
    occurred_at: datetime
    recorded_at: datetime
    facts: dict[str, Any]


AnEvent = TypeVar("AnEvent", bound=Happened)


def in_order(events: Iterable[AnEvent]) -> list[AnEvent]:
    """Return events as they happened; in the same second, in their natural order."""
    return sorted(events, key=_order)


def _order(event: Happened) -> tuple[datetime, int, datetime]:
    second = event.occurred_at.replace(microsecond=0)
    return second, RANK.get(event.code, len(RANK)), event.recorded_at
