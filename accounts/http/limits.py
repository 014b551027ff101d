"""Who ran into a limit stands in the trail, whichever page says so."""

from django.http import HttpRequest
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from core.acting import acting_as_portal


def note_limit(request: HttpRequest, limit: str) -> None:
    """Note in the trail who ran into a limit; the same again within some minutes adds nothing.

    :param limit: the name of the limit
    """
    by = request.user if isinstance(request.user, User) else audit.NOBODY
    with acting_as_portal():  # who has not signed in does not see what was noted before
        audit.note("tried too often", subject=limit, by=by, at=timezone.now())
