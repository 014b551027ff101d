"""The trail: a thousand tamperings are found, and a million entries verified in a minute."""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from audit import actions, tasks
from audit.answers import Kept, verify
from audit.models import Checkpoint, Entry, Signed
from core.embedded import addresses
from prove import Promise, none_failed
from prove.tampering import WAYS, chance_of, undone_after

ENTRIES = 200
MILLION = 1_000_000
MOST_SECONDS = 60
_MAKE = """
INSERT INTO audit_entry (name, subject, owner, behalf, actor, source, happened_at, details)
SELECT (ARRAY['viewed', 'release', 'event 0209', 'amended'])[1 + n %% 4],
    'A02006911' || lpad((n %% 99991)::text, 5, '0'), '0000000012343/000000', '',
    'user' || n %% 997, '203.0.113.x', %s + n * interval '1 second',
    jsonb_build_object('code', lpad((n %% 9999)::text, 4, '0'), 'sender', 'PROOF')
FROM generate_series(1, %s) AS n
"""


def prove(full: bool) -> list[Promise]:
    """Tamper with a short trail in every way, then verify a long one."""
    with as_owner():
        promises = tampered(1_000 if full else 100)
    return [*promises, verified(MILLION if full else MILLION // 10)]


@contextmanager
def as_owner() -> Iterator[None]:
    """Connect as the role that owns the tables, and can take their triggers away."""
    given = connection.settings_dict["USER"]
    connection.close()
    connection.settings_dict["USER"] = addresses.OWNER
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["USER"] = given


def tampered(times: int) -> list[Promise]:
    """Tamper ``times`` times, each undone before the next; and as often look at what nobody did."""
    kept, missed, alarms = grow(), Counter[str](), 0
    for n in range(times):
        way = list(WAYS)[n % len(WAYS)]
        with undone_after():
            WAYS[way](chance_of(n), Entry.objects.sealed().count())
            missed[way] += not faults(kept)
        alarms += bool(faults(kept))
    if found := +missed:
        print("not found:", dict(found))
    ways = f"{len(WAYS)} ways: any column changed, taken out, swapped, put in, cut off, rewritten"
    return [
        none_failed(
            f"Tampering with the trail is found ({ways} with valid hashes, rolled back)",
            tried=times,
            failed=found.total(),
        ),
        none_failed("A trail that nobody touched holds", tried=times, failed=alarms),
    ]


def grow() -> list[Signed]:
    """Make a trail with ten checkpoints on it, and return them as they are kept elsewhere."""
    for _n in range(10):
        fill(ENTRIES // 10)
        tasks.seal_trail()
        actions.make_checkpoint(at=timezone.now())
    return [row.signed() for row in Checkpoint.objects.order_by("size")]


def fill(entries: int) -> None:
    """Add entries to the trail by one statement."""
    with connection.cursor() as cursor:
        cursor.execute(_MAKE, [timezone.now() - timedelta(days=30), entries])


def faults(kept: list[Signed]) -> list[str]:
    return verify(keys=actions.trusted_keys(), at=timezone.now(), kept=Kept(kept)).faults


def verified(entries: int) -> Promise:
    """Seal and verify a long trail."""
    fill(entries)
    began = time.perf_counter()
    tasks.seal_trail()
    sealed = time.perf_counter() - began
    actions.make_checkpoint(at=timezone.now())
    began = time.perf_counter()
    found = verify(keys=actions.trusted_keys(), at=timezone.now())
    seconds = time.perf_counter() - began
    good = found.holds and found.size > entries and seconds < MOST_SECONDS
    print(f"{found.size:,} entries: sealed in {sealed:.1f} s, verified in {seconds:.1f} s")
    return none_failed(
        f"{entries:,} entries are verified in less than {MOST_SECONDS} s ({seconds:.1f} s)",
        tried=1,
        failed=0 if good else 1,
    )
