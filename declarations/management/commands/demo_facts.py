"""Tell who may sign in to the demonstration, and which numbers are worth looking at."""

import json
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from declarations.management.demo.people import PEOPLE
from declarations.models import Declaration
from declarations.workflow import Status


class Command(BaseCommand):
    help = "Tell the people of the demonstration and three declaration numbers to try."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--format", choices=["json", "text"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("There are people with known passwords in a demo only.")
        if options["format"] == "json":
            facts = {"people": people(), "numbers": {"declarations": numbers()}}
            self.stdout.write(json.dumps(facts, ensure_ascii=False))
            return
        for person in people():
            self.stdout.write("{role}: {username} {password}".format(**person))
        self.stdout.write("\n".join(numbers()))


def people() -> list[dict[str, str]]:
    """Return the role, name and password of each person."""
    return [
        {"role": person.role, "username": person.username, "password": person.password}
        for person in PEOPLE
    ]


def numbers() -> list[str]:
    """Return three numbers that the director sees: duty owed, in examination, ready to pay."""
    director = User.objects.get(username=PEOPLE[0].username)
    seen = Declaration.objects.visible_to(director).exclude(number=None).order_by("-updated_at")
    wanted = (
        seen.filter(assessed_duty__isnull=False),
        seen.filter(status=Status.EXAMINATION),
        seen.filter(status=Status.READY_TO_PAY),
    )
    found = [declaration for some in wanted if (declaration := some.first())]
    return list(dict.fromkeys(str(declaration) for declaration in [*found, *seen[:3]]))[:3]
