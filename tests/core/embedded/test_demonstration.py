"""The demonstration is started, used, stopped and killed, as people and machines do it.

These tests share one, which takes a while to make: `make test` keeps a file in one process.
"""

# ruff: noqa: S603 (our own command lines)
import contextlib
import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg2
import pytest
import redis

from core.embedded import addresses
from tests.core.embedded.running import (
    PARTS,
    Demonstration,
    own_environment,
    survivors,
    wait_for_end_of,
)

# What differs between accounts, without the minute that demonstration data take.
SERVERS_ONLY = """
from core.embedded import demo, folders, supervisor

try:
    with supervisor.only_one("servers"), supervisor.Supervisor(folders.state()) as watcher:
        demo.start_servers(watcher)
        demo.write_private(folders.state() / "demo.json", "{}")
        watcher.watch()
except supervisor.Stopped:
    pass
"""


@pytest.fixture(scope="module")
def place():
    """A folder for state folders; short, and open to other accounts."""
    folder = Path(tempfile.mkdtemp(prefix="etracking-demo-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def demonstrations(place):
    """The one demonstration of these tests."""
    demonstration = Demonstration(place / "var")
    yield demonstration
    demonstration.remove()


@pytest.fixture
def demonstration(demonstrations):
    """The demonstration, running."""
    if demonstrations.process is None or demonstrations.process.poll() is not None:
        demonstrations.start()
    return demonstrations


@pytest.fixture
def servers(demonstration, monkeypatch):
    """The addresses of its servers, as its own processes work them out."""
    monkeypatch.setenv("ETRACKING_STATE", str(demonstration.state))
    return addresses


def test_it_tells_where_the_portal_is_who_may_sign_in_and_what_to_look_for(demonstration):
    told = demonstration.told

    assert told["url"] == demonstration.url
    assert demonstration.answer() == 200
    said = demonstration.text
    assert demonstration.url in said
    assert all(who["username"] in said and who["password"] in said for who in told["people"])
    assert len(told["numbers"]["declarations"]) == 3
    assert all(number in said for number in told["numbers"]["declarations"])


def test_only_its_owner_reads_the_passwords_and_enters_the_sockets(demonstration, servers):
    def rights(path):
        return stat.S_IMODE(path.stat().st_mode)

    assert rights(demonstration.state / "demo.json") == 0o600
    assert rights(servers.postgres_socket_dir()) == 0o700
    assert rights(servers.valkey_socket()) == 0o700


def test_nothing_but_the_portal_opens_a_port_and_that_only_to_this_machine(demonstration):
    inodes = sockets_of(demonstration.family())
    listening = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    opened = {fields[1] for fields in listening if fields[9] in inodes and fields[3] == "0A"}

    assert opened == {f"0100007F:{demonstration.port:04X}"}


def test_the_health_check_of_the_container_finds_it_well(demonstration):
    asked = subprocess.run(
        [sys.executable, "-m", "ops.healthy", f"{demonstration.url}healthz"],
        cwd=addresses.REPOSITORY,
        check=False,
    )

    assert asked.returncode == 0


def test_a_second_one_is_told_that_the_first_runs(demonstration):
    second = demonstration.second()

    assert second.returncode == 1
    assert f"It is running already: {demonstration.url}" in second.stderr
    assert demonstration.answer() == 200


def test_a_taken_port_is_named_with_a_way_out(demonstration, place):
    second = demonstration.second(ETRACKING_STATE=str(place / "elsewhere"))

    assert second.returncode == 1
    assert f"Port {demonstration.port} cannot be used" in second.stderr
    assert f"make demo PORT={demonstration.port + 1}" in second.stderr
    assert not (place / "elsewhere" / "parts.json").exists()


def test_ctrl_c_ends_every_process_in_order_and_keeps_the_data(demonstration, servers):
    write_something(servers)
    family = demonstration.family()

    assert len(family) >= len(PARTS)
    assert demonstration.end(signal.SIGINT) == 0
    assert survivors(family) == set()
    stopped = [line.split()[2] for line in demonstration.text.splitlines() if "stopped" in line]
    assert stopped == ["web", "beat", "worker", "valkey", "postgres"]
    assert demonstration.told is None

    demonstration.start()

    assert read_something(servers) == ("kept", b"kept")
    assert "No migrations to apply" in demonstration.text
    assert "invented" not in demonstration.text


@pytest.mark.parametrize("name", PARTS)
def test_a_killed_part_ends_the_others_and_is_named(demonstration, name):
    family = demonstration.family()

    os.kill(demonstration.parts[name], signal.SIGKILL)

    assert demonstration.process.wait(60) == 1
    wait_for_end_of(family)
    log = demonstration.state / "log" / f"{name}.log"
    assert f"{name} was killed by SIGKILL; its last words are in {log}" in demonstration.text


def test_a_killed_supervisor_leaves_nothing_behind_and_the_next_start_works(demonstration):
    family = demonstration.family()

    assert demonstration.end(signal.SIGKILL) == -signal.SIGKILL
    demonstration.start()

    assert survivors(family) == set()
    assert demonstration.answer() == 200
    assert demonstration.end(signal.SIGTERM) == 0


def test_an_ordinary_user_has_servers_of_their_own(place, nobody):
    home = place / "nobody"
    home.mkdir(mode=0o700)
    os.chown(home, nobody["user"]["user"], nobody["user"]["group"])
    servers = Demonstration(home / "var", words=("-c", SERVERS_ONLY), **nobody)
    try:
        servers.start()
        family = servers.family()
        assert servers.parts.keys() == {"postgres", "valkey"}
        assert servers.end() == 0
        assert survivors(family) == set()
        assert (home / "var" / "postgres" / "data").stat().st_uid == nobody["user"]["user"]
    finally:
        servers.remove()


@pytest.fixture
def nobody(place):
    """How Python runs as an ordinary account, if this account may and that one can."""
    if os.geteuid() != 0:
        pytest.skip("these tests run as an ordinary user already")
    user = {"user": 65534, "group": 65534, "extra_groups": []}
    packages = Path(psycopg2.__file__).parents[1]
    environment = {"PYTHONPATH": str(packages), "PYTHONDONTWRITEBYTECODE": "1", "HOME": str(place)}
    for interpreter in (sys.executable, f"/usr/bin/{packages.parent.name}"):
        if can_run(interpreter, environment, user):
            return {"interpreter": [interpreter], "user": user, "environment": environment}
    return pytest.skip("an ordinary account cannot reach the work tree, or no Python that fits it")


def can_run(interpreter, environment, user):
    """Return whether an account reaches a Python, the packages and the work tree."""
    try:
        return (
            subprocess.run(
                [interpreter, "-c", "import django, psycopg2, celery, core.embedded.demo"],
                cwd=addresses.REPOSITORY,
                env=own_environment("unused") | environment,
                capture_output=True,
                check=False,
                **user,
            ).returncode
            == 0
        )
    except OSError:
        return False


def sockets_of(processes):
    """Return the inodes of all sockets that these processes hold."""
    names = [name for pid in processes for name in opened_by(pid)]
    return {name[8:-1] for name in names if name.startswith("socket:[")}


def opened_by(pid):
    """Yield what a process has open; what it closes while we look is left out."""
    for link in Path(f"/proc/{pid}/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):
            yield os.readlink(link)


def connect(servers):
    return psycopg2.connect(
        host=str(servers.postgres_socket_dir()), user=servers.OWNER, dbname=servers.DATABASE
    )


def write_something(servers):
    with connect(servers) as connection, connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS left_by_a_test AS SELECT 'kept' AS word")
    connection.close()
    redis.Redis.from_url(servers.redis_url()).set("left-by-a-test", "kept")


def read_something(servers):
    with connect(servers) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT word FROM left_by_a_test")
        (row,) = cursor.fetchall()
    connection.close()
    return row[0], redis.Redis.from_url(servers.redis_url()).get("left-by-a-test")
