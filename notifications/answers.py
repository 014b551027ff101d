"""How sending gets on: what readiness tells, for people and machines that watch."""

import logging
from datetime import datetime, timedelta
from typing import Any

from core.acting import acting_as_portal
from notifications.models import Message, Provider

LATE = timedelta(seconds=60)
"""The relay is called every five seconds: after so long it does not get on."""

logger = logging.getLogger(__name__)


def outbox(at: datetime) -> dict[str, Any]:
    """Return the age of the oldest message that is due and unsent, and which providers rest.

    It is progress that is watched, not whether a process is alive: a worker can be alive and
    take nothing. What is late is also a warning in the log.
    """
    with acting_as_portal():
        oldest = Message.objects.due(at=at).values_list("due_at", flat=True).first()
    waited = at - oldest if oldest else timedelta()
    resting = Provider.objects.filter(rests_until__gt=at).order_by("channel")
    names = list(resting.values_list("channel", flat=True))
    if waited > LATE:
        logger.warning(
            "a message has been due for %d s; resting: %s", waited.total_seconds(), names
        )
    return {
        "oldest_unsent_seconds": int(waited.total_seconds()),
        "late": waited > LATE,
        "resting": names,
    }
