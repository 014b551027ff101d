"""How often something may be tried, and counting the tries.

Counted exactly, in the database: tries of the same key wait for one another, so that many at
once are no way round, and an emptied cache forgets nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction

from accounts.models import Attempt
from core.secrets import keyed_hash


@dataclass(frozen=True)
class Limit:
    """So many tries in any stretch of time of this length."""

    most: int
    within: timedelta


MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
LIMITS = {
    # Wrong passwords: of one account from one address; of one account; from one address.
    "password of account and address": Limit(5, 15 * MINUTE),
    "password of account": Limit(20, HOUR),
    "password of address": Limit(50, 15 * MINUTE),
    # Wrong one-time codes, whoever they are for.
    "code of address": Limit(20, 15 * MINUTE),
    # Codes sent: to one person; to one telephone or mailbox.
    "code sent a minute": Limit(1, MINUTE),
    "code sent": Limit(3, 15 * MINUTE),
    "code sent an hour": Limit(5, HOUR),
    "code sent a day": Limit(10, DAY),
    # Forgotten passwords: asked for from one address; codes sent to one person, however named.
    "reset of address": Limit(10, HOUR),
    "reset of person": Limit(10, DAY),
    # Applications to use the portal: for one number, with one Laser ID, to one mailbox, from one
    # address.
    "application of number": Limit(5, DAY),
    "application of laser": Limit(5, DAY),
    "application of mail": Limit(5, DAY),
    "application of address": Limit(20, DAY),
    # Invitations: made for one firm; wrong codes from one address; of one mailbox from one address.
    "invitation of firm": Limit(30, DAY),
    "invitation of address": Limit(20, 15 * MINUTE),
    "invitation of mail and address": Limit(5, 15 * MINUTE),
    # Firms looked up by tax number, to name them in a mandate: by one person.
    "firm looked up": Limit(60, HOUR),
}
"""Every limit by its name; what it is counted for is given with each try."""
LONGEST = max(limit.within for limit in LIMITS.values())


class TooMany(Exception):
    """It was tried too often.

    ``until`` is the moment from which it is open again, ``limit`` the name of the limit.
    """

    def __init__(self, until: datetime, limit: str) -> None:
        super().__init__(until, limit)
        self.until, self.limit = until, limit


@transaction.atomic
def spend(counted: dict[str, str], *, at: datetime) -> list[int]:
    """Count one try against each limit, or against none of them if one is used up.

    :param counted: names of limits, and whom or what the try is counted for under each;
        where that is empty (an unknown address) it is counted for all who are unknown together
    :returns: what :func:`give_back` needs
    :raises TooMany: one of them is used up; nothing was counted
    """
    keys = {name: _key(name, whom) for name, whom in counted.items()}
    for key in sorted(keys.values()):
        _hold(key)
    if used_up := max(_used_up(keys, at), default=None):
        raise TooMany(*used_up)
    tries = [Attempt(limit=name, key=key, at=at) for name, key in keys.items()]
    return [row.pk for row in Attempt.objects.bulk_create(tries)]


@transaction.atomic
def spend_unseen(limit: str, whom: str, *, otherwise: str, at: datetime) -> bool:
    """Count one try for ``whom``, or for ``otherwise`` if its limit is used up; tell which.

    For a limit of which nobody may learn that it is used up: the work is the same.
    """
    key = _key(limit, whom)
    _hold(key)
    is_open = not list(_used_up({limit: key}, at))
    Attempt.objects.create(limit=limit, key=key if is_open else _key(limit, otherwise), at=at)
    return is_open


def _key(limit: str, whom: str) -> str:
    return keyed_hash("limit", limit, whom.lower())


def _hold(key: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(key[:15], 16)])


def _used_up(keys: dict[str, str], at: datetime) -> Iterator[tuple[datetime, str]]:
    for name, key in keys.items():
        limit = LIMITS[name]
        recent = Attempt.objects.filter(limit=name, key=key, at__gt=at - limit.within)
        moments = list(recent.order_by("-at").values_list("at", flat=True)[: limit.most])
        if len(moments) == limit.most:
            yield moments[-1] + limit.within, name


def give_back(tries: list[int]) -> None:
    """Take tries back: they were right, and only wrong ones count."""
    Attempt.objects.filter(pk__in=tries).delete()


def forget_old(*, at: datetime) -> int:
    """Delete tries that no limit counts any more, and return how many."""
    deleted, _kinds = Attempt.objects.filter(at__lt=at - LONGEST).delete()
    return deleted
