"""Change the law on purpose, one place at a time, and see whether its tests notice.

A changed copy is a mutant; one with which all tests pass has survived. Survivors that no test can
kill are explained in ``tests/customs_act/mutants.toml``, by what they change and not by number, so
that the list outlives an edit elsewhere. Mutants are made inside functions only: constants of
modules, tables, and decorated functions (properties too) stay as they are.
"""

import contextlib
import json
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.stats import status_by_exit_code
from mutmut.utils.file_utils import walk_mutatable_files
from mutmut.utils.format_utils import get_module_from_key, orig_function_and_class_names_from_key

from core.embedded import addresses
from ops.set_up import ENVIRONMENT, REPOSITORY

EXPLAINED = REPOSITORY / "tests" / "customs_act" / "mutants.toml"
FOLDER = addresses.state_dir() / "mutants"
HARMLESS = {"killed", "timeout", "not checked"}


class Mutant(NamedTuple):
    """A change: in which function, from which lines to which."""

    function: str
    was: str
    now: str


def main(beginnings: tuple[str, ...]) -> None:
    """Try all mutants, or those of the modules whose names begin so.

    :raises SystemExit: the tests fail without a mutant, or the survivors are not the explained ones
    """
    prepare()
    argv = [str(ENVIRONMENT / "bin" / "mutmut"), "run", *(start + "*" for start in beginnings)]
    if subprocess.call(argv, cwd=FOLDER) != 0:  # noqa: S603 (the command line is our own)
        sys.exit("mutants: the run did not come to its end")
    with contextlib.chdir(FOLDER):
        survived = Counter(survivors())
    compare(survived, Counter(m for m in explanations() if m.function.startswith(beginnings or "")))


def compare(survived: Counter[Mutant], explained: Counter[Mutant]) -> None:
    """Show what the list of explained mutants lacks, and what it has too many.

    :raises SystemExit: there is any
    """
    show("[[mutant]]", survived - explained)
    show("Explained, but killed or no longer made:", explained - survived)
    sys.stdout.write(f"\n{survived.total()} survived, {explained.total()} are explained\n")
    if survived != explained:
        sys.exit(f"mutants: kill them with a test, or explain them in {EXPLAINED.name}")


def prepare() -> None:
    """Copy the law and its tests, and nothing else, to where they may be changed."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    for name in ("customs_act", "tests/customs_act"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(REPOSITORY / name, FOLDER / name, ignore=ignored)
    (FOLDER / "tests" / "__init__.py").touch()
    shutil.copyfile(REPOSITORY / "ops" / "mutmut.toml", FOLDER / "pyproject.toml")


def survivors() -> Iterator[Mutant]:
    """Yield the mutants that were tried and not killed, as this folder's run left them."""
    for path in walk_mutatable_files():
        tried = SourceFileMutationData(path=path)
        tried.load()
        for name, code in tried.exit_code_by_key.items():
            if status_by_exit_code[code] not in HARMLESS:
                yield described(name, get_diff_for_mutant(name, path=path))


def described(name: str, difference: str) -> Mutant:
    """Return a mutant as what it changes; mutmut's own numbers move with every edit."""
    function, owner = orig_function_and_class_names_from_key(name)
    place = [get_module_from_key(name), *([owner] if owner else []), function]
    lines = difference.partition("\n@@")[2].splitlines()
    was, now = ("\n".join(li[1:].strip() for li in lines if li[:1] == sign) for sign in "-+")
    return Mutant(".".join(place), was, now)


def explanations() -> Iterator[Mutant]:
    """Yield the mutants of the list.

    :raises KeyError: one has no reason
    """
    for one in tomllib.loads(EXPLAINED.read_text()).get("mutant", []):
        if not one["reason"]:
            raise KeyError("reason")
        yield Mutant(one["function"], one["was"], one["now"])


def show(title: str, mutants: Counter[Mutant]) -> None:
    """Write mutants as the list has them, but for the reason."""
    for mutant in sorted(mutants.elements()):
        lines = [f"{key} = {quoted(value)}" for key, value in mutant._asdict().items()]
        sys.stdout.write("\n".join(["", title, *lines, ""]))


def quoted(text: str) -> str:
    """Return a text as TOML writes it, without escapes where it needs none."""
    plain = text.isprintable() and "'" not in text
    return f"'{text}'" if plain else json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    main(tuple(sys.argv[1:]))
