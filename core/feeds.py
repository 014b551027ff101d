"""Feeds: faults told record by record, and what became of each record."""

import csv
import hashlib
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from core.spreadsheets import harmless
from core.words import Words


@dataclass(frozen=True)
class Fault:
    """What is wrong in a record: which field, the value found, what was expected.

    ``field`` is a path such as ``items[2].tariff``, or an XPath-like path in XML. ``line`` is
    set where the record has several lines, as in XML.
    """

    field: str
    value: str
    expected: Words
    line: int = 0


class BadRecord(Exception):
    """A record that cannot be taken, with all its faults."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("; ".join(f"{fault.field}: {fault.expected.en}" for fault in faults))
        self.faults = faults


class Outcome(Enum):
    """What became of a record."""

    TAKEN = "taken"
    UNCHANGED = "unchanged"
    OLDER = "older"
    WAITING = "waiting"


@dataclass
class Report:
    """How many records of a feed were taken, already there or refused, and every fault.

    ``older`` counts descriptions that are older than what we have of their declaration.
    """

    taken: int = 0
    unchanged: int = 0
    older: int = 0
    waiting: int = 0
    refused: int = 0
    faults: list[tuple[str, int, Fault]] = field(default_factory=list)

    def count(self, outcome: Outcome) -> None:
        """Count one record that was not refused."""
        setattr(self, outcome.value, getattr(self, outcome.value) + 1)

    def refuse(self, source: str, line: int, faults: Iterable[Fault]) -> None:
        """Count one refused record and keep its faults."""
        self.refused += 1
        self.faults += [(source, fault.line or line, fault) for fault in faults]

    def as_csv(self) -> str:
        """Return the faults as CSV: file, line, field, value, expected in Thai and English.

        What a sender wrote never becomes a formula in a spreadsheet.
        """
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(["file", "line", "field", "value", "expected_th", "expected_en"])
        for source, line, fault in self.faults:
            writer.writerow(
                [
                    harmless(source),
                    line,
                    harmless(fault.field),
                    harmless(fault.value),
                    fault.expected.th,
                    fault.expected.en,
                ]
            )
        return out.getvalue()


def digest(record: object) -> str:
    """Return the fingerprint of a record: equal for equal content, whatever its order."""
    canonical = json.dumps(record, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()
