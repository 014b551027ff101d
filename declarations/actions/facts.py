"""Officers record the facts that start or stop a clock of the Customs Act, and withdraw them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.models import User
from audit import actions as audit
from core.words import day_words
from core.workflow import Refused
from customs_act.deadlines import RULES, latest_last_day
from declarations.actions.by_officer import locked, new_event
from declarations.actions.timeline import add_event
from declarations.catalogue.facts import EXTENDED, FACTS, WITHDRAWN
from declarations.models import Declaration, StatusEvent
from declarations.models.legal import can_end_on, legal_facts, recordable
from declarations.timeline import standing_facts

RIGHT = "declarations.record_fact_declaration"


class FactRefused(Refused):
    """A fact that cannot be recorded: it does not fit what is known, or not these goods."""


@dataclass(frozen=True)
class NewFact:
    """A fact as an officer records it.

    ``code`` is a key of ``catalogue.facts.FACTS``, ``day`` the local day on which it happened,
    ``text`` the reason, as the trader reads it, and ``told`` what the fact ``asks`` for, as
    texts: baht, days as ISO dates, codes.
    """

    code: str
    day: date
    text: str
    told: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def record_fact(
    declaration: Declaration,
    fact: NewFact,
    *,
    by: User,
    at: datetime,
    seen: datetime | None = None,
) -> Declaration:
    """Record a fact of the law; clocks, what is owed and until when follow from it.

    A fact that was wrong is recorded again, or withdrawn (``FACT_WITHDRAWN``); nothing is
    deleted.

    :raises PermissionDenied: this person may never record facts
    :raises FactRefused: it does not fit these goods, or what is known of them
    :raises ChangedMeanwhile: the declaration is no longer as it was ``seen``
    """
    declaration = locked(declaration, seen=seen)
    check_fact(declaration, fact, by=by, on=localdate(at))
    event = add_event(fact_event(declaration, fact, by=by, at=at))
    audit.record("record_fact", subject=declaration.identifier, by=by, at=at, code=event.code)
    return declaration


def fact_event(declaration: Declaration, fact: NewFact, *, by: User, at: datetime) -> StatusEvent:
    """Return the event that recording a fact adds to the timeline, not yet saved."""
    facts = {"day": fact.day.isoformat(), **fact.told, "text": fact.text}
    return new_event(declaration, fact.code, facts, by=by, at=at)


def why_not_fact(declaration: Declaration, fact: NewFact, *, by: User, on: date) -> str:
    """Return why this fact does not fit these goods or what is known, or nothing where it does.

    :raises PermissionDenied: this person may never record facts
    """
    try:
        check_fact(declaration, fact, by=by, on=on)
    except FactRefused as refused:
        return str(refused)
    return ""


def check_fact(declaration: Declaration, fact: NewFact, *, by: User, on: date) -> None:
    """Return if this officer may record this fact now.

    :raises PermissionDenied: this person may never record facts
    :raises FactRefused: it does not fit these goods, or what is known of them; the text says why
    """
    if not by.has_perm(RIGHT):
        raise PermissionDenied
    if fact.code not in {known.code for known in recordable(declaration)}:
        raise FactRefused(_("This fact cannot bear on these goods."), declaration)
    if fact.day > on:
        raise FactRefused(_("A fact is recorded only after it has happened."), declaration)
    if why := _misfit(declaration, fact.code, fact.told):
        raise FactRefused(why, declaration)


def recorded_facts(declaration: Declaration) -> list[StatusEvent]:
    """Return the facts that stand, the latest first; each can be withdrawn."""
    events: Iterable[StatusEvent] = declaration.events.select_related("by", "office")
    return [event for event in standing_facts(events)[::-1] if event.code in FACTS]


def _misfit(declaration: Declaration, code: str, told: Mapping[str, str]) -> str:
    """Return why a fact does not fit what is known, or nothing where it does."""
    if code == WITHDRAWN:
        standing = {event.code for event in recorded_facts(declaration)}
        return "" if told["fact"] in standing else _("This fact has not been recorded.")
    if code == EXTENDED:
        return _cannot_extend(declaration, told["clock"], date.fromisoformat(told["until"]))
    if code in {"APPEAL_RULED", "JUDGMENT_RECEIVED"} and not _is_notified(declaration):
        return _("Record the notification of assessment first.")
    return ""


def _cannot_extend(declaration: Declaration, clock: str, until: date) -> str:
    facts = legal_facts(declaration, declaration.events.all())
    if can_end_on(clock, until, facts):
        return ""
    latest = latest_last_day(RULES[clock], facts)
    if latest is None:
        return _("This time limit is not running, so it cannot be extended.")
    return _("It can be extended to %(latest)s at most, and only to a later day than its own.") % {
        "latest": day_words(latest)
    }


def _is_notified(declaration: Declaration) -> bool:
    return any(event.code == "ASSESSMENT_NOTICE" for event in recorded_facts(declaration))
