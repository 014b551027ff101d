"""Taking declarations and their events from feeds: in any order, any number of times.

Who brings news of a number or a reference first makes everyone else who brings news of it wait
(``names.hold``). So an event cannot be put aside as early in the very moment in which its
declaration is being written, and nobody ever has to look for it again.
"""

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import Office, User
from audit import actions as audit
from core.feeds import BadRecord, Outcome, digest
from declarations.actions import content, names, trail
from declarations.actions.timeline import bring_up_to_date, write_event
from declarations.messages.values import DeclarationValues, EventValues
from declarations.messages.waiting import from_json, to_json
from declarations.models import Declaration, StatusEvent, WaitingEvent
from gateway import actions as gateway

_ANSWERS = ("MESSAGE_REGISTERED", "REQUEST_ANSWERED", "CANCELLED")


@transaction.atomic
def receive_declaration(values: DeclarationValues, *, by: User, at: datetime) -> Outcome:
    """Take a declaration as its sender describes it, new or amended.

    Events that came before it are taken with it. A description older than the one we have
    gives at most a number that was missing.

    :raises BadRecord: it names an unknown place, or contradicts a number already given
    """
    _check_right(by)
    names.check_form(values.number or "", values.reference)
    if not _is_new(values, at):
        return Outcome.UNCHANGED
    places = content.places_of(values)
    names.hold(values.number, values.reference)
    found = names.find(values.number or "", values.reference)
    if found:
        names.check_names(found, values.number or "", values.reference)
    moment = values.occurred_at or at
    if found and found.content_at > moment:
        return _take_from_older(found, values, by=by, at=at)
    declaration = found or Declaration(sender=values.sender, status_since=moment)
    content.fill(declaration, values, places, at=at)
    _adopt(declaration, by=by)
    bring_up_to_date(declaration)
    what = "amended" if found else "received"
    trail.record(what, declaration, by=by, at=at, sender=values.sender)
    return Outcome.TAKEN


def receive_event(values: EventValues, *, by: User, at: datetime) -> Outcome:
    """Take one event; where its declaration has not come yet, keep it until it comes.

    :raises BadRecord: it names an unknown place, or contradicts a number already given
    """
    return receive_events([(values, at)], by=by)


@transaction.atomic
def receive_events(happened: Sequence[tuple[EventValues, datetime]], *, by: User) -> Outcome:
    """Take events of one declaration, all or none, each with the moment of its receipt.

    The status follows from all of them at once.

    :raises BadRecord: one names an unknown place, another declaration, or another number
    """
    _check_right(by)
    for values, _at in happened:
        names.check_form(values.number, values.reference)
    new = [(values, at) for values, at in happened if _is_new(values, at)]
    if not new:
        return Outcome.UNCHANGED
    codes = {values.office for values, _at in new} - {""}
    offices = {code: content.office_called(code, field="office") for code in sorted(codes)}
    number = max(values.number for values, _at in new)
    reference = max(values.reference for values, _at in new)
    names.hold(number, reference)
    declaration = names.find(number, reference)
    if declaration is None:
        for values, at in new:
            _keep_waiting(values, at)
        return Outcome.WAITING
    entries = []
    for values, at in new:
        names.check_names(declaration, values.number, values.reference)
        is_named = _give_number(declaration, values.number)
        _write(declaration, values, offices.get(values.office), at, by=by)
        if is_named:
            _adopt(declaration, by=by)
        what = f"event {values.code}"
        entries.append(trail.entry_of(what, declaration, by=by, at=at, sender=values.sender))
    bring_up_to_date(declaration)
    audit.record_all(entries)
    return Outcome.TAKEN


@transaction.atomic
def adopt_waiting(declaration: Declaration, *, by: User) -> int:
    """Take the events that wait for a declaration which is there; return how many.

    ``names.hold`` leaves none behind. This is for those that were put aside some other way: by an
    older release, or by hand.
    """
    names.hold(declaration.number, declaration.reference)
    declaration = Declaration.objects.lock(declaration.pk)
    adopted = _adopt(declaration, by=by)
    bring_up_to_date(declaration)
    return adopted


