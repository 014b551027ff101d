"""The second wall alone, as the portal's own role, behind a pgbouncer with one connection."""

import os

import pytest
from django.db import connection

from core import acting
from core.acting import acting_as
from core.embedded.processes import CannotStart
from prove import pool
from prove.walls import COUNT, OWN_ALONE, firm, left_behind, take_turns
from tests.project.test_access_matrix import (
    ALLOWED,
    FILES,
    OTHERS,
    application,
    declaration,
    first_wall_down,
    probe,
    theirs,
    upload,
)

__all__ = ["application", "declaration", "first_wall_down", "theirs", "upload"]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def pooled():
    """Skip where there is no pool; where changes are passed, that is a failure."""
    give_up = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
    if os.environ.get("DATABASE_URL"):
        give_up("the pool stands in front of the embedded Postgres only")
    try:
        pool.program()
    except CannotStart as reason:
        give_up(str(reason))
    return pool.pooled


@pytest.mark.parametrize("person", OTHERS)
def test_nobody_else_sees_anything_of_it(
    client, theirs, upload, first_wall_down, pooled, person, request
):
    user = None if person == "anonymous" else request.getfixturevalue(person)

    with pooled():
        assert role() == "etracking"
        assert probe(client, user, theirs, upload) == set()
        assert left_behind() == 0


@pytest.mark.parametrize("person", ALLOWED)
def test_those_whom_it_concerns_see_it(
    client, theirs, upload, first_wall_down, pooled, person, request
):
    user = request.getfixturevalue(person)

    with pooled():
        seen = probe(client, user, theirs, upload)

    assert {"declarations:list", "declarations:detail", *FILES} <= seen


def test_two_firms_at_once_never_see_each_other(first_wall_down, pooled):
    firms = [firm(name) for name in ("CANARYA", "CANARYB")]
    with pooled():
        answers = take_turns(firms, threads=6, requests=10)
        assert left_behind() == 0

    assert len(answers) == 60
    assert [answer for answer in answers if answer != OWN_ALONE] == []


def test_what_stays_on_the_connection_of_a_pool_is_seen_by_this_test(
    client, theirs, stranger, first_wall_down, pooled, monkeypatch
):
    """A planted mistake: who acts is told for as long as the connection lasts."""
    monkeypatch.setattr(acting, "PORTAL", acting.PORTAL.replace("true", "false"))
    with pooled():
        with acting.acting_as_portal(), connection.cursor() as cursor:
            cursor.execute(COUNT)

        assert left_behind() > 0


def role():
    with acting_as(None), connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return cursor.fetchone()[0]
