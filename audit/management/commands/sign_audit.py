"""Sign the trail now, as the work in the background does every five minutes."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from audit.actions import TrailBroken
from audit.tasks import seal_trail, sign_and_keep


class Command(BaseCommand):
    help = "Seal the trail, sign how far it has come, and add that to AUDIT_CHECKPOINTS."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--first",
            action="store_true",
            help=(
                "although entries are old: you know that nothing was ever signed, as where the"
                " work in the background was started late"
            ),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        seal_trail()
        try:
            made = sign_and_keep(is_first=options["first"])
        except TrailBroken as broken:
            raise CommandError(str(broken)) from None
        self.stdout.write(f"Signed: {made}" if made else "Nothing to sign.")
