"""Records as they stand in a file: where each was found, and what it says or what is wrong."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from core.feeds import BadRecord, Fault
from declarations.messages import feed, wco
from declarations.messages.lines import lines_of
from declarations.messages.values import DeclarationValues, EventValues


@dataclass(frozen=True)
class Record:
    """A record of a file: its values, or its faults; a line of a feed, or a document."""

    source: str
    line: int
    values: DeclarationValues | EventValues | None
    faults: tuple[Fault, ...] = ()
    is_document: bool = False


def of_lines(
    file: IO[bytes], *, source: str, sender: str, at: datetime, places: Collection[str] = ()
) -> Iterator[Record]:
    """Return the records of a feed with one JSON object a line."""
    for number, line in lines_of(file):
        try:
            values = feed.read_line(line, sender=sender, at=at, places=places)
            yield Record(source, number, values)
        except BadRecord as bad:
            yield Record(source, number, None, bad.faults)


def of_xml(
    content: bytes,
    *,
    source: str,
    sender: str,
    place: str,
    at: datetime,
    places: Collection[str] = (),
) -> Iterator[Record]:
    """Return the records of a WCO document."""
    try:
        documents = wco.documents(content, sender=sender, place=place, at=at, places=places)
    except BadRecord as bad:
        yield Record(source, 1, None, bad.faults, is_document=True)
        return
    for document in documents:
        line = document.node.line
        try:
            yield Record(source, line, document.read(), is_document=True)
        except BadRecord as bad:
            yield Record(source, line, None, bad.faults, is_document=True)
