"""Fill a demonstration with an invented customs register."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.actions import PORTAL_USERNAME
from accounts.models import User
from registration.management.demo.register import write_register
from registration.models import Registrant


class Command(BaseCommand):
    help = "Make an invented customs register; running it again changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Invented persons and companies belong in a demo only.")
        write_register(by=User.objects.get(username=PORTAL_USERNAME), at=timezone.now())
        if options["verbosity"]:
            self.stdout.write(f"{Registrant.objects.count()} entries are in the register.")
