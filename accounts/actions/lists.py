"""What the trail keeps of lists that somebody takes along as a file."""

from datetime import datetime

from accounts.models import Trader, User
from audit import actions as audit


def note_taken(what: str, *, by: User, at: datetime, form: str = "csv") -> None:
    """Note it once for each firm for which the person acts, or once for an officer.

    Whose the records in the file are is not told: that would be another reading of all of them.

    :param what: which list, in one word of the catalogue: ``declarations``
    """
    subject = f"list {what}"
    traders = Trader.objects.filter(pk__in=by.trader_keys()).order_by("pk")
    firms = [] if by.is_officer else [trader.party for trader in traders]
    for party in firms or [""]:
        audit.note(
            "list exported", subject=subject, owner=party, behalf=party, by=by, at=at, form=form
        )
