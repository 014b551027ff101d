"""Work in the background: sealing the trail, signing checkpoints of it, verifying it."""

import logging
import os
from pathlib import Path

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from audit import actions
from audit.answers import kept_checkpoints, not_kept, unsealed_since, verify
from audit.models import Checkpoint

log = logging.getLogger(__name__)


@shared_task
def seal_trail() -> None:
    """Give every entry that is committed its place in the chain.

    Entries that stay without one are an error in the log: somebody holds the sealer's lock.
    """
    while actions.seal() == actions.BATCH:
        pass
    if waits := unsealed_since(at=timezone.now()):
        log.error("trail: entries have waited for their seal since %s", waits.isoformat())


@shared_task
def make_checkpoint() -> None:
    """Sign how far the chain has come, and write that where it can be kept elsewhere."""
    sign_and_keep()


def sign_and_keep(*, is_first: bool = False) -> Checkpoint | None:
    """Sign how far the chain has come, and add to the file of checkpoints whatever it lacks.

    The log gets the same line as the file, so that whoever collects logs has the checkpoints. One
    that could not be written is written the next time.
    """
    at, kept = timezone.now(), kept_checkpoints(settings.AUDIT_CHECKPOINTS)
    made = actions.make_checkpoint(at=at, kept=kept.signed, is_first=is_first)
    if made:
        log.info("checkpoint %s", made.signed().as_line())
    if settings.AUDIT_CHECKPOINTS:
        lacking = not_kept(kept, keys=actions.trusted_keys())
        if late := [signed for signed in lacking if signed.is_late(at)]:
            log.error("trail: the file of checkpoints lacked %d of them", len(late))
        _append([signed.as_line() for signed in lacking])
    return made


def _append(lines: list[str]) -> None:
    """Add lines to the file of checkpoints, on a new line also where the last one is torn."""
    with Path(settings.AUDIT_CHECKPOINTS).open("a+b") as file:
        end = file.seek(0, os.SEEK_END)
        file.seek(max(end - 1, 0))
        torn = file.read(1) not in {b"", b"\n"}
        file.write("".join([*(["\n"] if torn else []), *(f"{line}\n" for line in lines)]).encode())
        file.flush()
        os.fsync(file.fileno())


@shared_task
def verify_trail() -> None:
    """Verify the whole trail and keep what came out; a fault is an error in the log."""
    at = timezone.now()
    kept = kept_checkpoints(settings.AUDIT_CHECKPOINTS)
    found = verify(keys=actions.trusted_keys(), at=at, kept=kept)
    actions.keep_verification(size=found.size, head=found.head, faults=found.faults, at=at)
    for fault in found.faults:
        log.error("trail: %s", fault.en)
