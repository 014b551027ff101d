"""The clocks of the Act: when they run, their last day, and the days on each side of it."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customs_act.consignments import Direction, Mode
from customs_act.deadlines import (
    EVENTS,
    PARTIES,
    RULES,
    TABLES,
    Event,
    Facts,
    Party,
    State,
    clocks_for,
)
from customs_act.errors import InvalidInput
from tests.customs_act.clock_cases import (
    CASES,
    ELSEWHERE,
    IMPORT,
    KEPT,
    NOV20,
    SEA,
    clock_of,
    goods_of,
)
from tests.customs_act.refusals import said

ONE_DAY = timedelta(days=1)
LASTING = {Event.SETTLED, Event.RELEASED, Event.DEBT_PAID}
MOMENT = datetime(2026, 11, 20, tzinfo=UTC)
ALL_GOODS = list(product(Direction, [*Mode, None], [False, True]))


def ids(case):
    return f"{case.code}-{min(case.known.values())}"


each_case = pytest.mark.parametrize("case", CASES, ids=ids)


def test_every_rule_has_a_case():
    assert {case.code for case in CASES} | ELSEWHERE == set(RULES)


@each_case
def test_the_last_day_and_the_days_beside_it(case):
    facts = goods_of(case)

    before, last, after = (clock_of(case.code, facts, case.last + n * ONE_DAY) for n in (-1, 0, 1))

    assert {before.last_day, last.last_day, after.last_day} == {case.last}
    assert before.state == last.state == State.RUNNING
    assert after.state == (State.MET if case.code in KEPT else State.MISSED)
    assert (before.days_left(case.last - ONE_DAY), after.days_left(case.last + ONE_DAY)) == (1, -1)


@each_case
def test_whom_it_binds_and_where_it_stands(case):
    rule = RULES[case.code]

    assert " ".join(rule.binds) == case.binds
    assert rule.section == case.section


@each_case
def test_without_any_of_what_is_known_it_does_not_run(case):
    facts = goods_of(case)
    for event in case.known:
        known = {other: day for other, day in case.known.items() if other != event}
        assert clock_of(case.code, replace(facts, known=known), case.last) is None, event


@each_case
def test_it_is_met_by_what_the_act_says_and_by_nothing_else(case):
    facts = goods_of(case)
    for event in set(Event) - set(case.known):
        facts_then = replace(facts, known={**case.known, event: case.last})
        clock = clock_of(case.code, facts_then, case.last)
        if event in case.barred_by:
            assert clock is None, event
        else:
            assert (clock.state == State.MET) is (event in case.met_by), event


@each_case
def test_what_is_done_a_day_late_is_missed_and_yet_done(case):
    facts, late = goods_of(case), case.last + ONE_DAY
    for event in case.met_by:
        clock = clock_of(case.code, replace(facts, known={**case.known, event: late}), late)
        assert (clock.state, clock.met_on) == (State.MISSED, late)


@each_case
def test_nothing_meets_it_before_it_starts_but_what_lasts(case):
    facts, start = goods_of(case), case.known[RULES[case.code].starts]
    for event in case.met_by:
        early = replace(facts, known={**case.known, event: start - ONE_DAY})
        state = clock_of(case.code, early, case.last).state
        assert state == (State.MET if event in LASTING else State.RUNNING), event
        at_once = replace(facts, known={**case.known, event: start})
        assert clock_of(case.code, at_once, case.last).state == State.MET, event


@each_case
def test_what_happens_later_is_not_known_yet(case):
    facts, start = goods_of(case), max(case.known.values())

    assert clock_of(case.code, facts, start - ONE_DAY) is None
    for event in case.met_by:
        later = replace(facts, known={**case.known, event: case.last})
        assert clock_of(case.code, later, case.last - ONE_DAY).state == State.RUNNING


@each_case
def test_the_goods_that_it_is_for_and_no_others(case):
    for direction, mode, in_transit in ALL_GOODS:
        concerned = (
            case.direction in {None, direction}
            and (not case.modes or mode in case.modes)
            and case.transit in {None, in_transit}
        )
        clock = clock_of(case.code, Facts(direction, mode, case.known, in_transit), case.last)
        assert (clock is not None) is concerned, (direction, mode, in_transit)


def test_the_clocks_come_soonest_first():
    known = dict.fromkeys(
        [Event.SUBMITTED, Event.PAID, Event.ARRIVED, Event.IMPORTED, Event.NOTIFIED], NOV20
    )

    found = clocks_for(Facts(IMPORT, SEA, known), on=NOV20)

    assert [clock.rule.code for clock in found] == [
        "STORAGE",
        "UNLOAD",
        "APPEAL",
        "PAY_ASSESSED_DUTY",
        "REEXPORT",
        "ASSESS",
        "CLAIM_OVERPAID_IMPORT",
        "KEEP_IMPORT_RECORDS",
        "COLLECT",
    ]
    assert {clock.started_on for clock in found} == {NOV20}


@given(
    known=st.dictionaries(st.sampled_from(Event), st.dates(date(2020, 1, 1), date(2030, 1, 1))),
    goods=st.sampled_from(ALL_GOODS),
    on=st.dates(date(2020, 1, 1), date(2045, 1, 1)),
)
def test_whatever_is_known_the_clocks_agree_with_themselves(known, goods, on):
    direction, mode, in_transit = goods
    found = clocks_for(Facts(direction, mode, known, in_transit), on=on)

    assert [clock.last_day for clock in found] == sorted(clock.last_day for clock in found)
    for clock in found:
        assert clock.started_on <= on
        assert clock.state != State.RUNNING or (clock.met_on is None and on <= clock.last_day)
        assert clock.state != State.MISSED or max(clock.met_on or on, on) > clock.last_day


@given(case=st.sampled_from(CASES), days=st.integers(0, 400))
def test_a_missed_clock_never_runs_again(case, days):
    facts = goods_of(case)
    missed = clock_of(case.code, facts, case.last + ONE_DAY).state

    assert clock_of(case.code, facts, case.last + timedelta(days=1 + days)).state == missed


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"direction": "SIDEWAYS"}, ("direction", "SIDEWAYS", "one of IMPORT, EXPORT")),
        ({"mode": "PIPELINE"}, ("mode", "PIPELINE", "one of SEA, LAND, AIR, POST")),
        ({"known": {"SNOWED": NOV20}}, ("event", "SNOWED", "one of " + ", ".join(Event))),
        ({"known": {Event.PAID: MOMENT}}, (Event.PAID, MOMENT, "a local date")),
        ({"last_days": {"NEVER": NOV20}}, ("last_days", "NEVER", "the code of a rule")),
        ({"last_days": {"ASSESS": "tomorrow"}}, ("ASSESS", "tomorrow", "a local date")),
    ],
)
def test_unknown_words_and_impossible_days_are_refused(wrong, told):
    with pytest.raises(InvalidInput) as refusal:
        Facts(**{"direction": IMPORT, "mode": SEA, "known": {}} | wrong)

    assert said(refusal) == told


def test_the_day_asked_about_is_a_day():
    facts = Facts(IMPORT, SEA, {})

    with pytest.raises(InvalidInput) as refusal:
        clocks_for(facts, on=MOMENT)

    assert said(refusal) == ("on", MOMENT, "a local date")


def test_words_may_be_given_as_text():
    facts = Facts("IMPORT", "SEA", {"ARRIVED": NOV20})

    assert clock_of("STORAGE", facts, NOV20).last_day == date(2026, 11, 30)


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_a_rule_says_in_both_languages_what_it_is_and_what_follows(rule):
    for text in (rule.name, rule.after):
        assert re.search("[ก-๙]", text.th)
        assert re.fullmatch(r"[ -~]+", text.en)
        cited = re.findall(r"มาตรา (\d+)", text.th), re.findall(r"s\. (\d+)", text.en)
        assert cited[0] == cited[1]


def test_every_word_has_a_text_and_every_table_is_read():
    assert set(EVENTS) == set(Event)
    assert set(PARTIES) == set(Party)
    assert sum(len(rules) for rules in TABLES.values()) == len(RULES)
    used = {rule.starts for rule in RULES.values()}
    used |= {e for rule in RULES.values() for e in (*rule.met_by, *rule.needs, *rule.unless)}
    assert used == set(Event)
