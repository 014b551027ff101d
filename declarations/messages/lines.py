"""Lines of a feed as JSON objects; whatever else they are is a fault, never an exception."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import IO, Any

from core.feeds import BadRecord, Fault
from core.words import Words
from declarations.messages.faults import MOST, Path, fault, shortened

LONGEST = 4 * 1024 * 1024
DEEPEST = 12

_TOO_LONG = Words("บรรทัดไม่เกิน 4 MiB", "a line of at most 4 MiB")
_NOT_UTF8 = Words("ข้อความรหัส UTF-8", "text in UTF-8")
_NOT_JSON = Words("JSON หนึ่งวัตถุในหนึ่งบรรทัด", "one JSON object on one line")
_TOO_DEEP = Words("JSON ซ้อนไม่เกิน 12 ชั้น", "JSON nested at most 12 deep")
_TWICE = Words("แต่ละช่องมีได้ครั้งเดียว", "each field once")
_CONTROL = Words("ข้อความไม่มีอักขระควบคุม", "text without control characters")
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


class _Twice(ValueError):
    pass


def lines_of(file: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Return the lines of a feed with their numbers; empty ones are left out.

    Of a line that is too long only the beginning is kept in memory.
    """
    number = 0
    while line := file.readline(LONGEST + 2):
        number += 1
        rest = line
        while len(rest) == LONGEST + 2 and not rest.endswith(b"\n"):
            rest = file.readline(LONGEST + 2)
        if line.strip():
            yield number, line


def object_of(line: bytes) -> dict[str, Any]:
    """Return the JSON object of a line; numbers with a point are ``Decimal``.

    :raises BadRecord: it is too long, no UTF-8, no JSON object, or holds what no text may
    """
    if len(line.rstrip(b"\r\n")) > LONGEST:
        raise BadRecord(Fault("", shortened(repr(line[:50]), 40), _TOO_LONG))
    record = _parsed(_decoded(line).strip(" \t\r\n"))
    if not isinstance(record, dict):
        raise BadRecord(fault((), record, _NOT_JSON))
    if bad := [fault(path, found, words) for path, found, words in _forbidden(record)][:MOST]:
        raise BadRecord(*bad)
    return record


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found = repr(line[error.start : error.start + 8])
        raise BadRecord(Fault("", found, _NOT_UTF8)) from None


def _parsed(text: str) -> Any:
    try:
        return json.loads(
            text, parse_float=Decimal, parse_constant=_refuse, object_pairs_hook=_once_each
        )
    except _Twice as error:
        raise BadRecord(fault((str(error),), "", _TWICE)) from None
    except RecursionError:
        raise BadRecord(fault((), text, _TOO_DEEP)) from None
    except (ValueError, ArithmeticError):
        raise BadRecord(fault((), text, _NOT_JSON)) from None


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _Twice(name)
        found[name] = value
    return found


def _forbidden(value: Any, path: Path = ()) -> Iterator[tuple[Path, object, Words]]:
    """Find texts that no column can hold, and nests that are too deep."""
    if isinstance(value, str) and _FORBIDDEN.search(value):
        yield path, value, _CONTROL
    if not isinstance(value, dict | list):
        return
    if len(path) >= DEEPEST:
        yield path, "", _TOO_DEEP
        return
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    for name, part in inside:
        if isinstance(name, str) and _FORBIDDEN.search(name):
            yield path, name, _CONTROL
        yield from _forbidden(part, (*path, name))
