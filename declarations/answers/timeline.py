"""The timeline as it is read: newest first, pairs folded, grouped by stage when long."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from accounts.models import Office
from core.words import Words
from declarations.answers.stages import stage_name
from declarations.catalogue import codes
from declarations.catalogue.events import KINDS
from declarations.catalogue.facts import WITHDRAWABLE
from declarations.catalogue.turns import ANSWERED, TELLING
from declarations.models import Declaration, StatusEvent
from declarations.timeline import guessed_stage, in_order, standing_facts
from declarations.workflow import STAGE_OF, Status

PAIR_WITHIN = timedelta(seconds=60)
GROUPED_FROM = 10
_WITHDRAWN = Words("ถอนแล้วในภายหลัง", "Withdrawn later")


@dataclass(frozen=True)
class Entry:
    """One line: what happened, when (and since when, for a folded pair), where, through whom.

    ``code`` is the department's number, or a code that we do not know; ours are not shown.
    """

    sentence: Words
    at: datetime
    sent_at: datetime | None
    office: Office | None
    actor: Words
    code: str
    details: tuple[Words, ...]
    stage: int


@dataclass(frozen=True)
class Group:
    """The entries of a stage; without a name where the timeline is short."""

    name: Words | None
    entries: Sequence[Entry]


def timeline(declaration: Declaration, events: Iterable[StatusEvent]) -> list[Group]:
    """Return the entries of a declaration, newest first, in groups."""
    events = in_order(events)
    entries = _entries(events, _withdrawn(events))[::-1]
    if len(entries) < GROUPED_FROM:
        return [Group(None, entries)] if entries else []
    grouped = groupby(entries, key=lambda entry: entry.stage)
    return [Group(stage_name(stage, declaration), list(part)) for stage, part in grouped]


def latest_telling(events: Iterable[StatusEvent]) -> StatusEvent | None:
    """Return the latest event that tells whose turn it is within a status."""
    telling = [event for event in in_order(events) if event.code in TELLING]
    return telling[-1] if telling else None


def said(event: StatusEvent) -> tuple[Words, ...]:
    """Return what Customs said with an event: the result of an examination, plain text."""
    result, text = _fact(event, "result"), _fact(event, "text")
    found = [codes.EXAMINATION_RESULTS.get(result), Words(text, text) if text else None]
    return tuple(words for words in found if words)


def _fact(event: StatusEvent, name: str) -> str:
    return str(event.facts.get(name, ""))


def _withdrawn(events: Sequence[StatusEvent]) -> list[StatusEvent]:
    """Return the facts that were withdrawn later."""
    standing = standing_facts(events)
    return [event for event in events if event.code in WITHDRAWABLE and event not in standing]


def _entries(events: Sequence[StatusEvent], withdrawn: Sequence[StatusEvent]) -> list[Entry]:
    """Return an entry for each event, an answer folded with what it answers."""
    entries: list[Entry] = []
    sent: dict[str, Entry] = {}
    running = 1
    for event in events:
        stage, running = _stage(event.code, running)
        asked = sent.pop(ANSWERED[event.code][0], None) if event.code in ANSWERED else None
        if asked and event.occurred_at - asked.at <= PAIR_WITHIN:
            entries.remove(asked)
            entries.append(_entry(event, asked.stage, sent_at=asked.at))
        else:
            entries.append(_entry(event, stage, is_withdrawn=event in withdrawn))
            sent[event.code] = entries[-1]
    return entries


def _entry(
    event: StatusEvent, stage: int, sent_at: datetime | None = None, *, is_withdrawn: bool = False
) -> Entry:
    return Entry(
        sentence=ANSWERED[event.code][1] if sent_at else event.sentence,
        at=event.occurred_at,
        sent_at=sent_at,
        office=event.office,
        actor=event.actor_words,
        code=event.code if event.code.isdigit() or event.code not in KINDS else "",
        details=(*([_WITHDRAWN] if is_withdrawn else []), *event.details),
        stage=stage,
    )


def _stage(code: str, running: int) -> tuple[int, int]:
    """Return the stage that an event belongs to, and the stage under way after it."""
    numbered = guessed_stage(code)
    leads_to = KINDS[code].leads_to if code in KINDS else None
    after = STAGE_OF[leads_to] if leads_to and leads_to != Status.CANCELLED else numbered
    return numbered or running, min(max(running, after), 4)
