"""How clocks and sums of the Act are said on pages, in the reader's language."""

from law.answers.clocks import ClockGroup, ShownClock, grouped, is_pressing, shown
from law.answers.words import joined, of_text

__all__ = ["ClockGroup", "ShownClock", "grouped", "is_pressing", "joined", "of_text", "shown"]
