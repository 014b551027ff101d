"""Verifying the trail: is every entry as it was sealed, and is all there that was signed?"""

import json
import logging
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from audit.actions import trusted_keys
from audit.catalogue import ENTRY, FAULTS
from audit.models import Checkpoint, Entry, Signed, Verification
from audit.models.chain import COLUMNS, SEALED, UNSIGNED_FOR, next_hash
from audit.models.entries import TIMES
from core.acting import acting_as_portal
from core.words import Words

log = logging.getLogger(__name__)

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
    """Checkpoints that are kept outside of the database, and what is wrong with their file.

    Where they are whole, every checkpoint of the database must be among them.
    """

    signed: Sequence[Signed] = ()
    faults: Sequence[Words] = ()
    is_whole: bool = False


def kept_checkpoints(path: str, *, is_whole: bool = True) -> Kept:
    """Read the checkpoints of a file: one line of JSON each, empty lines passed over.

    A line that is something else is a fault, and the others count. So is a file that is not there
    although checkpoints were made. A line that broke off and was written again, whole, is none.

    :param path: empty where none are kept elsewhere
    :param is_whole: whether it is the file that the portal writes; a copy of it may be older
    """
    if not path:
        return Kept()
    if not Path(path).exists():
        return Kept(faults=[FAULTS["no file"]] if Checkpoint.objects.exists() else ())
    lines = Path(path).read_text(encoding="utf-8", errors="replace").splitlines()
    signed, others = [], []
    for place, line in enumerate(lines):
        try:
            signed += [(place, _read(line))] if line.strip() else []
        except (ValueError, TypeError, KeyError):
            others.append(place)
    whole = [place for place, _signed in signed]
    faults = [
        FAULTS["no checkpoint"].filled(line=place + 1)
        for place in others
        if not any(after > place and lines[after].startswith(lines[place]) for after in whole)
    ]
    return Kept([signed for _place, signed in signed], faults, is_whole)


def not_kept(kept: Kept, *, keys: Collection[str]) -> list[Signed]:
    """Return the checkpoints that we signed and that are not kept elsewhere, the oldest first."""
    there = set(kept.signed)
    ours = [row.signed() for row in Checkpoint.objects.order_by("size")]
    return [signed for signed in ours if signed not in there and signed.is_by(keys)]


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
    if kept.is_whole:
        _check_kept(found, [row for row in signed if row.is_late(at)], set(kept.signed))
    _check_unsealed(found, at)
    return found


def _check_kept(found: Verified, signed: list[Signed], kept: set[Signed]) -> None:
    """Note checkpoints that somebody took out of the file, or that were never written there."""
    if lacking := [checkpoint for checkpoint in signed if checkpoint not in kept]:
        first = {"size": lacking[0].size, "made_at": lacking[0].made_at}
        found.add(FAULTS["not kept"].filled(count=len(lacking), **first))


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
    if first := old.only("pk").first():
        minutes = UNSEALED_FOR.seconds // 60
        found.add(FAULTS["unsealed"].filled(count=old.count(), minutes=minutes, key=first.pk))


def unsealed_since(*, at: datetime) -> datetime | None:
    """Return since when an entry waits that should long have its place; None where none does."""
    old = Entry.objects.unsealed().filter(recorded_at__lt=at - UNSEALED_FOR)
    return old.values_list("recorded_at", flat=True).first()


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
    signed = Checkpoint.objects.newest_by(trusted_keys())
    unsigned = sealed.filter(sequence__gt=signed.size if signed else 0).first()
    begun = first.recorded_at if first else at
    verified = verifications[0].ran_at if verifications else begun
    return State(
        sealed=last.sequence or 0 if last else 0,
        head=last.hash if last else "",
        waiting=unsealed[:MOST_WAITING].count(),
        is_late=unsealed_since(at=at) is not None,
        is_unsigned=unsigned is not None and unsigned.recorded_at < at - UNSIGNED_FOR,
        is_unverified=verified < at - UNVERIFIED_FOR,
        checkpoints=checkpoints,
        verifications=verifications,
    )


def report(at: datetime) -> dict[str, Any]:
    """Return whether the trail is sealed, signed and verified in time, and whether it holds.

    What is not is also an error in the log.
    """
    with acting_as_portal():
        now = state(at=at)
    told = {
        "late": now.is_late,
        "unsigned": now.is_unsigned,
        "unverified": now.is_unverified,
        "faults": bool(now.verifications and now.verifications[0].faults),
    }
    if any(told.values()):
        log.error("the trail needs looking after: %s", [name for name in told if told[name]])
    return told
