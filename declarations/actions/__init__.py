"""Everything that changes a declaration."""

from declarations.actions.facts import (
    FactRefused,
    NewFact,
    check_fact,
    fact_event,
    record_fact,
    recorded_facts,
    why_not_fact,
)
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
    "FactRefused",
    "NewFact",
    "SecondOfficerNeeded",
    "adopt_waiting",
    "announce",
    "cancel",
    "check",
    "check_fact",
    "deliver",
    "differences",
    "fact_event",
    "hold",
    "lift_hold",
    "order_examination",
    "rebuild",
    "receive_declaration",
    "receive_event",
    "record_fact",
    "record_result",
    "recorded_facts",
    "release",
    "usual_steps",
    "why_not",
    "why_not_fact",
]
