"""Declarations with their items and money lines, and the events of their timeline."""

from declarations.models.declarations import Declaration
from declarations.models.events import StatusEvent, WaitingEvent
from declarations.models.lines import DutyLine, Item
from declarations.models.lists import find_numbered, find_owned

__all__ = [
    "Declaration",
    "DutyLine",
    "Item",
    "StatusEvent",
    "WaitingEvent",
    "find_numbered",
    "find_owned",
]
