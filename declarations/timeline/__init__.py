"""What the events of a declaration say together: status, dates, facts of the law. No queries."""

from declarations.timeline.facts import Known, day_of, known
from declarations.timeline.order import Event, Happened, in_order
from declarations.timeline.standing import Standing, guessed_stage, known_status, standing

__all__ = [
    "Event",
    "Happened",
    "Known",
    "Standing",
    "day_of",
    "guessed_stage",
    "in_order",
    "known",
    "known_status",
    "standing",
]
