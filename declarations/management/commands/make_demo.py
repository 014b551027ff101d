"""Fill a demonstration with invented people, firms and declarations."""

import json
from argparse import ArgumentParser
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from tqdm import tqdm

from accounts.actions import PORTAL_USERNAME
from accounts.models import User
from core.feeds import Report
from declarations.actions.intake import take_one
from declarations.management.demo import records
from declarations.management.demo.loading import fill_up
from declarations.management.demo.people import write_people
from declarations.messages.records import of_line
from declarations.models import Declaration


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
        now, quiet = options["now"] or timezone.now(), options["verbosity"] == 0
        made = make_declarations(now=now, quiet=quiet)
        made += fill_up(options["declarations"], today=timezone.localdate(now), quiet=quiet)
        if options["verbosity"]:
            self.stdout.write(f"{made} invented declarations made; {_count()} are there.")


def make_declarations(*, now: datetime, quiet: bool) -> int:
    """Take the demonstration's records through the feed, all or none; return how many new.

    Each is received when it happened, so that the list of declarations tells a story.
    """
    if Declaration.objects.filter(reference=records.FIRST_REFERENCE).exists():
        return 0
    portal = User.objects.get(username=PORTAL_USERNAME)
    report = Report()
    before = _count()
    with transaction.atomic():
        for moment, record in tqdm(records.all_records(now), disable=quiet or None, unit="record"):
            at = moment + timedelta(seconds=1)
            line = json.dumps(record, ensure_ascii=False).encode()
            found = of_line(line, 1, source=record["event_id"], sender=records.SENDER, at=at)
            take_one(found, report, by=portal, at=at)
        if report.refused:
            raise CommandError(f"Demonstration records were refused:\n{report.as_csv()}")
    return _count() - before


def _count() -> int:
    return Declaration.objects.count()
