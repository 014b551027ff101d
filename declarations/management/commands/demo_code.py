"""Print what the authenticator app of an invented officer shows now."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django_otp.oath import totp

from accounts.models import AuthenticatorDevice
from declarations.management.demo.people import PEOPLE


class Command(BaseCommand):
    help = "Print the six digits that the authenticator app of a demonstration's officer shows now."

    def add_arguments(self, parser: ArgumentParser) -> None:
        officers = [person.username for person in PEOPLE if person.is_officer]
        parser.add_argument("username", choices=officers)

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("There are people with known keys in a demo only.")
        person = next(person for person in PEOPLE if person.username == options["username"])
        app = AuthenticatorDevice(key=person.seed)
        self.stdout.write(f"{totp(app.bin_key):06}")
