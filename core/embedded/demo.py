"""The demonstration: the whole portal on this machine, in one process that looks after the rest.

Servers, tables, reference data, demo data, worker, clock, web server; then it tells where to
look and watches until it is asked to stop or a part fails.
"""

import io
import json
import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connections

from core.embedded import addresses, collected, commands, folders, postgres, valkey
from core.embedded.processes import CannotStart, Plan, die_with_parent
from core.embedded.progress import Progress, in_columns, say, show
from core.embedded.supervisor import Supervisor, check_port, only_one


def run(port: int) -> None:
    """Run the demonstration until it is stopped.

    :param port: port of this machine on which the portal answers
    :raises CannotStart: it is running already, the port is taken, or a part failed
    :raises Stopped: someone asked for the end; everything has ended in order
    """
    url = f"http://127.0.0.1:{port}/"
    told = folders.state() / "demo.json"
    with only_one(url), Supervisor(folders.state()) as supervisor:
        told.unlink(missing_ok=True)
        try:
            check_port(port)
            start_servers(supervisor)
            fill_database()
            start_portal(supervisor, port)
            facts = {"url": url} | read_facts()
            connections.close_all()
            write_private(told, json.dumps(facts, ensure_ascii=False, indent=2))
            say("ready")
            show(welcome(facts))
            supervisor.watch()
        finally:
            told.unlink(missing_ok=True)
            say("stopping")


def start_servers(supervisor: Supervisor) -> None:
    """Start Postgres and Valkey, each only if no address of another one was given."""
    logs = folders.logs()
    if not os.environ.get("DATABASE_URL"):
        supervisor.start(postgres.plan(logs), ready=postgres.is_ready)
        postgres.make_database()
        say("Postgres answers")
    if not os.environ.get("REDIS_URL"):
        supervisor.start(valkey.plan(logs), ready=valkey.is_ready)
        say("Valkey answers")


def fill_database() -> None:
    """Bring tables, collected files and reference data up to date; once, make demo data."""
    say("bringing the tables up to date")
    migrate()
    collected.collect_if_changed()
    call_command(*commands.PREPARE[2:], verbosity=0)
    made = addresses.postgres_home() / "demo-data-made"
    if os.environ.get("DATABASE_URL") or not made.exists():
        say("making invented declarations; this happens once")
        call_command("make_demo", stdout=Progress())
        # At once: a demonstration that is stopped before its first five minutes goes on later.
        call_command("sign_audit", stdout=Progress())
        made.parent.mkdir(parents=True, exist_ok=True)
        made.touch()
    say("data are there")


def migrate() -> None:
    """Bring the tables up to date as their owner, which the portal itself is not.

    :raises CannotStart: that failed; it has told why
    """
    progress = Progress()
    with (
        subprocess.Popen(  # noqa: S603 (our own command line)
            [sys.executable, *commands.MIGRATE[1:]],
            cwd=addresses.REPOSITORY,
            env=os.environ | addresses.as_owner(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            preexec_fn=die_with_parent(signal.SIGTERM, os.getpid()),  # noqa: PLW1509 (no threads here)
        ) as child
    ):
        for line in child.stdout or ():
            progress.write(line)
    if child.returncode:
        raise CannotStart("The tables could not be brought up to date.")


def start_portal(supervisor: Supervisor, port: int) -> None:
    """Start worker, clock and web server; return when the portal answers."""
    logs, schedule = folders.logs(), str(folders.state() / "beat-schedule")
    supervisor.start(Plan("worker", commands.WORKER, logs / "worker.log", patience=30))
    supervisor.start(Plan("beat", commands.beat(schedule), logs / "beat.log"))
    address = f"127.0.0.1:{port}"
    supervisor.start(
        Plan("web", commands.web(address), logs / "web.log"),
        ready=lambda: is_healthy(f"http://{address}/healthz"),
    )


def is_healthy(url: str) -> bool:
    """Return whether an address of this machine answers 200."""
    try:
        # No proxy of the environment stands between a machine and itself.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(url, timeout=10) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def read_facts() -> dict[str, Any]:
    """Return the people of the demo data and numbers to try, as ``demo_facts`` tells them."""
    answer = io.StringIO()
    call_command("demo_facts", format="json", stdout=answer)
    facts: dict[str, Any] = json.loads(answer.getvalue())
    return facts


def welcome(facts: dict[str, Any]) -> str:
    """Return what the person at the terminal needs: where, who, and what to look for."""
    numbers = [f"    {number}" for number in facts["numbers"]["declarations"][:3]]
    data = os.environ.get("DATABASE_URL") and "the database of DATABASE_URL"
    return "\n".join(
        [
            f"\n  e-Tracking answers on {facts['url']}\n",
            "  Sign in as (role, username, password, key of an officer's authenticator app)",
            *(f"    {line}" for line in in_columns(facts["people"])),
            "\n  Numbers of declarations to try",
            *numbers,
            f"\n  Data are in {data or addresses.postgres_home()}, logs in {folders.logs()}.",
            "  Ctrl-C ends everything; the data stay.\n",
        ]
    )


def write_private(file: Path, text: str) -> None:
    """Write a file that appears whole, and that only its owner may read."""
    draft = file.with_suffix(".draft")
    draft.touch(mode=0o600)
    draft.write_text(text)
    draft.replace(file)