def _is_new(values: DeclarationValues | EventValues, at: datetime) -> bool:
    fingerprint = values.fingerprint or digest(vars(values))
    return gateway.remember(
        sender=values.sender, event_id=values.event_id, digest=fingerprint, at=at
    )


def _check_right(by: User) -> None:
    if not by.has_perm("declarations.receive_declaration"):
        raise PermissionDenied


def _take_from_older(
    found: Declaration, values: DeclarationValues, *, by: User, at: datetime
) -> Outcome:
    if not _give_number(found, values.number or ""):
        return Outcome.OLDER
    _adopt(found, by=by)
    bring_up_to_date(found)
    trail.record("numbered", found, by=by, at=at, sender=values.sender)
    return Outcome.TAKEN


def _give_number(declaration: Declaration, number: str) -> bool:
    """Give a declaration its number; tell whether it had none before."""
    if not number or declaration.number:
        return False
    declaration.number = number
    declaration.save(update_fields=["number"])
    return True


def _write(
    declaration: Declaration,
    values: EventValues,
    office: Office | None,
    at: datetime,
    *,
    by: User | None = None,
) -> None:
    """Write an event; an officer who brings it answers for it as if he had acted here."""
    moment, facts = _moment(declaration, values, at)
    write_event(
        StatusEvent(
            declaration=declaration,
            code=_code(declaration, values.code),
            occurred_at=moment,
            recorded_at=at,
            sender=values.sender,
            event_id=values.event_id,
            office=office,
            actor=values.actor,
            by=by if by and by.is_officer else None,
            facts=values.facts | facts,
        )
    )


def _code(declaration: Declaration, code: str) -> str:
    """Return the code under which an event is kept; 0301 is confirmed for imports only."""
    return "EXAMINATION_ORDERED" if code == "0301" and not declaration.is_import else code


def _moment(
    declaration: Declaration, values: EventValues, at: datetime
) -> tuple[datetime, dict[str, str]]:
    """Return when an event happened, and what its facts say about that.

    A request without a time of its own happened when it was received, but never after the
    answer that is already in hand.
    """
    if values.occurred_at:
        return values.occurred_at, {}
    answers = declaration.events.filter(code__in=_ANSWERS).order_by("occurred_at")
    answered_at = answers.values_list("occurred_at", flat=True).first()
    if answered_at and answered_at < at:
        return answered_at, {"time_taken_from": "ANSWER"}
    return at, {"time_taken_from": "RECEIPT"}


def _keep_waiting(values: EventValues, at: datetime) -> None:
    WaitingEvent.objects.create(
        number=values.number,
        reference=values.reference,
        sender=values.sender,
        event_id=values.event_id,
        values=to_json(values),
        recorded_at=at,
    )


def _adopt(declaration: Declaration, *, by: User) -> int:
    """Take the events that wait for this declaration, until none is left that names it.

    An event may bring the number under which others wait. The status follows later.
    """
    adopted = 0
    while waiting := _waiting_for(declaration):
        for event in waiting:
            _take_waiting(declaration, event, by=by)
        WaitingEvent.objects.filter(pk__in=[event.pk for event in waiting]).delete()
        adopted += len(waiting)
    return adopted


def _waiting_for(declaration: Declaration) -> list[WaitingEvent]:
    by_reference = WaitingEvent.objects.filter(reference=declaration.reference)
    by_number = WaitingEvent.objects.exclude(number="").filter(number=declaration.number or "")
    waiting = by_reference.union(by_number)
    # Requests without a time of their own come last: they look at the answers in hand.
    return sorted(waiting, key=lambda event: (not event.values["occurred_at"], event.pk))


def _take_waiting(declaration: Declaration, event: WaitingEvent, *, by: User) -> None:
    values = from_json(event.values)
    try:
        names.check_names(declaration, values.number, values.reference)
    except BadRecord:
        # A wrong event must not keep its declaration out; the trail says what became of it.
        trail.record(
            "refused a waiting event",
            declaration,
            by=by,
            at=event.recorded_at,
            sender=event.sender,
            event_id=event.event_id,
        )
        return
    _give_number(declaration, values.number)
    office = Office.objects.filter(code=values.office).first() if values.office else None
    _write(declaration, values, office, event.recorded_at)
