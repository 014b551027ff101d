"""Tell who may sign in to the demonstration, and which numbers are worth looking at."""

import json
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from core.embedded.progress import in_columns
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
        self.stdout.write("\n".join([*in_columns(people()), "", *numbers()]))


def people() -> list[dict[str, str]]:
    """Return the role, name and password of each person."""
    return [
        {"role": person.role, "username": person.username, "password": person.password}
        for person in PEOPLE
    ]


def numbers() -> list[str]:
    """Return three numbers that the director sees, for the story that the README tells.

    One that ``officer2801`` can release, on the green line; one to be paid at an office that
    has an officer here; one with an assessment notice that is not paid.
    """
    director = User.objects.get(username=PEOPLE[0].username)
    seen = Declaration.objects.visible_to(director).exclude(number=None).order_by("-updated_at")
    offices = [code for person in PEOPLE for code in person.offices]
    imports = seen.filter(document_type="0")
    wanted = (
        imports.filter(status=Status.READY_FOR_RELEASE, lane="GREEN", office__code="2801"),
        imports.filter(status=Status.READY_TO_PAY, office__code__in=offices),
        imports.filter(payment_due_date__isnull=False),
    )
    found = [declaration for some in wanted if (declaration := some.first())]
    return list(dict.fromkeys(str(declaration) for declaration in [*found, *seen[:3]]))[:3]
