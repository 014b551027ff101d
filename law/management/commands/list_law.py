"""Write docs/law.md: each section of the Act, what holds it, and the tests that try it."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from law.management.holders import Holder, Place, holders
from law.management.trials import TABLES, Trial, Trials

PAGE = settings.BASE_DIR / "docs/law.md"
TESTS = settings.BASE_DIR / "tests/customs_act"
SHORT = 2
"""So many tests are named in a row; of more, the row has the number."""
HEAD = """# The law

Where each section of the Customs Act B.E. 2560 stands in the code, and which tests try it. **The
Act was read in an unofficial English translation**, not in the Thai original. This page is written
by `manage.py list_law`: sections from the sources that functions and tables name, tests from their
own text. A test counts where it uses the function, or names the rule or the fee, itself or by a
table or helper of its modules; that it asks the right thing, only a reader can tell. `clocks_for`
runs all rules with a period, so it stands beside each of their sections.

| Section | Held by | Module | Tests |
|---|---|---|---|
"""
OTHERS = """
## Other sources

| Source | Held by | Module | Tests |
|---|---|---|---|
"""
LISTS = """
## The tests of what has many
"""


def text() -> str:
    """Return the page: a row for each section and what holds it, then the tests of the rows."""
    found, trials = holders(), Trials(TESTS)
    by_place = sorted(_order(place, holder) for holder in found for place in holder.places)
    rows = [_row(words, holder, trials) for _, words, holder in by_place]
    others = sorted((source, holder) for holder in found for source in holder.others)
    more = [_row(source, holder, trials) for source, holder in others]
    return HEAD + "".join(rows) + OTHERS + "".join(more) + LISTS + "".join(_lists(found, trials))


def _order(place: Place, holder: Holder) -> tuple[tuple[bool, Place], str, Holder]:
    return (place.number == 0, place), place.words, holder


def _row(source: str, holder: Holder, trials: Trials) -> str:
    path = f"../{holder.module.replace('.', '/')}.py"
    module = holder.module.removeprefix("customs_act.")
    tests = ", ".join(_tests(holder, trials))
    return f"| {source} | {_title(holder)} | [`{module}`]({path}) | {tests} |\n"


def _title(holder: Holder) -> str:
    return f"`{holder.name}`" if holder.module != "customs_act.fees.annex" else f"fee {holder.name}"


def _tests(holder: Holder, trials: Trials) -> Iterator[str]:
    """Yield the cell of the tests in pieces."""
    for table in trials.tables_of(holder):
        yield f"[{TABLES[table]}](#{TABLES[table].replace(' ', '-')})"
    found = trials.of(holder)
    if len(found) > SHORT:
        yield f"[{len(found)} tests](#{_anchor(holder)})"
    else:
        yield from (f"[`{trial.name}`]({_link(trial.file)})" for trial in found)


def _lists(found: Iterable[Holder], trials: Trials) -> Iterator[str]:
    """Yield the lists of tests to which rows lead."""
    for table, title in TABLES.items():
        yield f"\n### {title.capitalize()}\n\n{_by_file(trials.through(table))}"
    for holder in found:
        if len(trials.of(holder)) > SHORT:
            yield f"\n### {_title(holder)}\n\n{_by_file(trials.of(holder))}"


def _by_file(found: Iterable[Trial]) -> str:
    names: dict[str, list[str]] = {}
    for trial in found:
        names.setdefault(trial.file, []).append(f"  - `{trial.name}`\n")
    return "".join(f"- [{file}]({_link(file)})\n{''.join(names[file])}" for file in names)


def _anchor(holder: Holder) -> str:
    """Return where a page of Markdown has its heading: small letters, hyphens for spaces."""
    kept = [letter for letter in _title(holder).lower() if letter.isalnum() or letter in "_ "]
    return "".join(kept).replace(" ", "-")


def _link(file: str) -> str:
    return f"../tests/customs_act/{file}"


class Command(BaseCommand):
    help = "Write docs/law.md from the sources of the law and from its tests."

    def handle(self, *args: Any, **options: Any) -> None:
        PAGE.write_text(text())
