"""How clocks and sums of the Act are said on pages, in the reader's language."""

from law.answers.calculated import SURCHARGE_FULL, Result
from law.answers.clocks import (
    DAYS_LEFT,
    LAST_DAY,
    ClockGroup,
    ShownClock,
    anchor_of,
    grouped,
    is_pressing,
    shown,
)
from law.answers.contents import sections
from law.answers.growth import next_growth
from law.answers.rules import SUBJECTS, ShownRule, Subject, subjects
from law.answers.sums import countings, part_months, sums
from law.answers.tables import fees, thresholds
from law.answers.words import joined, of_text

__all__ = [
    "DAYS_LEFT",
    "LAST_DAY",
    "SUBJECTS",
    "SURCHARGE_FULL",
    "ClockGroup",
    "Result",
    "ShownClock",
    "ShownRule",
    "Subject",
    "anchor_of",
    "countings",
    "fees",
    "grouped",
    "is_pressing",
    "joined",
    "next_growth",
    "of_text",
    "part_months",
    "sections",
    "shown",
    "subjects",
    "sums",
    "thresholds",
]
