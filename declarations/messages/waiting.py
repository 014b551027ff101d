"""Events kept as JSON until their declaration comes."""

from datetime import datetime
from typing import Any

from declarations.messages.values import EventValues


def to_json(values: EventValues) -> dict[str, Any]:
    """Return an event as JSON can hold it."""
    moment = values.occurred_at
    return vars(values) | {"occurred_at": moment.isoformat() if moment else None}


def from_json(kept: dict[str, Any]) -> EventValues:
    """Return the event that ``to_json`` wrote."""
    moment = kept["occurred_at"]
    return EventValues(**kept | {"occurred_at": datetime.fromisoformat(moment) if moment else None})
