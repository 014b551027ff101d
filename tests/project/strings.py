"""Every string that people read, as templates and code hold it."""

import ast
import re
from pathlib import Path

from babel.messages.extract import extract
from django.conf import settings
from django.utils.translation.template import templatize

FOLDERS = (
    *("templates", "accounts", "audit", "core", "declarations", "etracking", "gateway", "law"),
    *("notifications", "registration"),
)
KEYWORDS = {"_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2)}
QUOTED = r"""(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CALL = re.compile(rf" (?:_|n?gettext)\(((?:u?{QUOTED}(?:, )?)+)(?:count)?\) ")


def source_files(pattern: str):
    for folder in FOLDERS:
        yield from sorted((settings.BASE_DIR / folder).rglob(pattern))


def of_template(path: Path):
    """Yield the source strings of a template."""
    for call in CALL.finditer(templatize(path.read_text(), origin=str(path))):
        yield from map(ast.literal_eval, re.findall(QUOTED, call[1]))


def of_code(path: Path):
    """Yield the source strings of a module."""
    with path.open("rb") as file:
        for _line, found, _comments, _context in extract("python", file, KEYWORDS):
            yield from [found] if isinstance(found, str) else [part for part in found if part]


def all_strings():
    """Return every source string with the first file that holds it."""
    strings = {}
    for pattern in ("*.html", "*.txt"):
        for path in source_files(pattern):
            for text in of_template(path):
                strings.setdefault(text, path)
    for path in source_files("*.py"):
        for text in of_code(path):
            strings.setdefault(text, path)
    return strings
