"""Files of records: feeds with a record a line, WCO documents, packed with gzip or not."""

import gzip
import io
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, cast

from core.feeds import Fault
from core.words import Words
from declarations.messages.lines import lines_of
from declarations.messages.records import Record, of_lines, of_xml
from declarations.messages.values import DeclarationValues
from declarations.messages.xml import LARGEST

SUFFIXES = (".ndjson", ".jsonl", ".json", ".xml")
_PART = 1024 * 1024
DEFAULT_SENDER = "FEED"
DEFAULT_PLACE = "0010"
"""Customs place of declarations from abroad, which name none of ours: the head office."""

_NOT_READ = Words("ไฟล์ที่อ่านได้", "a file that can be read")


@dataclass(frozen=True)
class Source:
    """A file, on disk or handed in."""

    name: str
    open_raw: Callable[[], IO[bytes]]

    @contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """Open what is in it, unpacked, and close it at the end."""
        with self.open_raw() as file:
            packed = file.read(2) == b"\x1f\x8b"
            file.seek(0)
            yield cast(IO[bytes], gzip.GzipFile(fileobj=file)) if packed else file

    def size(self, *, most: int) -> int:
        """Return how many bytes are in it, unpacked; counting stops soon after ``most``.

        :raises OSError, EOFError, zlib.error: it cannot be unpacked
        """
        size = 0
        with self.open() as file:
            while size <= most and (part := file.read(_PART)):
                size += len(part)
        return size

    def is_xml(self) -> bool:
        """Tell whether it is an XML document; lines of a feed begin with ``{``."""
        with self.open() as file:
            return file.read(256).lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"


@dataclass(frozen=True)
class From:
    """Whose records they are, the place of those that name none of ours, and when they came.

    ``places`` are the codes of the known customs places; where there are none, the reader
    leaves it to the action to find unknown ones.
    """

    sender: str
    place: str
    at: datetime
    places: frozenset[str] = frozenset()


def sources_in(paths: Iterable[Path]) -> list[Source]:
    """Return the files, and of folders every feed file and XML document in them."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(file for file in path.rglob("*") if _is_feed(file))
        found += inside if path.is_dir() else [path]
    return [Source(str(path), _opener(path)) for path in found]


def source_of(name: str, content: bytes) -> Source:
    """Return a file that was handed in."""
    return Source(name, lambda: io.BytesIO(content))


def count(sources: Iterable[Source]) -> int:
    """Return about how many records there are: lines of feeds, and XML documents."""
    return sum(_count(source) for source in sources)


def records(sources: Iterable[Source], origin: From) -> Iterator[Record]:
    """Return every record; a file that breaks off is one fault after its last record.

    Feeds come first, line by line. Then declarations of the XML documents, notifications by
    their time, and requests without a time of their own, which look at the answers in hand.
    """
    documents: list[Record] = []
    for source in sources:
        for record in _of_source(source, origin):
            if record.is_document:
                documents.append(record)
            else:
                yield record
    yield from sorted(documents, key=_order)


def _of_source(source: Source, origin: From) -> Iterator[Record]:
    sender, at, name, places = origin.sender, origin.at, source.name, origin.places
    try:
        if source.is_xml():
            with source.open() as file:
                content = file.read(LARGEST + 1)
            yield from of_xml(
                content, source=name, sender=sender, place=origin.place, at=at, places=places
            )
        else:
            with source.open() as file:
                sender = sender or DEFAULT_SENDER
                yield from of_lines(file, source=name, sender=sender, at=at, places=places)
    except (OSError, EOFError, zlib.error) as error:
        yield Record(name, 0, None, (Fault("", type(error).__name__, _NOT_READ),))


def _order(record: Record) -> tuple[int, str]:
    if record.values is None or isinstance(record.values, DeclarationValues):
        return 0, ""
    moment = record.values.occurred_at
    return (1, moment.isoformat()) if moment else (2, "")


def _count(source: Source) -> int:
    try:
        if source.is_xml():
            return 1
        with source.open() as file:
            return sum(1 for _line in lines_of(file))
    except (OSError, EOFError, zlib.error):
        return 1


def _is_feed(path: Path) -> bool:
    name = path.name.lower().removesuffix(".gz")
    return path.is_file() and name.endswith(SUFFIXES)


def _opener(path: Path) -> Callable[[], IO[bytes]]:
    return lambda: path.open("rb")
