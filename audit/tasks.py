"""Work in the background: sealing the trail, signing checkpoints of it, verifying it."""

import logging
import os
from pathlib import Path

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from audit import actions
from audit.answers import kept_checkpoints, verify

log = logging.getLogger(__name__)


@shared_task
def seal_trail() -> None:
    """Give every entry that is committed its place in the chain."""
    while actions.seal() == actions.BATCH:
        pass


@shared_task
def make_checkpoint() -> None:
    """Sign how far the chain has come, and write that where it can be kept elsewhere.

    The log gets the same line as the file, so that whoever collects logs has the checkpoints.
    """
    made = actions.make_checkpoint(
        at=timezone.now(), kept=kept_checkpoints(settings.AUDIT_CHECKPOINTS).signed[-1:]
    )
    if made is None:
        return
    line = made.signed().as_line()
    log.info("checkpoint %s", line)
    if settings.AUDIT_CHECKPOINTS:
        with Path(settings.AUDIT_CHECKPOINTS).open("a", encoding="utf-8") as file:
            file.write(line + "\n")
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
