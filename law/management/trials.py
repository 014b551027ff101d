"""Which tests try the law, and what each of them uses and names, read from their source."""

import ast
import inspect
import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from law.management.holders import Holder

TABLES = {"CASES": "each case", "ANNEX": "each line of the annex"}
"""Tables that say something of every row of the law, and how a use of them is told."""


@dataclass
class Trial:
    """A test: what it uses of the law, the words it names, the tables that it goes through.

    What it uses by way of the helpers and tables of its modules counts as its own.
    """

    file: str
    name: str
    uses: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    tables: set[str] = field(default_factory=set)

    def tries(self, holder: Holder) -> bool:
        """Tell whether it calls a function, or names a row of the law beside its package."""
        if holder.is_function:
            return f"{holder.module}.{holder.name}" in self.uses
        package = ".".join(holder.module.split(".")[:2])
        return holder.name in self.words and any(used.startswith(package) for used in self.uses)


class _Module:
    """A module of tests: what its names stand for."""

    def __init__(self, path: Path) -> None:
        self.file = path.name
        self.name = f"tests.customs_act.{path.stem}"
        self.own: dict[str, ast.stmt] = {}
        self.imported: dict[str, str] = {}
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.ImportFrom):
                self.imported |= {a.asname or a.name: f"{node.module}.{a.name}" for a in node.names}
            elif isinstance(node, ast.FunctionDef):
                self.own[node.name] = node
            elif isinstance(node, ast.Assign):
                named = [n for target in node.targets for n in ast.walk(target)]
                self.own |= {n.id: node for n in named if isinstance(n, ast.Name)}


class Trials:
    """All tests of a folder."""

    def __init__(self, folder: Path) -> None:
        read = [_Module(path) for path in sorted(folder.glob("*.py"))]
        self._modules = {module.name: module for module in read}
        self.all = list(self._all())
        self._rows = {
            table: {word for m in read if table in m.own for word in _strings(m.own[table])}
            for table in TABLES
        }

    def of(self, holder: Holder) -> list[Trial]:
        """Return the tests that try a function or a row by its name."""
        return [trial for trial in self.all if trial.tries(holder)]

    def through(self, table: str) -> list[Trial]:
        """Return the tests that go through a table."""
        return [trial for trial in self.all if table in trial.tables]

    def tables_of(self, holder: Holder) -> list[str]:
        """Return the tables that have a row of a rule or a fee, and that tests go through."""
        named = [] if holder.is_function else [t for t in TABLES if holder.name in self._rows[t]]
        return [table for table in named if self.through(table)]

    def untried(self, held: Iterable[Holder]) -> list[str]:
        """Return the names of what no test tries."""
        return [one.name for one in held if not self.of(one) and not self.tables_of(one)]

    def _all(self) -> Iterator[Trial]:
        for module in self._modules.values():
            for name, node in module.own.items():
                if name.startswith("test_"):
                    trial = Trial(module.file, name)
                    self._follow(module, node, trial, {f"{module.name}.{name}"})
                    yield trial

    def _follow(self, module: _Module, node: ast.stmt, trial: Trial, seen: set[str]) -> None:
        """Note what a piece of a module uses, and what that uses in its turn."""
        if module.file == trial.file:
            trial.words |= _strings(node)
        for part in ast.walk(node):
            if isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name):
                trial.uses.add(_true_name(f"{module.imported.get(part.value.id)}.{part.attr}"))
            elif isinstance(part, ast.Name) and f"{module.name}.{part.id}" not in seen:
                seen.add(f"{module.name}.{part.id}")
                self._follow_name(module, part.id, trial, seen)

    def _follow_name(self, module: _Module, name: str, trial: Trial, seen: set[str]) -> None:
        home, _, original = module.imported.get(name, f"{module.name}.{name}").rpartition(".")
        definer = self._modules.get(home)
        if definer is None:
            trial.uses.add(_true_name(f"{home}.{original}"))
        elif original in TABLES:
            trial.tables.add(original)
        elif original in definer.own:
            self._follow(definer, definer.own[original], trial, seen)


def _strings(node: ast.stmt) -> set[str]:
    parts = [part.value for part in ast.walk(node) if isinstance(part, ast.Constant)]
    return {value for value in parts if isinstance(value, str)}


def _true_name(name: str) -> str:
    """Return where a function of the law is defined, wherever it was taken from."""
    if not name.startswith("customs_act."):
        return name
    found = inspect.unwrap(pkgutil.resolve_name(name))
    return f"{found.__module__}.{found.__name__}" if inspect.isroutine(found) else name
