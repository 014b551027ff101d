"""What the events of a declaration say together: status, dates, facts of the law. No queries."""

from declarations.timeline.debt import OF_AN_ASSESSMENT, Known
from declarations.timeline.facts import counting_facts, day_of, known, standing_facts
from declarations.timeline.order import AnEvent, Happened, in_order
from declarations.timeline.standing import Standing, guessed_stage, known_status, standing

__all__ = [
    "OF_AN_ASSESSMENT",
    "AnEvent",
    "Happened",
    "Known",
    "Standing",
    "counting_facts",
    "day_of",
    "guessed_stage",
    "in_order",
    "known",
    "known_status",
    "standing",
    "standing_facts",
]
