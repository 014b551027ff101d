"""A real pgbouncer before the database: one connection for all, by turns of transactions."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import psycopg2
from django.db import connection, connections
from psycopg2.extensions import cursor as Cursor  # noqa: N812 (a class)

from core.embedded import addresses, folders, postgres
from core.embedded.processes import CannotStart, Plan, spawn, stop, wait_until

CONFIG = """
[databases]
* = host={host} port={port}
[pgbouncer]
unix_socket_dir = {folder}
listen_port = 6432
auth_type = trust
auth_file = {folder}/users.txt
pool_mode = transaction
default_pool_size = {size}
max_client_conn = 300
ignore_startup_parameters = extra_float_digits,options
"""


def program() -> str:
    """Return where pgbouncer is.

    :raises CannotStart: it is not installed
    """
    found = shutil.which("pgbouncer", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if not found:
        raise CannotStart("There is no pgbouncer; Debian has it as a package of that name.")
    return found


@contextmanager
def pooled(*, size: int = 1) -> Iterator[None]:
    """Ask the embedded database as the portal's own role through a pool, while the block lasts.

    All threads of this process do, with what they connect anew.

    :param size: how many connections to the database all share
    :raises CannotStart: there is no pgbouncer
    """
    argv, settings = [program()], connection.settings_dict
    folder = folders.own(Path(tempfile.mkdtemp(prefix="pool-")), account=postgres.account())
    place = {"host": settings["HOST"], "port": settings["PORT"] or 5432}
    (folder / "pool.ini").write_text(CONFIG.format(**place, folder=folder, size=size))
    (folder / "users.txt").write_text(f'"{addresses.ROLE}" ""\n')
    for file in folder.iterdir():
        file.chmod(0o644)
    plan = Plan(
        "pgbouncer", [*argv, f"{folder}/pool.ini"], folder / "log", account=postgres.account()
    )
    part = spawn(plan)
    pool = {"HOST": str(folder), "PORT": "6432", "USER": addresses.ROLE}
    try:
        wait_until(lambda: _answers(pool, settings["NAME"]), part)
        connections.close_all()
        with mock.patch.dict(settings, pool):
            try:
                yield
            finally:
                connections.close_all()
    finally:
        stop(part)
        shutil.rmtree(folder)


@contextmanager
def bare_client() -> Iterator[Cursor]:
    """Give a cursor of a client that tells nobody who acts, on the same pool."""
    settings = connection.settings_dict
    client = psycopg2.connect(
        host=settings["HOST"],
        port=settings["PORT"],
        user=settings["USER"],
        dbname=settings["NAME"],
    )
    client.autocommit = True
    try:
        with client.cursor() as cursor:
            yield cursor
    finally:
        client.close()


def _answers(pool: dict[str, str], database: str) -> bool:
    try:
        psycopg2.connect(
            host=pool["HOST"], port=pool["PORT"], user=pool["USER"], dbname=database
        ).close()
    except psycopg2.OperationalError:
        return False
    return True
