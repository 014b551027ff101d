"""Everything that changes a declaration."""

from declarations.actions.officers import (
    SecondOfficerNeeded,
    cancel,
    deliver,
    hold,
    lift_hold,
    order_examination,
    record_result,
    release,
)
from declarations.actions.receiving import adopt_waiting, receive_declaration, receive_event
from declarations.actions.timeline import rebuild

__all__ = [
    "SecondOfficerNeeded",
    "adopt_waiting",
    "cancel",
    "deliver",
    "hold",
    "lift_hold",
    "order_examination",
    "rebuild",
    "receive_declaration",
    "receive_event",
    "record_result",
    "release",
]
