"""The documented JSON Schema of a feed record, and what of a record does not fit it."""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import islice
from pathlib import Path as File
from typing import Any, cast

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend

from core.feeds import Fault
from core.words import Words
from declarations.messages.faults import MOST, Path, fault

SCHEMA: dict[str, Any] = json.loads(
    (File(__file__).parent / "feed.schema.json").read_text(encoding="utf-8")
)
KINDS = ("declaration", "status")

_KIND = Words("declaration หรือ status", "declaration or status")
_MISSING = Words("ต้องมี: {wanted}", "required: {wanted}")
_SURPLUS = Words("ไม่มีช่องชื่อนี้", "no field of this name")
_NO_NAME = Words("number หรือ reference อย่างน้อยหนึ่งอย่าง", "number, reference, or both")
_OTHERWISE = Words("ค่าตามเอกสารรูปแบบข้อมูล", "a value as the documentation describes it")


def _whole(
    _validator: object, pattern: str, found: object, _schema: object
) -> Iterator[ValidationError]:
    # Python's "$" forgives a line end; the standard's does not.
    if isinstance(found, str) and not re.fullmatch(pattern, found):
        yield ValidationError("pattern")


_VALIDATORS = {
    kind: extend(Draft202012Validator, {"pattern": _whole})(  # type: ignore[no-untyped-call]
        {"$ref": f"#/$defs/{kind}", "$defs": SCHEMA["$defs"]}
    )
    for kind in KINDS
}


def faults_of(record: dict[str, Any]) -> tuple[list[Fault], dict[str, Any]]:
    """Return what of a record does not fit, and a copy of the rest to be checked further."""
    kind = record.get("kind")
    if kind not in KINDS:
        return [fault(("kind",), kind, _KIND)], {}
    errors = list(islice(_VALIDATORS[kind].iter_errors(record), MOST))
    if not errors:
        return [], record
    told = dict.fromkeys(found for error in errors for found in _told(error))
    return list(told), _without(record, errors)


def _told(error: ValidationError) -> Iterator[Fault]:
    path = list(error.absolute_path)
    found: Any = error.instance
    schema = cast(dict[str, Any], error.schema)
    match error.validator:
        case "required":
            for name in sorted(set(schema["required"]) - set(found)):
                wanted = _words(schema["properties"][name])
                yield fault([*path, name], "", _MISSING.filled(wanted=wanted))
        case "additionalProperties":
            for name in sorted(set(found) - set(schema["properties"])):
                yield fault([*path, name], found[name], _SURPLUS)
        case "anyOf":
            yield fault([*path, "number"], "", _NO_NAME)
        case _:
            yield fault(path, found, _words(schema))


def _words(schema: dict[str, Any]) -> Words:
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    if "x-expected" in schema:
        return Words(**schema["x-expected"])
    return _OTHERWISE


def _without(record: dict[str, Any], errors: list[ValidationError]) -> dict[str, Any]:
    """Return a copy without the values that do not fit; missing ones are missing anyway."""
    rest = deepcopy(record)
    for error in errors:
        if error.validator not in {"required", "anyOf", "additionalProperties"}:
            _take_out(rest, list(error.absolute_path))
    return rest


def _take_out(record: Any, path: Path) -> None:
    *above, last = path
    for name in above:
        record = record.get(name) if isinstance(record, dict) else record[name]
        if record is None:
            return
    if isinstance(record, dict):
        record.pop(last, None)
    elif last < len(record):  # type: ignore[operator]
        record[last] = {}
