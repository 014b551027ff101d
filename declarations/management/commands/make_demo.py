"""Fill a demonstration with invented people, firms and declarations."""

import json
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, cast

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from accounts.actions import PORTAL_USERNAME
from accounts.models import User
from declarations.actions.receiving import receive_declaration, receive_events
from declarations.management.demo import records
from declarations.management.demo.loading import fill_up
from declarations.management.demo.mandates import write_mandates
from declarations.management.demo.people import write_people
from declarations.messages.feed import read_line
from declarations.messages.values import DeclarationValues, EventValues
from declarations.models import Declaration

TOLD = 10
"""How often is told how far it is."""

Told = tuple[datetime, dict[str, Any]]


class Command(BaseCommand):
    help = "Make invented people and declarations; running it again changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--now",
            type=datetime.fromisoformat,
            help="the moment up to which things happened, with its offset; otherwise now",
        )

        parser.add_argument(
            "--declarations",
            type=int,
            default=0,
            metavar="N",
            help="fill up to so many declarations, written with COPY; three events each",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Invented people with known passwords belong in a demo only.")
        write_people()
        call_command("make_register", verbosity=0)
        write_mandates(at=timezone.now())
        now, quiet = options["now"] or timezone.now(), options["verbosity"] == 0
        made = make_declarations(now=now, tell=(lambda words: None) if quiet else self._tell)
        made += fill_up(options["declarations"], today=timezone.localdate(now), quiet=quiet)
        if options["verbosity"]:
            self.stdout.write(f"{made} invented declarations made; {_count()} are there.")

    def _tell(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()


def make_declarations(*, now: datetime, tell: Callable[[str], object]) -> int:
    """Take the demonstration's records through the feed, all or none; return how many new.

    Each is received when it happened, so that the list of declarations tells a story; the
    declaration that changed last is the last one taken.
    """
    if Declaration.objects.filter(reference=records.FIRST_REFERENCE).exists():
        return 0
    portal = User.objects.get(username=PORTAL_USERNAME)
    before = _count()
    stories = _by_declaration(records.all_records(now))
    with transaction.atomic():
        for done, story in enumerate(stories, start=1):
            (description, at), *events = (_read(*told) for told in story)
            receive_declaration(cast(DeclarationValues, description), by=portal, at=at)
            receive_events(cast(list[tuple[EventValues, datetime]], events), by=portal)
            if done * TOLD // len(stories) > (done - 1) * TOLD // len(stories):
                tell(f"{done} of {len(stories)} declarations")
    return _count() - before


def _by_declaration(told: list[Told]) -> list[list[Told]]:
    """Return the records of each declaration, its description first, by their last moment."""
    found: dict[str, list[Told]] = {}
    for moment, record in told:
        found.setdefault(record["reference"], []).append((moment, record))
    return sorted(found.values(), key=lambda story: story[-1][0])


def _read(
    moment: datetime, record: dict[str, Any]
) -> tuple[DeclarationValues | EventValues, datetime]:
    at = moment + timedelta(seconds=1)
    line = json.dumps(record, ensure_ascii=False).encode()
    return read_line(line, sender=records.SENDER, at=at), at


def _count() -> int:
    return Declaration.objects.count()
