"""Everything that changes a declaration."""

from declarations.actions.officers import (
    SecondOfficerNeeded,
    announce,
    cancel,
    check,
    deliver,
    hold,
    lift_hold,
    order_examination,
    record_result,
    release,
    usual_steps,
    why_not,
)
from declarations.actions.receiving import adopt_waiting, receive_declaration, receive_event
from declarations.actions.timeline import differences, rebuild

__all__ = [
    "SecondOfficerNeeded",
    "adopt_waiting",
    "announce",
    "cancel",
    "check",
    "deliver",
    "differences",
    "hold",
    "lift_hold",
    "order_examination",
    "rebuild",
    "receive_declaration",
    "receive_event",
    "record_result",
    "release",
    "usual_steps",
    "why_not",
]
