"""When an import or export is complete (s. 50), and what fixes the duty (ss. 14, 15, 102)."""

from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customs_act.completion import (
    WORDS,
    Fixed,
    Moment,
    completed_by,
    fixed_for_change_to_import,
    fixed_for_export,
    fixed_for_import,
    fixed_for_loss_in_warehouse,
    fixed_for_release_from_warehouse,
)
from customs_act.consignments import Direction, Mode
from customs_act.errors import InvalidInput
from tests.customs_act.refusals import said

ARRIVED = date(2026, 3, 10)
LATER = date(2027, 1, 5)
ONE_DAY = timedelta(days=1)
DAYS = st.dates(date(2017, 11, 13), date(2060, 1, 1))


@pytest.mark.parametrize(
    ("direction", "mode", "moment"),
    [
        (Direction.IMPORT, Mode.SEA, Moment.VESSEL_ENTERS_PORT),
        (Direction.EXPORT, Mode.SEA, Moment.VESSEL_LEAVES_LAST_PORT),
        (Direction.IMPORT, Mode.LAND, Moment.TRANSPORT_ENTERS_BORDER_POINT),
        (Direction.EXPORT, Mode.LAND, Moment.TRANSPORT_LEAVES_BORDER_POINT),
        (Direction.IMPORT, Mode.AIR, Moment.AIRCRAFT_ENTERS_AIRPORT),
        (Direction.EXPORT, Mode.AIR, Moment.AIRCRAFT_LEAVES_LAST_AIRPORT),
        (Direction.IMPORT, Mode.POST, Moment.MAIL_SACK_OPENED),
        (Direction.EXPORT, Mode.POST, Moment.MAIL_SACK_CLOSED_AND_EXPORTED),
        ("IMPORT", "POST", Moment.MAIL_SACK_OPENED),
    ],
)
def test_each_way_of_going_is_complete_at_its_own_moment(direction, mode, moment):
    assert completed_by(direction, mode) is moment


def test_no_two_ways_of_going_share_a_moment():
    assert {completed_by(*way) for way in product(Direction, Mode)} == set(Moment)


@pytest.mark.parametrize(
    ("direction", "mode", "told"),
    [
        ("TRANSIT", "SEA", ("direction", "TRANSIT", "one of IMPORT, EXPORT")),
        (None, "SEA", ("direction", None, "one of IMPORT, EXPORT")),
        ("IMPORT", "RAIL", ("mode", "RAIL", "one of SEA, LAND, AIR, POST")),
    ],
)
def test_an_unknown_way_of_going_is_refused(direction, mode, told):
    with pytest.raises(InvalidInput) as refusal:
        completed_by(direction, mode)

    assert said(refusal) == told


def test_every_moment_has_words_of_its_own_in_both_languages():
    assert list(WORDS) == list(Moment)
    assert len(set(WORDS.values())) == len(Moment)
    for text in WORDS.values():
        assert "\u0e00" < text.th[0] < "\u0e5b"
        assert text.en.isascii()


@pytest.mark.parametrize(
    ("rule", "days", "value_on", "rate_on", "section"),
    [
        (fixed_for_import, {"completed_on": ARRIVED}, ARRIVED, ARRIVED, "14"),
        (
            fixed_for_release_from_warehouse,
            {"completed_on": ARRIVED, "released_on": LATER},
            *(ARRIVED, LATER, "14(1)"),
        ),
        (
            fixed_for_release_from_warehouse,
            {"completed_on": ARRIVED, "released_on": ARRIVED},
            *(ARRIVED, ARRIVED, "14(1)"),
        ),
        (
            fixed_for_loss_in_warehouse,
            {"completed_on": ARRIVED, "stored_on": LATER},
            *(LATER, LATER, "14(2)"),
        ),
        (
            fixed_for_loss_in_warehouse,
            {"completed_on": ARRIVED, "stored_on": ARRIVED},
            *(ARRIVED, ARRIVED, "14(2)"),
        ),
        (
            fixed_for_change_to_import,
            {"entered_on": ARRIVED, "requested_on": ARRIVED},
            *(ARRIVED, ARRIVED, "14(3)"),
        ),
        (
            fixed_for_change_to_import,
            {"entered_on": ARRIVED, "requested_on": date(2026, 4, 9)},
            *(ARRIVED, ARRIVED, "14(3)"),
        ),
        (fixed_for_export, {"numbered_on": LATER}, LATER, LATER, "15"),
    ],
)
def test_each_case_is_fixed_on_its_days(rule, days, value_on, rate_on, section):
    assert rule(**days) == Fixed(value_on=value_on, rate_on=rate_on, section=section)


def test_after_thirty_days_goods_in_transit_cannot_be_changed_to_an_import():
    late = date(2026, 4, 10)

    with pytest.raises(InvalidInput) as refusal:
        fixed_for_change_to_import(entered_on=ARRIVED, requested_on=late)

    assert said(refusal) == ("requested_on", late, "a day up to 2026-04-09 (s. 102)")


@given(entered_on=DAYS, days=st.integers(0, 400))
def test_a_change_is_open_exactly_while_no_more_than_thirty_days_have_passed(entered_on, days):
    requested_on = entered_on + timedelta(days=days)

    try:
        fixed = fixed_for_change_to_import(entered_on=entered_on, requested_on=requested_on)
    except InvalidInput:
        assert days > 30
    else:
        assert days <= 30
        assert fixed.rate_on == entered_on


@pytest.mark.parametrize(
    ("rule", "earlier", "later"),
    [
        (fixed_for_release_from_warehouse, "completed_on", "released_on"),
        (fixed_for_loss_in_warehouse, "completed_on", "stored_on"),
        (fixed_for_change_to_import, "entered_on", "requested_on"),
    ],
)
def test_days_out_of_order_are_refused(rule, earlier, later):
    with pytest.raises(InvalidInput) as refusal:
        rule(**{earlier: ARRIVED, later: ARRIVED - ONE_DAY})

    expected = f"a day not before {earlier}, 2026-03-10"
    assert said(refusal) == (later, ARRIVED - ONE_DAY, expected)


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        (fixed_for_import, ["completed_on"]),
        (fixed_for_release_from_warehouse, ["completed_on", "released_on"]),
        (fixed_for_loss_in_warehouse, ["completed_on", "stored_on"]),
        (fixed_for_change_to_import, ["entered_on", "requested_on"]),
        (fixed_for_export, ["numbered_on"]),
    ],
)
@pytest.mark.parametrize("wrong", [None, "2026-03-10", datetime(2026, 3, 10, tzinfo=UTC)])
def test_what_is_no_day_is_refused(rule, days, wrong):
    for name in days:
        with pytest.raises(InvalidInput) as refusal:
            rule(**dict.fromkeys(days, ARRIVED) | {name: wrong})

        assert said(refusal) == (name, wrong, "a local date")
