"""Checking applications: take one up, ask the registry outside, conclude.

The registry is asked between two transactions. A worker that dies there loses nothing: after a
while the application counts as free again, and asking twice does no harm.
"""

import json
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from accounts.models import User
from core.secrets import unseal
from registration.actions.applying import Typed, tell
from registration.actions.moving import move
from registration.actions.opening import Contact, open_for, opens_alone, tell_on_file
from registration.catalogue import reasons
from registration.messages import Answer, Question
from registration.models import Application, Registrant
from registration.workflow import WORKFLOW, Status

SILENCE = timedelta(minutes=2)
"""After so long a worker that took up an application counts as dead."""
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=1)


@transaction.atomic
def claim(*, by: User, at: datetime, pk: int | None = None) -> Application | None:
    """Take up an application that waits to be checked, or one whose worker fell silent.

    :param pk: this one; otherwise the one that is due the longest
    :returns: None where there is none, or another worker has it
    """
    wanted = Q() if pk is None else Q(pk=pk)
    due = Application.objects.due(at).filter(wanted).order_by("due_at", "pk")
    application = due.select_for_update(skip_locked=True).first()
    if application is None:
        return None
    WORKFLOW.check("take_up", application, by=by)
    if application.status != Status.CHECKING:
        application.status, application.status_since = Status.CHECKING, at
    application.tries += 1
    application.due_at, application.updated_at = at + SILENCE, at
    application.save()
    return application


def question_of(application: Application, *, at: datetime) -> Question:
    """Return what the registry is asked about an application that was taken up.

    It is asked also where the register has nobody to act for this number, with an empty name:
    so that neither the time nor an outage of the registry tells who is registered.
    """
    typed = _typed(application)
    registrant = Registrant.objects.of(typed.tax_id, typed.branch).first()
    found = registrant and registrant.signatory(application.id_hash, on=localdate(at))
    first, last = (found.first_name, found.last_name) if found else ("", "")
    return Question(typed.id_number, typed.laser_id, first, last)


@transaction.atomic
def postpone(application: Application, *, by: User, at: datetime) -> Application:
    """Let an application wait since the registry gives no answer, longer each time."""
    application = Application.objects.lock(application.pk)
    move(application, "postpone", by=by, at=at)
    wait = FIRST_WAIT * 2 ** min(application.tries - 1, 10)
    application.due_at = at + min(wait, LONGEST_WAIT)
    application.save(update_fields=["due_at"])
    return application


@transaction.atomic
def conclude(application: Application, *, answer: Answer, by: User, at: datetime) -> Application:
    """Decide on an application by the register and the registry's answer.

    The account is opened where all is right and the contact is the one on file; where the contact
    differs, or an account that is there would change, an officer decides. Whoever is on file is
    told in every case.

    :raises StepRefused: it was withdrawn, or concluded by another worker, in the meantime
    """
    application = Application.objects.lock(application.pk)
    WORKFLOW.check("turn_away", application, by=by)
    typed = _typed(application)
    entries = Registrant.objects.of(typed.tax_id, typed.branch)
    application.registrant = entries.select_for_update(of=("self",)).first()
    if application.registrant:
        on = localdate(at)
        application.signatory = application.registrant.signatory(application.id_hash, on=on)
    application.answer, application.answered_at = answer, at
    application.reason = _reason(application)
    if application.reason:
        move(application, "turn_away", by=by, at=at, reason=application.reason)
        tell(application, "application_refused", at=at)
    elif application.registrant and opens_alone(application, application.registrant):
        open_for(application, "open", contact=Contact.KEPT, by=by, at=at)
    else:
        move(application, "pass_on", by=by, at=at)
        tell(application, "application_with_officer", at=at)
    tell_on_file(application, "application_notice", at=at)
    return application


def _typed(application: Application) -> Typed:
    return Typed(**json.loads(unseal(application.sealed)))


def _reason(application: Application) -> str:
    if application.registrant is None or not application.registrant.is_active:
        return reasons.NOT_REGISTERED
    if application.signatory is None:
        return reasons.NOT_A_SIGNATORY
    if application.answer != Answer.CONFIRMED:
        return reasons.NOT_CONFIRMED
    return ""
