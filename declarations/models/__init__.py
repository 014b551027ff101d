"""Declarations with their items and money lines, and the events of their timeline."""

from declarations.models.declarations import Declaration, find_numbered
from declarations.models.events import StatusEvent, WaitingEvent
from declarations.models.lines import DutyLine, Item

__all__ = ["Declaration", "DutyLine", "Item", "StatusEvent", "WaitingEvent", "find_numbered"]
