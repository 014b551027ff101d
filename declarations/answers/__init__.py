"""What a declaration's page says: the answer, the four stages, the timeline. No queries."""

from declarations.answers.answer import Answer, Contact, answer
from declarations.answers.clocks import clock_groups, clocks
from declarations.answers.facts import Fact, facts, payment_facts
from declarations.answers.money import Owed, owed
from declarations.answers.reader import Reader
from declarations.answers.stages import Stage, stages
from declarations.answers.summary import Summary, situation, summary
from declarations.answers.taxes import TaxLine, by_tax
from declarations.answers.timeline import Entry, Group, latest_telling, timeline
from declarations.answers.until import Until

__all__ = [
    "Answer",
    "Contact",
    "Entry",
    "Fact",
    "Group",
    "Owed",
    "Reader",
    "Stage",
    "Summary",
    "TaxLine",
    "Until",
    "answer",
    "by_tax",
    "clock_groups",
    "clocks",
    "facts",
    "latest_telling",
    "owed",
    "payment_facts",
    "situation",
    "stages",
    "summary",
    "timeline",
]
