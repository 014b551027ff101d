"""Write docs/numbers.md from the table of kinds of numbers."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from core.numbers.kinds import KINDS, Kind

PAGE = settings.BASE_DIR / "docs/numbers.md"
HEAD = """# Numbers

What the search box recognises, in the order in which it tries them. Spaces, hyphens and dots are
dropped first, Thai digits become 0-9, small letters capitals; a label before the number and the
barcode of a bill payment around it are taken off. The examples are invented. “Found” says whether
the portal holds records of this kind yet. This page is written by `manage.py list_numbers`.

| Kind | Thai | Pattern | Example | Found |
|---|---|---|---|---|
"""


def text() -> str:
    """Return the page: one row for each kind."""
    found = {name for kinds in settings.SEARCHED.values() for name in kinds}
    return HEAD + "".join(_row(kind, found=kind.name in found) for kind in KINDS)


def _row(kind: Kind, *, found: bool) -> str:
    pattern = kind.pattern.replace("|", "\\|")
    answer = "yes" if found else "not yet"
    return f"| {kind.words.en} | {kind.words.th} | `{pattern}` | `{kind.example}` | {answer} |\n"


class Command(BaseCommand):
    help = "Write docs/numbers.md from the table of kinds of numbers."

    def handle(self, *args: Any, **options: Any) -> None:
        PAGE.write_text(text())
