"""Write the tables of docs/feed.md from the schema of the feed and the code tables."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from core.words import Words
from declarations.catalogue import codes
from declarations.catalogue.events import ACTORS, KINDS
from declarations.catalogue.facts import EXTENDABLE
from declarations.messages.schema import SCHEMA
from declarations.workflow import LABELS

PAGE = settings.BASE_DIR / "docs/feed.md"
BEGIN, END = "<!-- written by manage.py document_feed -->\n", "<!-- end -->\n"
TABLES: dict[str, Mapping[str, Words]] = {
    "Document types": codes.DOCUMENT_TYPES,
    "Modes of transport": codes.TRANSPORT_MODES,
    "Bills by mode of transport": codes.BILL_RULES,
    "Payment methods": codes.PAYMENT_METHODS,
    "Guarantee methods": codes.GUARANTEE_METHODS,
    "Guarantee types": codes.GUARANTEE_TYPES,
    "Tax codes": codes.TAX_CODES,
    "Actors": ACTORS,
    "Reasons of a hold (`facts.reason`)": codes.HOLD_REASONS,
    "Results of an examination (`facts.result`)": codes.EXAMINATION_RESULTS,
    "Time limits that can be extended (`facts.clock`)": EXTENDABLE,
}


def text() -> str:
    """Return the page with its tables as they should be."""
    head, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
    tail = rest.split(END)[1]
    return f"{head}{BEGIN}{''.join(_written())}{END}{tail}"


def _written() -> Iterator[str]:
    for kind in ("declaration", "status"):
        yield f"\n### Fields of a {kind} record\n\n"
        yield "| Field | Required | What it is | Expects |\n|---|---|---|---|\n"
        yield from _rows(SCHEMA["$defs"][kind], "", needed=True)
    yield from _codes()


def _rows(schema: dict[str, Any], prefix: str, *, needed: bool) -> Iterator[str]:
    for name, field in schema["properties"].items():
        found = SCHEMA["$defs"][field["$ref"].split("/")[-1]] if "$ref" in field else field
        required = needed and name in schema["required"]
        expects = found["x-expected"]["en"]
        told = "yes" if required else "in it" if name in schema["required"] else ""
        yield f"| `{prefix}{name}` | {told} | {field['description']} | {expects} |\n"
        if found.get("type") == "object":
            yield from _rows(found, f"{prefix}{name}.", needed=required)
        elif found.get("type") == "array":
            item = SCHEMA["$defs"][found["items"]["$ref"].split("/")[-1]]
            yield from _rows(item, f"{prefix}{name}[].", needed=False)


def _codes() -> Iterator[str]:
    yield "\n### Codes of events\n\n| Code | Thai | English | Leads to |\n|---|---|---|---|\n"
    for kind in KINDS.values():
        leads = LABELS[kind.leads_to].en if kind.leads_to else ""
        yield f"| `{kind.code}` | {kind.words.th} | {kind.words.en} | {leads} |\n"
    for name, table in TABLES.items():
        yield f"\n### {name}\n\n| Code | Thai | English |\n|---|---|---|\n"
        for code, words in table.items():
            yield f"| `{code}` | {words.th} | {words.en} |\n"


class Command(BaseCommand):
    help = "Write the tables of docs/feed.md from the schema and the code tables."

    def handle(self, *args: Any, **options: Any) -> None:
        PAGE.write_text(text(), encoding="utf-8")
