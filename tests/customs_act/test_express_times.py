"""The time limits of e-Express for exports (Notification 68/2551)."""

import time
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customs_act.errors import InvalidInput
from customs_act.express import declaration_due, line_due, manifest_due
from tests.customs_act.refusals import said

BANGKOK = ZoneInfo("Asia/Bangkok")
DEPARTURE = datetime(2026, 11, 27, 1, 30, tzinfo=BANGKOK)
LIMITS = [
    ("departure", lambda moment: manifest_due(departure=moment)),
    ("received", lambda moment: line_due(received=moment)),
    ("departure", lambda moment: declaration_due(departure=moment)),
]


@pytest.mark.parametrize(
    ("limit", "due"),
    [
        (LIMITS[0][1], datetime(2026, 11, 26, 23, 30, tzinfo=BANGKOK)),
        (LIMITS[1][1], datetime(2026, 11, 27, 2, 0, tzinfo=BANGKOK)),
        (LIMITS[2][1], datetime(2026, 11, 28, 1, 30, tzinfo=BANGKOK)),
    ],
)
def test_messages_are_due_two_hours_before_half_an_hour_and_a_day_after(limit, due):
    assert limit(DEPARTURE) == due
    assert limit(DEPARTURE).tzinfo is BANGKOK


def test_a_day_has_twenty_four_hours_also_where_clocks_are_put_forward():
    paris = ZoneInfo("Europe/Paris")

    due = declaration_due(departure=datetime(2026, 3, 28, 12, 0, tzinfo=paris))
    assert due.replace(tzinfo=None) == datetime(2026, 3, 29, 13, 0)  # noqa: DTZ001


@given(
    moment=st.datetimes(
        datetime(2017, 1, 1),  # noqa: DTZ001
        datetime(2060, 1, 1),  # noqa: DTZ001
        timezones=st.timezones(),
    )
)
def test_a_manifest_is_due_twenty_six_hours_before_the_declaration(moment):
    due = declaration_due(departure=moment).astimezone(UTC)

    assert due - manifest_due(departure=moment).astimezone(UTC) == timedelta(hours=26)


@pytest.mark.parametrize(("name", "limit"), LIMITS)
@pytest.mark.parametrize(
    "moment",
    [datetime(2026, 11, 27, 1, 30), date(2026, 11, 27), None, "2026-11-27T01:30+07:00"],  # noqa: DTZ001
)
def test_a_limit_needs_a_moment_with_a_time_zone(name, limit, moment):
    with pytest.raises(InvalidInput) as refusal:
        limit(moment)

    assert said(refusal) == (name, moment, "a moment with a time zone")


@pytest.mark.parametrize(
    ("limit", "moment"),
    [
        (LIMITS[0], datetime(1, 1, 1, 1, tzinfo=UTC)),
        (LIMITS[0], datetime(1, 1, 1, 1, tzinfo=timezone(timedelta(hours=7)))),
        (LIMITS[1], datetime.max.replace(tzinfo=UTC)),
        (LIMITS[2], datetime(9999, 12, 31, tzinfo=UTC)),
    ],
)
def test_a_limit_beyond_the_calendar_is_refused(limit, moment):
    name, due = limit

    with pytest.raises(InvalidInput) as refusal:
        due(moment)

    assert said(refusal) == (name, moment, "a moment well within the years 1 to 9999")


@pytest.fixture
def machine_in_bangkok(monkeypatch):
    with monkeypatch.context() as changed:
        changed.setenv("TZ", "Asia/Bangkok")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("machine_in_bangkok")
def test_the_time_zone_of_the_machine_does_not_matter():
    received = datetime(9999, 12, 31, 20, 0, tzinfo=UTC)

    assert line_due(received=received) == datetime(9999, 12, 31, 20, 30, tzinfo=UTC)
