"""Officers record the facts that start or stop a clock of the Customs Act, and withdraw them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.models import User
from core.words import day_words
from core.workflow import Refused
from declarations.actions import trail
from declarations.actions.by_officer import locked, new_event
from declarations.actions.timeline import add_event
from declarations.catalogue.facts import EXTENDED, FACTS, WITHDRAWN
from declarations.models import Declaration, StatusEvent
from declarations.models.legal import can_end_on, extendable, legal_facts, recordable
from declarations.timeline import counting_facts, day_of, known, standing_facts

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
    trail.record("record_fact", declaration, by=by, at=at, code=event.code)
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
    if why := _misfit(declaration, fact, on):
        raise FactRefused(why, declaration)


def recorded_facts(declaration: Declaration) -> list[StatusEvent]:
    """Return the facts that stand, the latest first; each can be withdrawn."""
    return standing_facts(declaration.events.select_related("by", "office"))[::-1]


def _misfit(declaration: Declaration, fact: NewFact, on: date) -> str:
    """Return why a fact does not fit what is known, or nothing where it does."""
    if fact.code == WITHDRAWN:
        return _cannot_withdraw(declaration, fact)
    if fact.code == EXTENDED:
        return _cannot_extend(declaration, fact, on)
    if fact.code == "ASSESSMENT_NOTICE" and Decimal(fact.told["duty"]) == 0:
        return _("An assessed duty is more than 0 baht.")
    if fact.code == "DANGEROUS_GOODS" and fact.told["until"] < fact.day.isoformat():
        return _("The last day must not be before the day of the fact.")
    return _too_early(declaration, fact)


def _too_early(declaration: Declaration, fact: NewFact) -> str:
    """Return what must have happened first, or nothing where it has."""
    needed = FACTS[fact.code].after
    if not needed:
        return ""
    counting = counting_facts(declaration.events.all())
    days = [day_of(event) for event in counting if event.code == needed]
    if not days:
        return _("Record first: %(needed)s.") % {"needed": FACTS[needed].words}
    if days[0] <= fact.day:
        return ""
    return _("This cannot have happened before: %(needed)s (%(day)s).") % {
        "needed": FACTS[needed].words,
        "day": day_words(days[0]),
    }


def _cannot_withdraw(declaration: Declaration, fact: NewFact) -> str:
    """Return what rests on a fact and would fall with it, or why there is none to withdraw."""
    events = list(declaration.events.all())
    if fact.told["fact"] not in {event.code for event in standing_facts(events)}:
        return _("This fact has not been recorded.")
    withdrawal = StatusEvent(code=WITHDRAWN, facts=dict(fact.told), **_last_moment(events))
    lost = known(events).days.keys() - known([*events, withdrawal]).days.keys()
    for event in counting_facts(events):
        is_other = event.code != fact.told["fact"] and event.code in FACTS
        if is_other and FACTS[event.code].event in lost:
            return _("Withdraw first what rests on it: %(fact)s.") % {"fact": event.sentence}
    return ""


def _last_moment(events: Sequence[StatusEvent]) -> dict[str, datetime]:
    """Return moments after all that is recorded."""
    return {
        name: max(getattr(event, name) for event in events) + timedelta(seconds=1)
        for name in ("occurred_at", "recorded_at")
    }


def _cannot_extend(declaration: Declaration, fact: NewFact, on: date) -> str:
    clock, until = fact.told["clock"], date.fromisoformat(fact.told["until"])
    latest = extendable(declaration, on=on).get(clock)
    if latest is None:
        return _("This time limit is not running, so it cannot be extended.")
    facts = legal_facts(declaration, declaration.events.all())
    if can_end_on(clock, until, facts):
        return ""
    return _("It can be extended to %(latest)s at most, and only to a later day than its own.") % {
        "latest": day_words(latest)
    }
