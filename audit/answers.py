"""Verifying the trail: is every entry as it was sealed, and is all there that was signed?"""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from audit.catalogue import ENTRY, FAULTS
from audit.models import Checkpoint, Entry, Signed, Verification
from audit.models.chain import COLUMNS, SEALED, UNSIGNED_FOR, next_hash
from audit.models.entries import TIMES
from core.words import Words

UNSEALED_FOR = timedelta(minutes=5)
"""An entry that waits for its place in the chain longer than this tells that nobody seals."""
UNVERIFIED_FOR = timedelta(hours=26)
"""It is verified every night."""
MOST = 50
"""So many faults are told; the others are counted."""
MOST_WAITING = 1_000
SHOWN = 10
_BATCH = 5_000
_MOMENT = SEALED.index("recorded_at")


@dataclass
class Verified:
    """What came out: how far the chain goes, how it ends, and what does not fit."""

    size: int = 0
    head: str = ""
    checkpoints: int = 0
    kept: int = 0
    faults: list[Words] = field(default_factory=list)
    more: int = 0

    @property
    def holds(self) -> bool:
        """Whether all fits."""
        return not self.faults

    def add(self, fault: Words) -> None:
        """Note a fault."""
        if len(self.faults) < MOST:
            self.faults.append(fault)
        else:
            self.more += 1


@dataclass(frozen=True)
class Kept:
    """Checkpoints that are kept outside of the database, and what is wrong with their file."""

    signed: Sequence[Signed] = ()
    faults: Sequence[Words] = ()


def kept_checkpoints(path: str) -> Kept:
    """Read the checkpoints of a file: one line of JSON each, empty lines passed over.

    A line that is something else is a fault, and the others count. So is a file that is not there
    although checkpoints were made.

    :param path: empty where none are kept elsewhere
    """
    if not path:
        return Kept()
    if not Path(path).exists():
        return Kept(faults=[FAULTS["no file"]] if Checkpoint.objects.exists() else ())
    signed, faults = [], []
    lines = Path(path).read_text(encoding="utf-8", errors="replace").splitlines()
    for number, line in enumerate(lines, start=1):
        try:
            signed += [_read(line)] if line.strip() else []
        except (ValueError, TypeError, KeyError):
            faults.append(FAULTS["no checkpoint"].filled(line=number))
    return Kept(signed, faults)


def _read(line: str) -> Signed:
    told = json.loads(line)
    signed = Signed(**{name: told[name] for name in Signed.__dataclass_fields__})
    datetime.fromisoformat(signed.made_at)
    return signed


def verify(*, keys: Collection[str], at: datetime, kept: Kept = Kept()) -> Verified:
    """Read the whole trail, compute its hashes anew, and compare it with all checkpoints.

    Takes the same memory however long the trail is; may run while entries are added and sealed.

    :param keys: the public keys by which a checkpoint may be signed
    :param at: now; entries may be unsealed or unsigned only for a while
    :param kept: checkpoints that are kept elsewhere; those in the database are always compared
    """
    found = Verified(kept=len(kept.signed))
    for fault in kept.faults:
        found.add(fault)
    ours = [row.signed() for row in Checkpoint.objects.order_by("size").iterator()]
    signed = _trusted([*ours, *kept.signed], keys, found)
    heads: dict[int, set[str]] = {}
    for checkpoint in signed:
        heads.setdefault(checkpoint.size, set()).add(checkpoint.head)
    unsigned = _walk(found, heads, after=max(heads, default=0))
    for checkpoint in signed:
        if checkpoint.size > found.size:
            size, made_at = checkpoint.size, checkpoint.made_at
            found.add(FAULTS["cut off"].filled(last=found.size, size=size, made_at=made_at))
    if unsigned and unsigned < at - UNSIGNED_FOR:
        found.add(FAULTS["unsigned"].filled(since=unsigned.isoformat()))
    _check_unsealed(found, at)
    return found


