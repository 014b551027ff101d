"""What holds the law: each public function, each rule with a period and each fee, with sources."""

import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import NamedTuple

import customs_act
from customs_act.deadlines import TABLES
from customs_act.fees import FEES

ACT = "Customs Act B.E. 2560"
_PARAGRAPHS = ["", "first paragraph", "second paragraph", "third paragraph"]
_PLACE = re.compile(r"(\d+)(?:-(\d+))?(\(\w+\))?(?:, (\w+ paragraph))?")


class Place(NamedTuple):
    """A place in the Act, in the order of the Act; a number of 0 stands for no section of it."""

    number: int
    item: str
    paragraph: int
    words: str


_OF_THE_RULES = Place(0, "", 0, "of each rule")
_OF_THE_ANNEX = Place(0, "", 0, "annex alone")


class Holder(NamedTuple):
    """What computes or states a piece of the law: a function by its name, a row by its key."""

    name: str
    module: str
    is_function: bool
    places: tuple[Place, ...]
    others: tuple[str, ...] = ()


def holders() -> list[Holder]:
    """Return everything that holds a piece of the law."""
    return [*map(_of_function, functions()), *_rules(), *_fees()]


def functions() -> Iterator[Callable[..., object]]:
    """Yield every public function of the law."""
    for found in pkgutil.walk_packages(customs_act.__path__, "customs_act."):
        module = import_module(found.name)
        for name, function in vars(module).items():
            is_own = getattr(function, "__module__", "") == module.__name__
            if is_own and inspect.isroutine(inspect.unwrap(function)) and not name.startswith("_"):
                yield function


def read_source(source: str) -> tuple[tuple[Place, ...], tuple[str, ...]]:
    """Return the places in the Act that a ``:source:`` names, and what else it names.

    Its parts are parted by semicolons: a law and sections, further sections of the same law, or
    a remark in small letters.
    """
    places: list[Place] = []
    others: list[str] = []
    of_the_act = False
    for part in source.split("; "):
        of_the_act = part.startswith(ACT) or (of_the_act and not part[0].isupper())
        if of_the_act and "section" in part:
            places += places_in(part.removeprefix(ACT)) or [_OF_THE_RULES]
        elif part[0].isupper():
            others.append(part)
    return tuple(places), tuple(others)


def places_in(text: str) -> list[Place]:
    """Return the places that a list of sections names, with those between two of them."""
    found = []
    for first, last, item, paragraph in _PLACE.findall(text):
        for number in range(int(first), int(last or first) + 1):
            words = f"{number}{item}" + (f", {paragraph}" if paragraph else "")
            found.append(Place(number, item, _PARAGRAPHS.index(paragraph), words))
    return found


def _of_function(function: Callable[..., object]) -> Holder:
    source = (inspect.getdoc(function) or "").partition(":source:")[2]
    places, others = read_source(" ".join(source.split()))
    return Holder(function.__name__, function.__module__, True, places, others)


def _rules() -> Iterator[Holder]:
    for subject, rules in TABLES.items():
        for rule in rules:
            places = tuple(places_in(rule.section))
            yield Holder(rule.code, f"customs_act.deadlines.tables.{subject}", False, places)


def _fees() -> Iterator[Holder]:
    for fee in FEES.values():
        places = places_in(fee.section) or [_OF_THE_ANNEX]
        yield Holder(fee.item, "customs_act.fees.annex", False, tuple(places))
