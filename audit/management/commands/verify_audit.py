"""Tell whether the trail is as it was written; 1 as exit status if it is not."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from audit.actions import trusted_keys
from audit.answers import kept_checkpoints, verify
from core.signatures import NotAKey, key_bytes


class Command(BaseCommand):
    help = (
        "Read the whole trail and compare it with its hashes and with all signed checkpoints."
        " Finds entries that were changed, taken out, added or moved, and with checkpoints that"
        " are kept elsewhere also a trail that was cut off, rewritten or put back."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--checkpoints",
            default="",
            help="file of checkpoints kept elsewhere; otherwise AUDIT_CHECKPOINTS, if set",
        )
        parser.add_argument(
            "--public-key",
            action="append",
            default=[],
            help="key by which checkpoints may be signed, in place of the ones of the settings",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path, keys = options["checkpoints"], options["public_key"] or trusted_keys()
        if path and not Path(path).exists():
            raise CommandError(f"There is no file {path}.")
        try:
            for key in keys:
                key_bytes(key)
        except NotAKey as wrong:
            raise CommandError(str(wrong)) from None
        kept = kept_checkpoints(path or settings.AUDIT_CHECKPOINTS, is_whole=not path)
        found = verify(keys=keys, at=timezone.now(), kept=kept)
        told = (
            f"{found.size} entries, {found.checkpoints} checkpoints,"
            f" {found.kept or 'none'} kept elsewhere, head {found.head or '-'}"
        )
        if not found.holds:
            more = [f"… and {found.more} more."] if found.more else []
            faults = [fault.en for fault in found.faults]
            raise CommandError("\n".join([f"The trail does NOT hold: {told}", *faults, *more]))
        self.stdout.write(f"The trail holds: {told}")
