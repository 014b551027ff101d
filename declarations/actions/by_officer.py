"""What every action of an officer needs: the locked declaration, and the event it adds."""

import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.models import User
from core.workflow import Refused
from declarations.catalogue.events import Actor
from declarations.models import Declaration, StatusEvent

SENDER = "PORTAL"


class ChangedMeanwhile(Refused):
    """The declaration is no longer as the officer saw it when deciding."""


def locked(declaration: Declaration, *, seen: datetime | None) -> Declaration:
    """Return the declaration held until the transaction ends.

    :param seen: how it stood (``updated_at``) when the officer decided; None compares nothing
    :raises ChangedMeanwhile: it is no longer as it was seen
    """
    declaration = Declaration.objects.lock(declaration.pk)
    if seen is not None and declaration.updated_at != seen:
        raise ChangedMeanwhile(
            _("The declaration changed meanwhile; nothing was done. Look at it again."), declaration
        )
    return declaration


def new_event(
    declaration: Declaration, code: str, facts: Mapping[str, str], *, by: User, at: datetime
) -> StatusEvent:
    """Return an event of an officer's, not yet saved; empty facts are left out."""
    return StatusEvent(
        declaration=declaration,
        code=code,
        occurred_at=_after_all(declaration, at),
        recorded_at=at,
        sender=SENDER,
        event_id=str(uuid.uuid4()),
        office=declaration.office,
        actor=Actor.OFFICER,
        by=by,
        facts={name: value for name, value in facts.items() if value},
    )


def _after_all(declaration: Declaration, at: datetime) -> datetime:
    """Return the moment of a step: now, but after all that has happened by anybody's clock.

    Other systems' clocks may be some minutes ahead of ours.
    """
    latest: datetime | None = declaration.events.aggregate(at=Max("occurred_at"))["at"]
    if latest is None or latest.replace(microsecond=0) < at.replace(microsecond=0):
        return at
    return latest.replace(microsecond=0) + timedelta(seconds=1)
