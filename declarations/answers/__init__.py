"""What a declaration's page says: the answer, the four stages, the timeline. No queries."""

from declarations.answers.answer import Answer, Contact, Until, answer
from declarations.answers.money import Owed, owed
from declarations.answers.reader import Reader
from declarations.answers.stages import Stage, stages
from declarations.answers.summary import Summary, situation, summary
from declarations.answers.timeline import Entry, Group, latest_telling, timeline

__all__ = [
    "Answer",
    "Contact",
    "Entry",
    "Group",
    "Owed",
    "Reader",
    "Stage",
    "Summary",
    "Until",
    "answer",
    "latest_telling",
    "owed",
    "situation",
    "stages",
    "summary",
    "timeline",
]
