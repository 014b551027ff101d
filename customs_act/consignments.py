"""What the law has to know of a consignment: which way it goes, how, and what has happened."""

from enum import StrEnum
from typing import TypeVar

from customs_act.errors import InvalidInput

Kind = TypeVar("Kind", bound=StrEnum)


class Term(StrEnum):
    """A word of the law; equal to its text, and found as fast as that."""

    # An Enum hashes by its name, in Python code; half of the time of all clocks was spent there.
    __hash__ = str.__hash__


class Direction(Term):
    """Which way goods go."""

    IMPORT = "IMPORT"
    EXPORT = "EXPORT"


class Mode(Term):
    """How goods go, as section 50 tells it."""

    SEA = "SEA"
    LAND = "LAND"
    AIR = "AIR"
    POST = "POST"


def checked_kind(name: str, given: object, kind: type[Kind]) -> Kind:
    """Return a direction, a mode or another word of the law, given as itself or as its text.

    :param name: what it is called where it was given
    :raises InvalidInput: there is no such word
    :source: Customs Act B.E. 2560, section 50 (directions and modes)
    """
    if type(given) is kind:
        return given
    try:
        return kind(given)  # type: ignore[arg-type]
    except ValueError:
        raise InvalidInput(name, given, "one of " + ", ".join(kind)) from None
