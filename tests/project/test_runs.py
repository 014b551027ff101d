"""How the tests themselves run: on servers of their own, and hiding nothing."""

import pytest

from core.embedded import addresses
from tests import servers
from tests.journeys.conftest import need_browser


@pytest.fixture
def started(monkeypatch):
    """Which servers would be started, with none started in earnest."""
    names = []

    def running(name="postgres"):
        names.append(name)
        return servers.ExitStack()

    monkeypatch.setattr(servers, "running_postgres", running)
    monkeypatch.setattr(servers, "running_valkey", running)
    monkeypatch.setattr(servers, "throw_away_state", servers.ExitStack)
    monkeypatch.setattr(servers, "remove_abandoned", lambda: None)
    for name in ("DATABASE_URL", "REDIS_URL", "PYTEST_XDIST_WORKER"):
        monkeypatch.delenv(name, raising=False)
    return names


@pytest.mark.parametrize(
    ("process", "given", "expected"),
    [
        ("", {}, ["postgres", "valkey"]),
        ("", {"REDIS_URL": "redis://ours"}, ["postgres"]),
        ("gw1", {"REDIS_URL": addresses.redis_url}, ["gw1"]),
        ("gw1", {"REDIS_URL": "redis://ours"}, []),
    ],
    ids=["alone", "redis given", "inherited", "inherited and given"],
)
def test_every_process_has_a_valkey_of_its_own(started, monkeypatch, process, given, expected):
    if process:
        monkeypatch.setenv("PYTEST_XDIST_WORKER", process)
    for name, value in given.items():
        monkeypatch.setenv(name, value() if callable(value) else value)

    with servers.ExitStack() as stack:
        servers.start_missing(stack)

    assert started == expected


@pytest.mark.parametrize(
    ("ci", "outcome"), [("true", pytest.fail.Exception), ("", pytest.skip.Exception)]
)
def test_a_missing_browser_hides_nothing_where_changes_are_passed(
    monkeypatch, tmp_path, ci, outcome
):
    monkeypatch.setenv("CI", ci)

    with pytest.raises(outcome, match="no browser at"):
        need_browser(tmp_path / "chromium")


def test_a_browser_that_is_there_is_taken(tmp_path):
    need_browser(tmp_path)