def _trusted(signed: list[Signed], keys: Collection[str], found: Verified) -> list[Signed]:
    """Return the checkpoints whose signature is good; the others are faults."""
    trusted = []
    for checkpoint in dict.fromkeys(signed):
        if checkpoint.is_by(keys):
            trusted.append(checkpoint)
        else:
            found.add(FAULTS["not by us"].filled(size=checkpoint.size))
    found.checkpoints = len(trusted)
    return trusted


def _walk(found: Verified, heads: dict[int, set[str]], *, after: int) -> datetime | None:
    """Follow the chain to its end; return when the first entry after that place was recorded."""
    unsigned = None
    for sequence, sealed, *values in _rows():
        if sequence != found.size + 1:
            gap = {"first": found.size + 1, "last": sequence - 1}
            found.add(FAULTS["missing"].filled(**gap, entry=_named(sequence, values)))
        elif (computed := next_hash(found.head, sequence, values)) != sealed:
            hashes = {"computed": computed, "sealed": sealed}
            found.add(FAULTS["changed"].filled(**hashes, entry=_named(sequence, values)))
        for head in heads.get(sequence, set()) - {sealed}:
            entry = _named(sequence, values)
            found.add(FAULTS["other than signed"].filled(entry=entry, sealed=sealed, head=head))
        if sequence > after and unsigned is None:
            unsigned = _moment(values[_MOMENT])
        found.size, found.head = sequence, sealed
    return unsigned


def _moment(text: str) -> datetime:
    """Return a moment that was hashed; one that no calendar of ours has counts as the first."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return TIMES[0]


def _rows() -> Iterator[tuple[Any, ...]]:
    """Yield the chain, some thousand entries at a time."""
    last = -(2**63)
    while True:
        rows = Entry.objects.sealed().filter(sequence__gt=last)
        batch = list(rows.values_list("sequence", "hash", *COLUMNS)[:_BATCH])
        if not batch:
            return
        yield from batch
        last = batch[-1][0]


def _named(sequence: int, values: list[Any]) -> Words:
    key, name, subject, *_rest = values
    return ENTRY.filled(sequence=sequence, name=name, subject=subject, key=key)


def _check_unsealed(found: Verified, at: datetime) -> None:
    old = Entry.objects.unsealed().filter(recorded_at__lt=at - UNSEALED_FOR)
    if first := old.first():
        minutes = UNSEALED_FOR.seconds // 60
        found.add(FAULTS["unsealed"].filled(count=old.count(), minutes=minutes, key=first.pk))


@dataclass(frozen=True)
class State:
    """How the trail stands now."""

    sealed: int
    head: str
    waiting: int
    is_late: bool
    is_unsigned: bool
    is_unverified: bool
    checkpoints: Sequence[Checkpoint]
    verifications: Sequence[Verification]


def state(*, at: datetime) -> State:
    """Return how far the trail is sealed, signed and verified; nothing is computed anew."""
    sealed, unsealed = Entry.objects.sealed(), Entry.objects.unsealed()
    first, last = sealed.first(), sealed.last()
    checkpoints = list(Checkpoint.objects.order_by("-size")[:SHOWN])
    verifications = list(Verification.objects.order_by("-ran_at")[:SHOWN])
    unsigned = sealed.filter(sequence__gt=checkpoints[0].size if checkpoints else 0).first()
    begun = first.recorded_at if first else at
    verified = verifications[0].ran_at if verifications else begun
    return State(
        sealed=last.sequence or 0 if last else 0,
        head=last.hash if last else "",
        waiting=unsealed[:MOST_WAITING].count(),
        is_late=unsealed.filter(recorded_at__lt=at - UNSEALED_FOR).exists(),
        is_unsigned=unsigned is not None and unsigned.recorded_at < at - UNSIGNED_FOR,
        is_unverified=verified < at - UNVERIFIED_FOR,
        checkpoints=checkpoints,
        verifications=verifications,
    )
