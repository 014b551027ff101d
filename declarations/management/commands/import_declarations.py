"""Take declarations and their events from files."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection
from django.utils import timezone
from tqdm import tqdm

from accounts.actions import PORTAL_USERNAME
from accounts.models import User
from core.feeds import Report
from declarations.actions.content import known_places
from declarations.actions.intake import take
from declarations.messages.files import DEFAULT_PLACE, From, count, records, sources_in


class Command(BaseCommand):
    help = (
        "Take declarations and events from feeds (NDJSON, docs/feed.md) and WCO documents "
        "(XML, docs/wco.md). Bad records are reported and the others taken; running it again "
        "changes nothing. Ends with 1 where something was refused, with 2 where the database "
        "does not answer."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="FILE_OR_FOLDER")
        parser.add_argument(
            "--sender",
            default="",
            help="whose records they are; otherwise FEED, or WCO- and the country of a document",
        )
        parser.add_argument(
            "--office",
            default=DEFAULT_PLACE,
            help="customs place of declarations that name none of ours (default: %(default)s)",
        )
        parser.add_argument("--report", type=Path, help="file for the faults, as CSV")

    def handle(self, *args: Any, **options: Any) -> None:
        sources = sources_in(_existing(options["paths"]))
        _connect()
        at = timezone.now()
        # Off where nobody looks: at -v0, and (None) where the output is no terminal.
        quiet = True if options["verbosity"] == 0 else None
        found = records(sources, From(options["sender"], options["office"], at, known_places()))
        report = take(
            tqdm(found, total=count(sources), unit="record", disable=quiet),
            by=User.objects.get(username=PORTAL_USERNAME),
            at=at,
        )
        self._tell(report, options["report"])
        if options["verbosity"]:
            self.stdout.write(_summary(report, options["report"]))
        if report.refused:
            sys.exit(1)

    def _tell(self, report: Report, file: Path | None) -> None:
        if file:
            file.write_text(report.as_csv(), encoding="utf-8-sig")
        elif report.faults:
            self.stderr.write(report.as_csv())


def _existing(paths: list[Path]) -> list[Path]:
    for path in paths:
        if not path.exists():
            raise CommandError(f"There is no file or folder {path}.")
    return paths


def _connect() -> None:
    try:
        connection.ensure_connection()
    except OperationalError:
        raise CommandError(
            "The database does not answer: start `make demo`, or set DATABASE_URL.", returncode=2
        ) from None


def _summary(report: Report, file: Path | None) -> str:
    where = f" (see {file})" if file and report.refused else ""
    older = f"{report.older} older than what is there, " if report.older else ""
    return (
        f"{report.taken} taken, {report.unchanged} already there, {older}{report.waiting} waiting "
        f"for their declaration, {report.refused} refused{where}."
    )
