"""Last days that move, are set or put off; and those that are asked for by themselves."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from customs_act.consignments import Direction
from customs_act.deadlines import (
    RULES,
    Event,
    Facts,
    Party,
    State,
    certificates_due,
    clocks_for,
    latest_last_day,
    payment_due,
    usual_last_day,
)
from customs_act.errors import InvalidInput
from tests.customs_act.clock_cases import IMPORT, NOV20, SEA, clock_of
from tests.customs_act.refusals import said

ONE_DAY = timedelta(days=1)
LATER = date(2060, 1, 1)


@pytest.mark.parametrize(
    ("code", "direction", "start"),
    [
        ("SURCHARGE_AFTER_RELEASE", Direction.IMPORT, Event.RELEASED),
        ("SURCHARGE_AFTER_EXPORT", Direction.EXPORT, Event.EXPORTED),
    ],
)
def test_the_surcharge_grows_month_by_month_until_it_is_paid_or_full(code, direction, start):
    known = {start: date(2026, 1, 14), Event.NOTIFIED: date(2026, 2, 1)}
    facts = Facts(direction, None, known)

    def last_day(on, **more):
        return clock_of(code, replace(facts, known=known | more), on)

    assert last_day(date(2026, 2, 1)).last_day == date(2026, 2, 14)
    assert last_day(date(2026, 2, 14)).last_day == date(2026, 2, 14)
    assert last_day(date(2026, 2, 15)).last_day == date(2026, 3, 14)
    assert last_day(date(2034, 4, 14)).last_day == date(2034, 4, 14)
    full = last_day(date(2034, 4, 15))
    assert (full.last_day, full.state) == (date(2034, 4, 14), State.MET)
    paid = last_day(date(2026, 9, 1), **{Event.DEBT_PAID: date(2026, 3, 1)})
    assert (paid.last_day, paid.state) == (date(2026, 3, 14), State.MET)
    assert clock_of(code, replace(facts, known={start: NOV20}), NOV20) is None
    other = {Direction.IMPORT: Direction.EXPORT}.get(direction, Direction.IMPORT)
    assert clock_of(code, replace(facts, direction=other), NOV20) is None


def test_on_the_day_of_release_the_first_month_begins_tomorrow():
    known = {Event.RELEASED: NOV20, Event.NOTIFIED: NOV20}

    def last_day(on):
        return clock_of("SURCHARGE_AFTER_RELEASE", Facts(IMPORT, SEA, known), on).last_day

    assert last_day(NOV20) == NOV20
    assert last_day(NOV20 + ONE_DAY) == date(2026, 12, 20)


def test_dangerous_goods_have_the_day_that_the_director_general_sets():
    facts = Facts(IMPORT, SEA, {Event.DANGEROUS: NOV20})
    until = replace(facts, last_days={"TAKE_OUT_DANGEROUS_GOODS": date(2026, 11, 25)})

    assert clock_of("TAKE_OUT_DANGEROUS_GOODS", facts, NOV20) is None
    assert clock_of("TAKE_OUT_DANGEROUS_GOODS", until, NOV20).last_day == date(2026, 11, 25)
    released = replace(until, known={Event.DANGEROUS: NOV20, Event.RELEASED: NOV20})
    assert clock_of("TAKE_OUT_DANGEROUS_GOODS", released, NOV20).state == State.MET
    export = replace(until, direction=Direction.EXPORT)
    assert clock_of("TAKE_OUT_DANGEROUS_GOODS", export, NOV20) is None
    assert RULES["TAKE_OUT_DANGEROUS_GOODS"].section == "107(1)"
    assert RULES["TAKE_OUT_DANGEROUS_GOODS"].binds == (Party.TRADER,)


@pytest.mark.parametrize(
    ("custody", "last"),
    [(date(2026, 11, 10), date(2026, 12, 10)), (date(2026, 10, 1), date(2026, 12, 5))],
)
def test_goods_are_un_cleared_when_both_periods_of_section_107_are_over(custody, last):
    known = {Event.CARRIER_NOTIFIED: NOV20, Event.TAKEN_INTO_CUSTODY: custody}

    assert clock_of("ANSWER_NOTICE_TO_CARRIER", Facts(IMPORT, SEA, known), NOV20).last_day == last


def test_an_entry_into_custody_that_is_still_to_come_moves_no_last_day():
    known = {Event.CARRIER_NOTIFIED: NOV20, Event.TAKEN_INTO_CUSTODY: date(2026, 12, 1)}
    facts = Facts(IMPORT, SEA, known)

    for on, last in (
        (date(2026, 11, 30), date(2026, 12, 5)),
        (date(2026, 12, 1), date(2026, 12, 31)),
    ):
        assert clock_of("ANSWER_NOTICE_TO_CARRIER", facts, on).last_day == last


def test_a_clock_knows_whether_its_last_day_was_put_off():
    facts = Facts(
        IMPORT, SEA, {Event.SUBMITTED: NOV20, Event.NOTIFIED: NOV20, Event.DANGEROUS: NOV20}
    )
    longer = replace(
        facts, last_days={"ASSESS": date(2030, 1, 1), "TAKE_OUT_DANGEROUS_GOODS": NOV20}
    )

    assert not clock_of("ASSESS", facts, NOV20).is_put_off
    assert clock_of("ASSESS", longer, NOV20).is_put_off
    assert not clock_of("APPEAL", facts, NOV20).is_put_off
    assert not clock_of("TAKE_OUT_DANGEROUS_GOODS", longer, NOV20).is_put_off


@pytest.mark.parametrize(
    ("code", "known", "latest"),
    [
        ("ASSESS", {Event.SUBMITTED: NOV20}, date(2031, 11, 20)),
        ("DECIDE_APPEAL", {Event.APPEAL_COMPLETE: NOV20}, date(2027, 8, 17)),
        (
            "EXPORT_PRODUCT",
            {Event.IMPORTED: date(2026, 8, 31), Event.FOR_PRODUCTION: NOV20},
            date(2028, 2, 29),
        ),
        (
            "CLAIM_PRODUCT",
            {Event.PRODUCT_EXPORTED: NOV20, Event.FOR_PRODUCTION: NOV20},
            date(2027, 11, 20),
        ),
    ],
)
def test_a_last_day_is_put_off_as_far_as_the_act_allows(code, known, latest):
    facts = Facts(IMPORT, SEA, known)
    usual = clock_of(code, facts, NOV20).last_day

    assert latest_last_day(RULES[code], facts) == latest
    for day in (usual + ONE_DAY, latest):
        put_off = replace(facts, last_days={code: day})
        assert clock_of(code, put_off, NOV20).last_day == day
        assert clock_of(code, put_off, day).state == State.RUNNING
        assert clock_of(code, put_off, day + ONE_DAY).state == State.MISSED
    for day in (usual, latest + ONE_DAY):
        put_off = replace(facts, last_days={code: day})
        with pytest.raises(InvalidInput) as refusal:
            clocks_for(put_off, on=NOV20)
        assert said(refusal) == (code, day, f"a day after {usual} and not after {latest}")


def test_no_other_rule_can_be_put_off():
    extended = {code for code, rule in RULES.items() if rule.extension}

    assert extended == {"ASSESS", "DECIDE_APPEAL", "EXPORT_PRODUCT", "CLAIM_PRODUCT"}
    facts = Facts(IMPORT, SEA, {Event.NOTIFIED: NOV20}, last_days={"APPEAL": LATER})
    with pytest.raises(InvalidInput) as refusal:
        clocks_for(facts, on=NOV20)
    assert said(refusal) == ("APPEAL", LATER, "no other last day: it cannot be put off")
    assert latest_last_day(RULES["APPEAL"], facts) is None
    assert latest_last_day(RULES["ASSESS"], facts) is None


def test_the_years_for_fraud_follow_the_extended_period():
    known = {Event.SUBMITTED: NOV20, Event.FRAUD_SUSPECTED: NOV20}
    facts = Facts(IMPORT, SEA, known, last_days={"ASSESS": date(2030, 6, 30)})

    assert clock_of("ASSESS_FRAUD", facts, NOV20).last_day == date(2035, 6, 30)


def test_the_thirtieth_day_is_the_last_to_pay():
    assert payment_due(notified_on=NOV20) == date(2026, 12, 20)


def test_a_last_day_can_be_asked_for_by_itself():
    assert usual_last_day("STORAGE", start=NOV20) == date(2026, 11, 30)
    assert usual_last_day("SURCHARGE_AFTER_RELEASE", start=NOV20) == date(2026, 12, 20)
    for code in ("TAKE_OUT_DANGEROUS_GOODS", "NEVER"):
        with pytest.raises(InvalidInput) as refusal:
            usual_last_day(code, start=NOV20)
        assert said(refusal) == ("code", code, "the code of a rule with a period")


@pytest.mark.parametrize(
    "ask", [lambda d: payment_due(notified_on=d), lambda d: usual_last_day("STORAGE", start=d)]
)
def test_what_is_asked_for_by_itself_starts_on_a_day(ask):
    moment = datetime(2026, 11, 20, tzinfo=UTC)

    with pytest.raises(InvalidInput) as refusal:
        ask(moment)

    assert said(refusal) == ("start", moment, "a local date")


def test_a_coaster_has_twenty_four_hours():
    arrived = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)

    assert certificates_due(arrived_at=arrived) == datetime(2026, 11, 21, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize("wrong", [datetime(2026, 11, 20), NOV20])  # noqa: DTZ001
def test_a_moment_has_its_time_zone(wrong):
    with pytest.raises(InvalidInput) as refusal:
        certificates_due(arrived_at=wrong)

    assert said(refusal) == ("arrived_at", wrong, "a moment with its time zone")
