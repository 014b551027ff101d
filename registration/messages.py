"""Questions to the identity registry and its answers, as JSON documents."""

import json
from dataclasses import dataclass, field
from enum import StrEnum


class Answer(StrEnum):
    """What the identity registry says of a person."""

    CONFIRMED = "CONFIRMED"
    REFUSED = "REFUSED"


class Unreadable(ValueError):
    """The document is no answer of the identity registry."""


@dataclass(frozen=True)
class Question:
    """A person whose card is to be confirmed; none of it is shown where the question is printed."""

    id_number: str = field(repr=False)
    laser_id: str = field(repr=False)
    first_name: str = field(repr=False)
    last_name: str = field(repr=False)


def written(question: Question) -> bytes:
    """Return a question as the registry reads it."""
    document = {
        "id_number": question.id_number,
        "laser_id": question.laser_id,
        "first_name": question.first_name,
        "last_name": question.last_name,
    }
    return json.dumps(document, ensure_ascii=False).encode()


def read(document: bytes) -> Answer:
    """Return what an answer of the registry says: ``{"result": "CONFIRMED"}`` or ``REFUSED``.

    :raises Unreadable: it is anything else
    """
    try:
        found = json.loads(document)
        return Answer(found["result"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Unreadable from None
