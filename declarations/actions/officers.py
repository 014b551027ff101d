"""What customs officers do to a declaration: examine, hold, release, deliver, cancel.

Every action takes ``seen``: how the declaration stood (``updated_at``) when the officer decided.
Where it has changed since, nothing is done; None asks for no comparison.
"""

from collections.abc import Collection, Mapping
from copy import copy
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core.workflow import Refused, Step
from declarations.actions import trail
from declarations.actions.by_officer import locked, new_event
from declarations.actions.timeline import add_event
from declarations.catalogue.events import STEP_CODES
from declarations.models import Declaration, StatusEvent
from declarations.timeline import known_status
from declarations.workflow import WORKFLOW, Status


class SecondOfficerNeeded(Refused):
    """Goods on the red line are released by another officer than the one who examined them."""


class ExaminationFirst(Refused):
    """Goods on the red line are released only after the result of an examination."""


@transaction.atomic
def order_examination(
    declaration: Declaration,
    *,
    order: str = "51",
    text: str = "",
    by: User,
    at: datetime,
    seen: datetime | None = None,
) -> Declaration:
    """Order that goods are opened (51), presented to an officer (50) or wire-sealed (77).

    :param text: what else the trader is told
    :raises PermissionDenied: this person may never order it
    :raises StepRefused: the declaration is not ready for release
    :raises ChangedMeanwhile: it is no longer as it was ``seen``
    """
    facts = {"order": order, "text": text}
    return _take("order_examination", declaration, facts, by=by, at=at, seen=seen)


@transaction.atomic
def record_result(
    declaration: Declaration,
    *,
    result: str,
    text: str = "",
    by: User,
    at: datetime,
    seen: datetime | None = None,
) -> Declaration:
    """Record what the examination found; the goods are then ready for release or a hold.

    :param result: a key of ``codes.EXAMINATION_RESULTS``
    :param text: what else the trader is told
    :raises PermissionDenied: this person may never record it
    :raises StepRefused: no examination has been ordered
    :raises ChangedMeanwhile: it is no longer as it was ``seen``
    """
    facts = {"result": result, "text": text}
    return _take("record_result", declaration, facts, by=by, at=at, seen=seen)


@transaction.atomic
def release(
    declaration: Declaration, *, by: User, at: datetime, seen: datetime | None = None
) -> Declaration:
    """Release the goods from customs custody (s. 51); on the red line, as second officer.

    :raises PermissionDenied: this person may never release
    :raises StepRefused: the declaration is not ready for release
    :raises ExaminationFirst: red line, and no result has been recorded
    :raises SecondOfficerNeeded: red line, and this person recorded the result
    :raises ChangedMeanwhile: it is no longer as it was ``seen``
    """
    return _take("release", declaration, {}, by=by, at=at, seen=seen)


@transaction.atomic
def hold(
    declaration: Declaration,
    *,
    reason: str,
    text: str,
    by: User,
    at: datetime,
    seen: datetime | None = None,
) -> Declaration:
    """Put the release on hold.

    :param reason: a key of ``codes.HOLD_REASONS``
    :param text: what the trader reads: what lifts the hold
    :raises PermissionDenied: this person may never hold
    :raises StepRefused: the declaration is not between payment and release
    :raises ChangedMeanwhile: it is no longer as it was ``seen``
    """
    return _take("hold", declaration, {"reason": reason, "text": text}, by=by, at=at, seen=seen)


@transaction.atomic
def lift_hold(
    declaration: Declaration, *, by: User, at: datetime, seen: datetime | None = None
) -> Declaration:
    """Lift a hold; the goods are ready for release again.

    :raises PermissionDenied: this person may never lift it
    :raises StepRefused: the declaration is not on hold
    :raises ChangedMeanwhile: it is no longer as it was ``seen``
    """
    return _take("lift_hold", declaration, {}, by=by, at=at, seen=seen)


@transaction.atomic
def deliver(
    declaration: Declaration, *, by: User, at: datetime, seen: datetime | None = None
) -> Declaration:
    """Record that released goods were delivered, or loaded for export.

    :raises PermissionDenied: this person may never record it
    :raises StepRefused: the goods are not released
    :raises ChangedMeanwhile: it is no longer as it was ``seen``
    """
    return _take("deliver", declaration, {}, by=by, at=at, seen=seen)


