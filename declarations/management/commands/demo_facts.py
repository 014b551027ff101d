"""Tell who may sign in to the demonstration or register, and which numbers to look at."""

import json
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from core.embedded.progress import in_columns
from declarations.management.demo.people import PEOPLE, totp_secret
from declarations.models import Declaration
from declarations.workflow import Status
from registration.management.demo.register import to_register


class Command(BaseCommand):
    help = "Tell the people of the demonstration and three declaration numbers to try."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--format", choices=["json", "text"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("There are people with known passwords in a demo only.")
        if options["format"] == "json":
            facts: dict[str, Any] = {"people": people(), "numbers": {"declarations": numbers()}}
            facts |= {"to_register": to_register()}
            self.stdout.write(json.dumps(facts, ensure_ascii=False))
            return
        self.stdout.write("\n".join([*in_columns(people()), "", *numbers(), "", *_lines()]))


def _lines() -> list[str]:
    """Return a line for each entry of the register that has no account yet."""
    wanted = ("tax_id", "id_number", "laser_id", "email", "phone")
    return ["  ".join(entry[name] for name in wanted) for entry in to_register()]


def people() -> list[dict[str, str]]:
    """Return role, name and password of each person, and the key of an officer's app (TOTP)."""
    return [
        {"role": person.role, "username": person.username, "password": person.password}
        | ({"totp_secret": secret} if (secret := totp_secret(person)) else {})
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
