"""The four stages of the stepper."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from core.words import Words
from declarations.answers.summary import Summary
from declarations.catalogue.events import KINDS
from declarations.catalogue.stages import LOADING, STAGE_NAMES
from declarations.catalogue.turns import EXPORTER, IMPORTER, TURNS, Turn
from declarations.models import Declaration
from declarations.timeline import Happened, in_order
from declarations.workflow import STAGE_OF, Status

State = Literal["done", "now", "todo"]


@dataclass(frozen=True)
class Stage:
    """One stage: done at a moment, under way and waiting for somebody, or not begun."""

    number: int
    name: Words
    state: State
    at: datetime | None = None
    waiting: Words | None = None


def stages(declaration: Declaration, events: Iterable[Happened], summary: Summary) -> list[Stage]:
    """Return the four stages with the moment when each was done.

    A cancelled declaration keeps what was done and has no stage under way.
    """
    reached = _reached(events)
    cancelled = declaration.status == Status.CANCELLED
    now = max(reached, default=1) if cancelled else declaration.stage
    found = []
    for number in sorted(STAGE_NAMES):
        name = stage_name(number, declaration)
        if number < now:
            later = [at for stage, at in reached.items() if stage > number]
            found.append(Stage(number, name, "done", min(later, default=None)))
        elif number == now and not cancelled:
            found.append(Stage(number, name, "now", waiting=waiting_for(summary, declaration)))
        else:
            found.append(Stage(number, name, "todo"))
    return found


def stage_name(number: int, declaration: Declaration) -> Words:
    """Return the name of a stage; the last one differs between import and export."""
    return LOADING if number == 4 and not declaration.is_import else STAGE_NAMES[number]


def turn_words(turn: str, declaration: Declaration) -> Words:
    """Return who has to act; a trader by side, who also does the work of a missing broker."""
    if turn == Turn.TRADER or (turn == Turn.BROKER and declaration.broker_id is None):
        return IMPORTER if declaration.is_import else EXPORTER
    return TURNS[turn]


def waiting_for(summary: Summary, declaration: Declaration) -> Words | None:
    """Return “waiting for …”, or None where nobody is known to be waited for."""
    if summary.turn in {Turn.NOBODY, Turn.UNKNOWN}:
        return None
    words = turn_words(summary.turn, declaration)
    return Words(f"รอ{words.th}", f"Waiting for: {words.en.lower()}")


def _reached(events: Iterable[Happened]) -> dict[int, datetime]:
    """Return the moment when each stage first became the one under way."""
    reached: dict[int, datetime] = {}
    for event in in_order(events):
        kind = KINDS.get(event.code)
        status = kind.leads_to if kind else None
        if status and status != Status.CANCELLED:
            reached.setdefault(STAGE_OF[status], event.occurred_at)
    return reached
