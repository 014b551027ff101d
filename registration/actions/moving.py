"""Moving an application along its workflow."""

from datetime import datetime

from accounts.models import User
from audit import actions as audit
from registration.models import Application
from registration.workflow import UNCHECKED, WORKFLOW

TOLD_AS = {
    "postpone": "application postponed",
    "open": "application approved",
    "turn_away": "application refused",
    "pass_on": "application passed on",
    "approve": "application approved",
    "refuse": "application refused",
    "withdraw": "application withdrawn",
    "expire": "application expired",
}
"""How the trail calls the steps."""


def move(
    application: Application, step: str, *, by: User, at: datetime, **details: str
) -> Application:
    """Take a step of a locked application, save it with all else that was set, and record it.

    What was sealed is forgotten once it needs no check any more.

    :param details: what else the trail keeps; never personal data
    """
    taken = WORKFLOW.check(step, application, by=by)
    application.status, application.status_since, application.updated_at = taken.target, at, at
    if taken.target not in UNCHECKED:
        application.sealed, application.due_at = "", None
    application.save()
    subject, owner = application.trail_name, application.owner
    audit.record(TOLD_AS[step], subject=subject, by=by, at=at, owner=owner, **details)
    return application