@transaction.atomic
def cancel(
    declaration: Declaration, *, text: str, by: User, at: datetime, seen: datetime | None = None
) -> Declaration:
    """Cancel a declaration.

    :param text: why, as the trader reads it
    :raises PermissionDenied: this person may never cancel
    :raises StepRefused: the declaration is finished
    :raises ChangedMeanwhile: it is no longer as it was ``seen``
    """
    return _take("cancel", declaration, {"text": text}, by=by, at=at, seen=seen)


def check(step: str, declaration: Declaration, *, by: User) -> None:
    """Return if this officer may take a step now.

    :raises PermissionDenied: this person may never take it
    :raises Refused: it cannot be taken now, or not by this officer; the text says why
    """
    WORKFLOW.check(step, _as_known(declaration), by=by)
    if step == "release" and declaration.lane == "RED":
        _check_second_officer(declaration, by)


def _as_known(declaration: Declaration) -> Declaration:
    """Return the declaration at its last known status: an unknown code opens and bars no step."""
    if declaration.status != Status.UNKNOWN:
        return declaration
    known = copy(declaration)
    known.status = known_status(declaration.events.all())
    return known


def why_not(step: str, declaration: Declaration, *, by: User) -> str:
    """Return why this officer cannot take a step now, or nothing where they can."""
    try:
        check(step, declaration, by=by)
    except PermissionDenied:
        return _("Your role does not have this right. The head of your office gives it.")
    except Refused as refused:
        return str(refused)
    return ""


def usual_steps(declarations: Collection[Declaration], *, by: User) -> dict[int, Step | None]:
    """Return the step that this officer usually takes next, by key; None where there is none.

    All that is asked of the database for a page of declarations is one query.
    """
    usual = {declaration.pk: declaration.next_step for declaration in declarations}
    releases = [
        declaration.pk
        for declaration in declarations
        if declaration.lane == "RED" and usual[declaration.pk] == WORKFLOW.steps["release"]
    ]
    examiners = _examiners(releases) if releases else {}
    for pk in releases:
        if pk not in examiners:
            usual[pk] = WORKFLOW.steps["order_examination"]
        elif by.pk in examiners[pk]:
            usual[pk] = None
    return {
        pk: step if step and by.has_perm(step.permission) else None for pk, step in usual.items()
    }


def announce(
    step: str, declaration: Declaration, facts: Mapping[str, str], *, by: User, at: datetime
) -> StatusEvent:
    """Return the event that a step adds to the timeline, not yet saved."""
    return new_event(declaration, _code(step, declaration, facts), facts, by=by, at=at)


def _take(
    step: str,
    declaration: Declaration,
    facts: Mapping[str, str],
    *,
    by: User,
    at: datetime,
    seen: datetime | None,
) -> Declaration:
    declaration = locked(declaration, seen=seen)
    check(step, declaration, by=by)
    event = add_event(announce(step, declaration, facts, by=by, at=at))
    trail.record(step, declaration, by=by, at=at, code=event.code)
    return declaration


def _code(step: str, declaration: Declaration, facts: Mapping[str, str]) -> str:
    if step != "order_examination":
        return STEP_CODES[step]
    # 0301 is the department's number for opening imports (order 51); no other one is known.
    return "0301" if declaration.is_import and facts["order"] == "51" else "EXAMINATION_ORDERED"


def _check_second_officer(declaration: Declaration, by: User) -> None:
    examiners = _examiners([declaration.pk])
    if declaration.pk not in examiners:
        raise ExaminationFirst(
            _("Goods on the red line are released only after an examination."), declaration
        )
    if by.pk in examiners[declaration.pk]:
        raise SecondOfficerNeeded(
            _("Goods on the red line are released by a second officer, not by the examiner."),
            declaration,
        )


def _examiners(keys: Collection[int]) -> dict[int, set[int | None]]:
    """Return who recorded results of each declaration; None stands for no officer here.

    All of them, not the last one: a further result from elsewhere does not free an examiner.
    """
    results = StatusEvent.objects.filter(declaration__in=keys, code="EXAMINED")
    examiners: dict[int, set[int | None]] = {}
    for declaration, officer in results.values_list("declaration_id", "by_id"):
        examiners.setdefault(declaration, set()).add(officer)
    return examiners
