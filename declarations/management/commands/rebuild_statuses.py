"""Prove that every declaration's status columns follow from its events, or set them from these."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from declarations.actions import differences, rebuild
from declarations.models import Declaration

BATCH = 1_000


class Command(BaseCommand):
    help = "Set every status from its events; with --check, only tell differences and end with 1."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        quiet = True if options["verbosity"] == 0 else None
        wrong = 0
        for declaration in tqdm(_all(), total=Declaration.objects.count(), disable=quiet):
            different = differences(declaration)
            wrong += bool(different)
            for name, value in different.items():
                self.stdout.write(f"{declaration}: {name} {getattr(declaration, name)} → {value}")
            if different and not options["check"]:
                rebuild(declaration)
        if options["verbosity"]:
            self.stdout.write(f"{wrong} declarations did not follow from their events.")
        if wrong and options["check"]:
            sys.exit(1)


def _all() -> Iterator[Declaration]:
    """Return every declaration with its events, some at a time, by key."""
    last = 0
    while batch := list(
        Declaration.objects.filter(pk__gt=last).order_by("pk").prefetch_related("events")[:BATCH]
    ):
        yield from batch
        last = batch[-1].pk
