"""Adding events to a declaration's timeline; its status follows from them."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from declarations.catalogue.events import KINDS, Actor
from declarations.models import Declaration, StatusEvent
from declarations.timeline import standing


def add_event(event: StatusEvent) -> StatusEvent:
    """Add one event to its locked declaration and bring the status columns up to date."""
    write_event(event)
    bring_up_to_date(event.declaration)
    return event


def write_event(event: StatusEvent) -> None:
    """Write one event of a locked declaration; after the last one, ``bring_up_to_date``.

    An empty office or actor becomes the declaration's office and the code's usual actor.
    """
    event.office_id = event.office_id or event.declaration.office_id
    usual = KINDS[event.code].actor if event.code in KINDS else Actor.CUSTOMS_SYSTEM
    event.actor = event.actor or usual
    event.save(force_insert=True)
    note_change(event.declaration, at=event.recorded_at)


def note_change(declaration: Declaration, *, at: datetime) -> None:
    """Move ``updated_at`` on, also where two changes have the same time; the caller saves it.

    Officers' steps compare it with what they saw, so no change may leave it as it was.
    """
    declaration.updated_at = max(at, declaration.updated_at + timedelta(microseconds=1))


def differences(declaration: Declaration) -> dict[str, Any]:
    """Return the status columns that do not follow from the events, with what they should be."""
    columns = standing(declaration.events.all()).columns()
    columns["status_since"] = columns["status_since"] or declaration.content_at
    columns["updated_at"] = max(
        columns["updated_at"] or declaration.content_at, declaration.updated_at
    )
    return {name: value for name, value in columns.items() if getattr(declaration, name) != value}


def bring_up_to_date(declaration: Declaration) -> bool:
    """Set the status columns of a locked declaration from its events; tell if they changed."""
    changed = differences(declaration)
    for name, value in changed.items():
        setattr(declaration, name, value)
    declaration.save(update_fields={*changed, "updated_at"})
    return bool(changed)


@transaction.atomic
def rebuild(declaration: Declaration) -> bool:
    """Set a declaration's status columns from its events again; tell if they were wrong."""
    return bring_up_to_date(Declaration.objects.lock(declaration.pk))
