"""Run by `make prove`: all proofs or the named ones, each with its figure; 1 if one fails."""

import argparse
import importlib
import json
import os
import pkgutil
import sys
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path

import prove
from core.acting import acting_as_portal
from prove import Promise

ROOT = Path(__file__).resolve().parent.parent
STATE = ROOT / "var/prove"
RESULTS = ROOT / "var/prove.json"
Proof = Callable[[bool], list[Promise]]
Line = dict[str, object]


def main() -> int:
    """Run the proofs that were asked for; return how the process should end."""
    options = read_options()
    with ExitStack() as stack:
        stack.enter_context(acting_as_portal())
        start(stack)
        found = proofs()
        if unknown := set(options.names) - found.keys():
            print(f"There is no proof called {', '.join(sorted(unknown))}: {', '.join(found)}")
            return 2
        lines = [
            line
            for name in options.names or found
            for line in report(name, found[name], full=options.full)
        ]
    return 0 if lines and all(line["met"] for line in lines) else 1


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make prove")
    parser.add_argument("names", nargs="*", help="proofs; without one, all of them")
    full = os.environ.get("FULL", "") not in {"", "0"}
    parser.add_argument("--full", action="store_true", default=full, help="as often as promised")
    return parser.parse_args()


def start(stack: ExitStack) -> None:
    """Start servers for the proofs alone, with new tables; closing the stack removes all."""
    for given in ("DATABASE_URL", "REDIS_URL"):
        os.environ.pop(given, None)
    os.environ |= {"ETRACKING_STATE": str(STATE), "DJANGO_SETTINGS_MODULE": "prove.settings"}
    from core.embedded import commands, demo, folders
    from core.embedded.supervisor import Supervisor, only_one

    stack.enter_context(only_one("make prove"))
    stack.callback(folders.remove_all)
    supervisor = stack.enter_context(Supervisor(folders.state()))
    demo.start_servers(supervisor)
    import django
    from django.core.management import call_command

    demo.migrate()
    django.setup()
    call_command(*commands.PREPARE[2:], verbosity=0)


def proofs() -> dict[str, Proof]:
    """Return every proof by its name: the modules that have a function of that name."""
    modules = {
        found.name: importlib.import_module(f"prove.{found.name}")
        for found in pkgutil.iter_modules(prove.__path__)
        if found.name not in {"__main__", "settings"}
    }
    return {name: module.prove for name, module in modules.items() if hasattr(module, "prove")}


def report(name: str, proof: Proof, *, full: bool) -> list[Line]:
    """Run a proof; print and write a line for each of its promises."""
    repeat = f"make prove ARGS={name}" + (" FULL=1" if full else "")
    lines: list[Line] = [{"proof": name, **asdict(p), "repeat": repeat} for p in proof(full)]
    for line in lines:
        print(
            f"{'met    ' if line['met'] else 'NOT MET'} {line['promise']}:"
            f" {line['failed']} of {line['tried']} failed (goal: {line['goal']})",
            flush=True,
        )
    write(name, lines)
    return lines


def write(name: str, lines: Iterable[Line]) -> None:
    """Put the lines of a proof in the place of its last ones."""
    old = json.loads(RESULTS.read_text()) if RESULTS.exists() else []
    kept = [line for line in old if line.get("proof") != name]
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps([*kept, *lines], indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    sys.exit(main())
