"""Make a key that signs checkpoints of the trail; nothing is kept."""

from typing import Any

from django.core.management.base import BaseCommand

from core.signatures import new_pair


class Command(BaseCommand):
    help = "Print a new private key for AUDIT_SIGNING_KEY, and the public key that proves it."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        private, public = new_pair()
        self.stdout.write(f"private (AUDIT_SIGNING_KEY): {private}\npublic: {public}")
