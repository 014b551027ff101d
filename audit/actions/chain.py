"""Sealing: giving entries their place in the chain, and signing how far it has come."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.conf import settings
from django.db import connection, transaction

from audit.models import Checkpoint, Entry, Signed, Verification
from audit.models.chain import COLUMNS, UNSIGNED_FOR, message_of, next_hash
from core.signatures import public_of, sign
from core.words import Words

BATCH = 2_000
_ONE_AT_A_TIME = 8_245_919_003_771
"""Key of the lock that the one sealer holds until its transaction ends; any number would do."""
_SEAL = """
UPDATE audit_entry SET sequence = place.sequence, hash = place.hash
FROM unnest(%s::bigint[], %s::bigint[], %s::text[]) AS place (id, sequence, hash)
WHERE audit_entry.id = place.id
"""


class TrailBroken(Exception):
    """The trail no longer fits what was signed of it, or that is gone; nothing more is signed."""


@transaction.atomic
def seal(*, most: int = BATCH) -> int:
    """Give the oldest entries without a place in the chain the next ones, and return how many.

    Only what is committed is seen, and whatever has no place yet is found: an entry whose
    transaction took long comes after younger ones, and is never passed over. Nothing is done
    where another sealer is at work.
    """
    if not _locked():
        return 0
    last = Entry.objects.sealed().last()
    sequence, head = (last.sequence or 0, last.hash) if last else (0, "")
    keys, places, hashes = [], [], []
    for values in Entry.objects.unsealed().values_list(*COLUMNS)[:most]:
        sequence += 1
        head = next_hash(head, sequence, values)
        keys.append(values[0])
        places.append(sequence)
        hashes.append(head)
    with connection.cursor() as cursor:
        cursor.execute(_SEAL, [keys, places, hashes])
    return len(keys)


@transaction.atomic
def make_checkpoint(
    *, at: datetime, kept: Collection[Signed] = (), is_first: bool = False
) -> Checkpoint | None:
    """Sign how long the chain is and how it ends, if it grew since the last time.

    Only what we signed counts as signed before, here and elsewhere.

    :param kept: the checkpoints that are kept elsewhere
    :param is_first: somebody knows that nothing was signed before, however old the entries are
    :returns: None where it did not grow, or a sealer is at work
    :raises TrailBroken: the chain contradicts an older checkpoint, or all of them are gone:
        signing it would make good what was done to it
    """
    if not _locked():
        return None
    before = Checkpoint.objects.newest_by(trusted_keys())
    last, told = Entry.objects.sealed().last(), _longest(kept)
    if before is None and told is None and not is_first:
        _check_is_young(at)
    for signed in [*([before.signed()] if before else []), *([told] if told else [])]:
        if not Entry.objects.filter(sequence=signed.size, hash=signed.head).exists():
            raise TrailBroken(f"The entry at {signed.size} is not the one that was signed.")
    if last is None or (before and before.size == last.sequence):
        return None
    size, head = last.sequence or 0, last.hash
    signature = sign(message_of(size, head, at), private=settings.AUDIT_SIGNING_KEY)
    return Checkpoint.objects.create(size=size, head=head, made_at=at, signature=signature)


def _longest(kept: Collection[Signed]) -> Signed | None:
    """Return the checkpoint of the longest chain that we signed."""
    by_size, keys = sorted(kept, key=lambda signed: signed.size, reverse=True), trusted_keys()
    return next((signed for signed in by_size if signed.is_by(keys)), None)


def _check_is_young(at: datetime) -> None:
    """Refuse a chain that must have been signed before, and of which no checkpoint is left."""
    if Entry.objects.sealed().filter(recorded_at__lt=at - UNSIGNED_FOR).exists():
        raise TrailBroken(
            "No checkpoint is left of a trail that is older than the first one would be."
            " Whoever knows that there was none runs: manage.py sign_audit --first"
        )


def keep_verification(
    *, size: int, head: str, faults: Sequence[Words], at: datetime
) -> Verification:
    """Keep what came out when the trail was verified."""
    kept = [{"th": fault.th, "en": fault.en} for fault in faults]
    return Verification.objects.create(ran_at=at, size=size, head=head, faults=kept)


def trusted_keys() -> list[str]:
    """Return the public keys by which checkpoints may be signed: ours now, and former ones."""
    return [public_of(settings.AUDIT_SIGNING_KEY), *settings.AUDIT_FORMER_KEYS]


def _locked() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_ONE_AT_A_TIME])
        [found] = cursor.fetchone()
    return bool(found)
