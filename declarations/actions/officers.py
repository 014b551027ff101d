"""What customs officers do to a declaration: examine, hold, release, deliver, cancel."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from audit import actions as audit
from core.workflow import Refused
from declarations.actions.timeline import add_event
from declarations.catalogue.events import Actor
from declarations.models import Declaration, StatusEvent
from declarations.workflow import WORKFLOW

SENDER = "PORTAL"


class SecondOfficerNeeded(Refused):
    """Goods on the red line are released by another officer than the one who examined them."""


class ExaminationFirst(Refused):
    """Goods on the red line are released only after the result of an examination."""


@transaction.atomic
def order_examination(
    declaration: Declaration, *, order: str = "51", note: str = "", by: User, at: datetime
) -> Declaration:
    """Order that goods are opened (51), presented to an officer (50) or wire-sealed (77).

    :param note: what the trader is told, in the officer's words
    :raises PermissionDenied: this person may never order it
    :raises StepRefused: the declaration is not ready for release
    """
    facts = {"order": order} | ({"text": note} if note else {})
    code = "0301" if declaration.is_import and order == "51" else "EXAMINATION_ORDERED"
    return _take("order_examination", declaration, code=code, facts=facts, by=by, at=at)


@transaction.atomic
def record_result(
    declaration: Declaration, *, result: str, note: str = "", by: User, at: datetime
) -> Declaration:
    """Record what the examination found; the goods are then ready for release or a hold.

    :param result: a key of ``codes.EXAMINATION_RESULTS``
    :raises PermissionDenied: this person may never record it
    :raises StepRefused: no examination has been ordered
    """
    facts = {"result": result} | ({"text": note} if note else {})
    return _take("record_result", declaration, code="EXAMINED", facts=facts, by=by, at=at)


@transaction.atomic
def release(declaration: Declaration, *, by: User, at: datetime) -> Declaration:
    """Release the goods from customs custody (s. 51); on the red line, as second officer.

    :raises PermissionDenied: this person may never release
    :raises StepRefused: the declaration is not ready for release
    :raises ExaminationFirst: red line, and no result has been recorded
    :raises SecondOfficerNeeded: red line, and this person recorded the result
    """
    locked = Declaration.objects.lock(declaration.pk)
    WORKFLOW.check("release", locked, by=by)
    if locked.lane == "RED":
        _check_second_officer(locked, by)
    return _take("release", declaration, code="0309", facts={}, by=by, at=at)


@transaction.atomic
def hold(
    declaration: Declaration, *, reason: str, text: str, by: User, at: datetime
) -> Declaration:
    """Put the release on hold.

    :param reason: a key of ``codes.HOLD_REASONS``
    :param text: what the trader reads: what lifts the hold
    :raises PermissionDenied: this person may never hold
    :raises StepRefused: the declaration is not between payment and release
    """
    facts = {"reason": reason, "text": text}
    return _take("hold", declaration, code="HELD", facts=facts, by=by, at=at)


@transaction.atomic
def lift_hold(declaration: Declaration, *, by: User, at: datetime) -> Declaration:
    """Lift a hold; the goods are ready for release again.

    :raises PermissionDenied: this person may never lift it
    :raises StepRefused: the declaration is not on hold
    """
    return _take("lift_hold", declaration, code="HOLD_LIFTED", facts={}, by=by, at=at)


@transaction.atomic
def deliver(declaration: Declaration, *, by: User, at: datetime) -> Declaration:
    """Record that released goods were delivered, or loaded for export.

    :raises PermissionDenied: this person may never record it
    :raises StepRefused: the goods are not released
    """
    return _take("deliver", declaration, code="0409", facts={}, by=by, at=at)


@transaction.atomic
def cancel(declaration: Declaration, *, text: str, by: User, at: datetime) -> Declaration:
    """Cancel a declaration.

    :param text: why, as the trader reads it
    :raises PermissionDenied: this person may never cancel
    :raises StepRefused: the declaration is finished
    """
    return _take("cancel", declaration, code="CANCELLED", facts={"text": text}, by=by, at=at)


def _take(
    step: str, declaration: Declaration, *, code: str, facts: dict[str, str], by: User, at: datetime
) -> Declaration:
    declaration = Declaration.objects.lock(declaration.pk)
    WORKFLOW.check(step, declaration, by=by)
    add_event(
        StatusEvent(
            declaration=declaration,
            code=code,
            occurred_at=at,
            recorded_at=at,
            sender=SENDER,
            event_id=str(uuid.uuid4()),
            actor=Actor.OFFICER,
            by=by,
            facts=facts,
        )
    )
    audit.record(step, subject=declaration.identifier, by=by, at=at, code=code)
    return declaration


def _check_second_officer(declaration: Declaration, by: User) -> None:
    examined = declaration.events.filter(code="EXAMINED").order_by("-occurred_at").first()
    if examined is None:
        raise ExaminationFirst(
            _("Goods on the red line are released only after an examination."), declaration
        )
    if examined.by_id == by.pk:
        raise SecondOfficerNeeded(
            _("Goods on the red line are released by a second officer, not by the examiner."),
            declaration,
        )
