"""A process that sends is killed at each step once; `make prove ARGS=outbox` does it many times."""

import pytest

from core import failpoints
from notifications.models import Channel
from prove.outbox import POINTS, outbox

pytestmark = pytest.mark.django_db(transaction=True)

AFTER_THE_YES = "taken by the provider"


def test_nothing_is_lost_at_any_step():
    with outbox() as box:
        found = {(p, c): box.tried(p, c, kills=1) for p in POINTS for c in Channel}

    assert {at: outcome.lost for at, outcome in found.items() if outcome.lost} == {}
    doubled = {at: outcome.doubled for at, outcome in found.items() if outcome.doubled}
    assert doubled == {(AFTER_THE_YES, Channel.MAIL): 1}


def test_a_worker_that_dies_as_a_whole_before_it_takes_anything_loses_nothing():
    with outbox() as box:
        outcome = box.tried("called", Channel.MAIL, kills=1, whole=True)

    assert (outcome.lost, outcome.doubled) == (0, 0)


def test_the_portal_itself_ends_nowhere(monkeypatch, tmp_path):
    (tmp_path / "taken.1").touch()
    monkeypatch.setenv("LIVES", str(tmp_path))

    for point in POINTS:
        failpoints.reached(point)

    assert (tmp_path / "taken.1").exists()
