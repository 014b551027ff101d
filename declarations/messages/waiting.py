"""Events kept as JSON until their declaration comes."""

from datetime import datetime
from typing import Any

from declarations.messages.values import EventValues


def to_json(values: EventValues) -> dict[str, Any]:
    """Return an event as JSON can hold it."""
    return vars(values) | {"occurred_at": values.occurred_at.isoformat()}


def from_json(kept: dict[str, Any]) -> EventValues:
    """Return the event that ``to_json`` wrote."""
    return EventValues(**kept | {"occurred_at": datetime.fromisoformat(kept["occurred_at"])})
