"""Run the whole portal with demonstration data, on servers of its own."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core.embedded import demo
from core.embedded.processes import CannotStart
from core.embedded.supervisor import Stopped


class Command(BaseCommand):
    help = "Run the portal with demonstration data until Ctrl-C; see docs for the addresses used."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="port to answer on")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            demo.run(options["port"])
        except CannotStart as reason:
            raise CommandError(str(reason)) from None
        except (Stopped, KeyboardInterrupt):
            sys.exit(0)
