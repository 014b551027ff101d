"""Where the embedded servers keep their files and listen; pure functions, nothing is started.

Every process of one demonstration works these out for itself and comes to the same answer.
"""

import hashlib
import os
from pathlib import Path
from urllib.parse import quote

REPOSITORY = Path(__file__).resolve().parents[2]
DATABASE = "etracking"
OWNER = "etracking_owner"
"""The role that owns the tables and alone may change their shape."""
ROLE = "etracking"
"""The role as which the portal runs: it reads and writes rows, as far as they let it."""


def state_dir() -> Path:
    """Return the folder of all that lasts between two runs: data, logs, collected files.

    ``ETRACKING_STATE`` when it is set, otherwise ``var`` in the repository.
    """
    chosen = os.environ.get("ETRACKING_STATE")
    return Path(chosen).expanduser().resolve() if chosen else REPOSITORY / "var"


def postgres_home() -> Path:
    """Return the folder in which Postgres keeps its data.

    A folder of :func:`state_dir`, except for root. Postgres refuses to run as root, and the
    account that runs it instead could not reach a work tree under ``/root``, which stays
    closed; so root's data are in ``/var/lib``, in a folder named after the state folder.
    """
    if os.geteuid() == 0:
        return shared_home() / _mark(state_dir())
    return state_dir() / "postgres"


def shared_home() -> Path:
    """Return the folder under which root keeps the data and binaries of Postgres."""
    return Path("/var/lib/etracking")


def socket_dir() -> Path:
    """Return the folder of the sockets: short, since the path of a socket ends at 107 bytes.

    Its name tells apart the users of one machine and the state folders of one user.
    """
    return Path(f"/tmp/etracking-{os.geteuid()}-{_mark(state_dir())}")  # noqa: S108 (its owner is checked before use)


def postgres_socket_dir() -> Path:
    """Return the folder in which Postgres opens its socket; only its account may enter."""
    return socket_dir() / "postgres"


def valkey_socket(name: str = "valkey") -> Path:
    """Return the socket on which Valkey listens; each name has one of its own."""
    return socket_dir() / f"{name}.sock"


def database_url(role: str = ROLE) -> str:
    """Return the URL of the embedded Postgres database, as ``DATABASE_URL`` would give it."""
    return f"postgres:///{DATABASE}?host={quote(str(postgres_socket_dir()))}&user={role}"


def as_owner() -> dict[str, str]:
    """Return what a process must find in its environment to change the shape of the tables.

    Nothing where a database of another server was given: then that address is the owner's too.
    """
    if os.environ.get("DATABASE_URL"):
        return {}
    return {"DATABASE_URL": database_url(OWNER), "DEMO": os.environ.get("DEMO", "true")}


def redis_url() -> str:
    """Return the URL of the embedded Valkey, as ``REDIS_URL`` would give it."""
    return f"unix://{valkey_socket()}"


def _mark(folder: Path) -> str:
    return hashlib.sha256(os.fsencode(folder)).hexdigest()[:10]
