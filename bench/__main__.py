"""Run by `make bench`: the law alone, then a million declarations: each page and a bare view."""

import argparse
import json
import os
import platform
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench import law

ROOT = Path(__file__).resolve().parent.parent
STATE = ROOT / "var/bench"
RESULTS = ROOT / "var/bench.json"
GOALS = {"list": 10.0, "detail": 6.7, "search": 8.7, "workbench": 10.0}
"""At most so many times the bare view; search is 1.3 times the detail page's."""


def main() -> None:
    """Measure the law, which needs no server, and then the pages, unless one part is asked for."""
    options = read_options()
    if options.part in {"law", "all"}:
        report_law(options.rounds)
    if options.part in {"pages", "all"}:
        measure_pages(options)


def measure_pages(options: argparse.Namespace) -> None:
    """Fill the database on the first run, and measure each page."""
    os.environ |= {"ETRACKING_STATE": str(STATE), "DJANGO_SETTINGS_MODULE": "bench.settings"}
    from core.embedded import commands, demo, folders
    from core.embedded.supervisor import Supervisor, only_one

    with only_one("bench"), Supervisor(folders.state()) as supervisor:
        demo.start_servers(supervisor)
        fill(options.declarations)
        port = free_port()
        quiet = ["--log-level", "error", "--keep-alive", "75"]
        web = subprocess.Popen(
            [sys.executable, *commands.web(f"127.0.0.1:{port}")[1:], *quiet], cwd=ROOT
        )
        try:
            report(port, options.rounds)
        finally:
            web.terminate()
            web.wait()


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("part", nargs="?", choices=["law", "pages", "all"], default="all")
    parser.add_argument("--declarations", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=200)
    return parser.parse_args()


def fill(declarations: int) -> None:
    """Make the tables and as many declarations as asked for, once."""
    from core.embedded import addresses

    made = STATE / f"made-{declarations}"
    wanted = [["migrate", "-v0"], ["prepare", "-v0"]]
    if not made.exists():
        wanted.append(["make_demo", "--declarations", str(declarations)])
    for command in wanted:
        argv = [sys.executable, "manage.py", *command]
        subprocess.run(argv, cwd=ROOT, check=True, env=os.environ | addresses.as_owner())
    made.touch()


def free_port() -> int:
    """Return a port of this machine that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def report(port: int, rounds: int) -> None:
    """Print and write latency, ratio, statements and scans of each page."""
    import django

    django.setup()
    from bench.measured import figures
    from core.acting import acting_as_portal

    with acting_as_portal():
        lines = figures(port=port, rounds=rounds, goals=GOALS)
    for line in lines:
        print(
            f"{line['name']:<12}{line['figure']:>9.2f} ms  p99 {line['p99']:>9.2f} ms"
            f"{line['ratio']:>7.1f} × bare  {line['queries']} statements, {line['scans']} scans"
            f"  goal ≤ {line['goal']}: {'met' if line['met'] else 'NOT MET'}"
        )
    write("pages", lines)


def report_law(rounds: int) -> None:
    """Print and write how fast each function of the law is."""
    lines = law.figures(rounds=10 * rounds)
    for line in lines:
        clocks = "  {clocks} clocks, {for_each:.2f} µs each, best {best_for_each:.2f}"
        print(
            f"{line['name']:<34}{line['figure']:>8.2f} µs  best {line['best']:>8.2f} µs"
            f"{line['per_second']:>12,.0f} calls a second"
            + (clocks.format_map(line) if "clocks" in line else "")
        )
    write("law", lines)


def write(part: str, lines: list[dict[str, Any]]) -> None:
    """Put the lines of a part in the place of its last ones."""
    old = json.loads(RESULTS.read_text()) if RESULTS.exists() else []
    facts = {"part": part, "machine": platform.platform(), "cores": os.cpu_count()}
    kept = [line for line in old if line.get("part", "pages") != part]
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(kept + [line | facts for line in lines], indent=2))


if __name__ == "__main__":
    main()
