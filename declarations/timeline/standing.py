"""Where a declaration stands after its events: status, lane, dates. No queries.

Events come late, twice and out of order. They are read in the order in which they happened;
each moves the status only where the workflow leads on to its status, so an old event that
arrives late finds its place in the timeline and undoes nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.timezone import localdate

from customs_act.deadlines import Event
from declarations.catalogue.events import KINDS
from declarations.timeline.facts import known
from declarations.timeline.order import Happened, in_order
from declarations.workflow import STAGE_OF, WORKFLOW, Status


@dataclass
class Standing:
    """Where a declaration stands after all its events; the columns that follow from them."""

    status: str = Status.RECEIVED
    raw_code: str = ""
    status_since: datetime | None = None
    lane: str = ""
    order_code: str = ""
    paid_date: date | None = None
    released_date: date | None = None
    assessed_duty: Decimal | None = None
    notified_date: date | None = None
    payment_due_date: date | None = None
    additional_duty: Decimal | None = None
    additional_due_date: date | None = None
    updated_at: datetime | None = None

    def columns(self) -> dict[str, Any]:
        """Return the values as the declaration's columns have them."""
        return dict(vars(self))


def standing(events: Iterable[Happened]) -> Standing:
    """Return where a declaration with these events stands, in whatever order they came."""
    events = list(events)
    now, _known = _walk(events)
    open_duty = known(events)
    if open_duty.duty is not None:
        now.assessed_duty, now.payment_due_date = open_duty.duty, open_duty.due
        now.additional_duty = open_duty.additional
        now.additional_due_date = open_duty.added_due if open_duty.additional else None
        now.notified_date = open_duty.days[Event.NOTIFIED]
    return now


def known_status(events: Iterable[Happened]) -> str:
    """Return the status apart from codes that we do not know: where steps start from."""
    _now, known = _walk(events)
    return known


def _walk(events: Iterable[Happened]) -> tuple[Standing, str]:
    now = Standing()
    known: str = Status.RECEIVED
    for event in in_order(events):
        known = _moved(known, now, event) or known
        _note_facts(now, event)
        now.updated_at = max(now.updated_at or event.recorded_at, event.recorded_at)
    return now, known


def _moved(base: str, now: Standing, event: Happened) -> str | None:
    """Set status, raw code and since where the event moves them; return the new base."""
    kind = KINDS.get(event.code)
    if kind is None:
        # Nothing follows the last stage, so a finished declaration stays finished.
        if guessed_stage(event.code) >= STAGE_OF[base]:
            now.status, now.raw_code = Status.UNKNOWN, event.code
            now.status_since = event.occurred_at
        return None
    if kind.leads_to is None:
        return None
    starts = now.status_since is None and kind.leads_to == Status.RECEIVED
    if not starts and not WORKFLOW.reachable(base, kind.leads_to):
        return None
    now.status, now.raw_code, now.status_since = kind.leads_to, "", event.occurred_at
    return kind.leads_to


def guessed_stage(code: str) -> int:
    """Return the stage that the first two digits of an unknown code point to, 0 if none."""
    return int(code[:2]) if code[:2] in {"01", "02", "03", "04"} else 0


def _note_facts(now: Standing, event: Happened) -> None:
    day = localdate(event.occurred_at)
    match event.code:
        case "LANE_GREEN" | "LANE_YELLOW" | "LANE_RED":
            now.lane = event.code.removeprefix("LANE_")
        case "0301" | "EXAMINATION_ORDERED" | "DOCUMENTS_WANTED":
            default = "50" if event.code == "DOCUMENTS_WANTED" else "51"
            now.order_code = str(event.facts.get("order", default))
        case "0209":
            now.paid_date = now.paid_date or day
        case "0309":
            now.released_date = now.released_date or day
