"""What the page of the law explains, by the numbers of the sections."""

from dataclasses import dataclass

from law.answers.rules import subjects
from law.answers.sums import sums


@dataclass(frozen=True)
class Section:
    """A section of the Act, and the place on the page where it is first explained."""

    number: str
    anchor: str


def sections() -> list[Section]:
    """Return the sections that set a time limit or a sum, by their number."""
    places = [(rule.section, rule.anchors[0]) for each in subjects() for rule in each.rules]
    places += [(each.section, each.slug) for each in sums()]
    first: dict[str, str] = {}
    for section, anchor in places:
        first.setdefault(section.partition("(")[0], anchor)
    return [Section(number, first[number]) for number in sorted(first, key=int)]
