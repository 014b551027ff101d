"""How a clock of the Act is said: how it stands, in which tone, under which heading."""

from datetime import date, timedelta

import pytest
from django.utils.translation import override

from core.words import Words
from customs_act.deadlines import RULES, Clock, Nature, Party, State
from law.answers import anchor_of, grouped, is_pressing, shown
from law.answers.clocks import AUTHORITIES, GROWS, KEEP, MAY, OVER, TO_DO

TODAY = date(2026, 11, 22)
DUTY, RIGHT, POWER, KEEPING = "PAY_ASSESSED_DUTY", "APPEAL", "ASSESS", "KEEP_IMPORT_RECORDS"
OF_CUSTOMS, OF_THE_COMMITTEE = "NOTIFY_ASSESSMENT", "DECIDE_APPEAL"


def clock(code, *, left, state=None, met=None):
    """Return a clock whose last day is so many days away; ``met`` is how many days after it."""
    last_day = TODAY + timedelta(days=left)
    met_on = None if met is None else last_day + timedelta(days=met)
    if state is None:
        state = State.RUNNING if left >= 0 else State.MISSED
        state = state if met is None else State.MET if met <= 0 else State.MISSED
    return Clock(RULES[code], TODAY - timedelta(days=100), last_day, state, met_on)


RUNNING = clock(DUTY, left=20)
LAST_DAY = clock(DUTY, left=0)
LATE = clock(DUTY, left=-3)
MET = clock(DUTY, left=5, met=-6)
MET_LATE = clock(DUTY, left=-10, met=2)
SERVED = clock(KEEPING, left=-1, state=State.MET)
GONE = clock(RIGHT, left=-1)
ENDED_POWER = clock(POWER, left=-1)


@pytest.mark.parametrize(
    ("one", "thai", "english"),
    [
        (RUNNING, "เหลืออีก 20\xa0วัน", "20\xa0days left"),
        (clock(DUTY, left=1), "เหลืออีก 1\xa0วัน", "1\xa0day left"),
        (LAST_DAY, "วันนี้เป็นวันสุดท้าย", "Today is the last day"),
        (LATE, "พ้นกำหนดมาแล้ว 3\xa0วัน", "3\xa0days late"),
        (clock(OF_CUSTOMS, left=-1), "พ้นกำหนดมาแล้ว 1\xa0วัน", "1\xa0day late"),
        (MET, "ทำแล้วเมื่อ 21\xa0พ.ย.\xa02569", "Done on 21\xa0Nov\xa02026"),
        (MET_LATE, "ทำเมื่อ 14\xa0พ.ย.\xa02569 หลังพ้นกำหนด 2\xa0วัน", "Done on 14\xa0Nov\xa02026, 2\xa0days late"),
        (SERVED, "ครบกำหนดแล้ว", "The time has passed"),
        (GONE, "หมดเวลาแล้ว", "The time is over"),
        (ENDED_POWER, "หมดเวลาแล้ว", "The time is over"),
    ],
)  # fmt: skip
def test_how_a_clock_stands(one, thai, english):
    standing = shown(one, on=TODAY).standing

    assert (standing.th, standing.en) == (thai, english)


@pytest.mark.parametrize(
    ("one", "tone"),
    [
        (clock(DUTY, left=8), "wait"),
        (clock(DUTY, left=7), "action"),
        (LAST_DAY, "action"),
        (LATE, "problem"),
        (MET, "done"),
        (MET_LATE, "done"),
        # Nobody has to act for these, however near their end is.
        (clock(RIGHT, left=1), "wait"),
        (clock(POWER, left=1), "wait"),
        (clock(KEEPING, left=1), "wait"),
        (clock(OF_CUSTOMS, left=1), "wait"),
        (clock(OF_THE_COMMITTEE, left=1), "wait"),
        (clock(OF_CUSTOMS, left=-1), "problem"),
        (SERVED, "done"),
        (GONE, "done"),
        (ENDED_POWER, "done"),
    ],
)
def test_the_tone_asks_for_attention_only_where_somebody_must_act(one, tone):
    assert shown(one, on=TODAY).tone == tone


@pytest.mark.parametrize(
    ("one", "heading"),
    [
        (RUNNING, TO_DO),
        (LAST_DAY, TO_DO),
        (LATE, TO_DO),
        (MET, OVER),
        (MET_LATE, OVER),
        (clock(RIGHT, left=5), MAY),
        (clock(RIGHT, left=5, met=-6), OVER),
        (GONE, OVER),
        (clock(POWER, left=5), AUTHORITIES),
        (ENDED_POWER, OVER),
        (clock(OF_CUSTOMS, left=5), AUTHORITIES),
        (clock(OF_CUSTOMS, left=-5), AUTHORITIES),
        (clock(OF_CUSTOMS, left=-5, met=1), OVER),
        (clock(OF_THE_COMMITTEE, left=-5), AUTHORITIES),
        (clock(KEEPING, left=5), KEEP),
        (SERVED, OVER),
    ],
)
def test_under_which_heading_a_clock_stands(one, heading):
    (group,) = grouped([one], on=TODAY)

    assert group.name == heading
    assert group.is_over is (heading == OVER)


@pytest.mark.parametrize(
    ("one", "pressing"),
    [(RUNNING, True), (LATE, True), (MET, False), (MET_LATE, False), (clock(OF_CUSTOMS, left=-5), False), (clock(RIGHT, left=1), False), (clock(KEEPING, left=1), False)],
)  # fmt: skip
def test_what_a_trader_still_has_to_do_is_pressing(one, pressing):
    assert is_pressing(one) is pressing


def test_headings_come_in_their_order_and_clocks_in_theirs():
    later = clock("STORAGE", left=25)
    clocks = [SERVED, clock(KEEPING, left=5), clock(OF_CUSTOMS, left=5), clock(RIGHT, left=5), RUNNING, later]  # fmt: skip

    groups = grouped(clocks, on=TODAY)

    assert [group.name for group in groups] == [TO_DO, MAY, AUTHORITIES, KEEP, OVER]
    assert [each.code for each in groups[0].clocks] == [DUTY, "STORAGE"]


def test_without_clocks_there_are_no_headings():
    assert grouped([], on=TODAY) == []


def test_clocks_that_bind_only_those_left_out_are_not_shown():
    shared = clock("STORAGE", left=5)
    clocks = [shared, clock("UNLOAD", left=5), clock(OF_CUSTOMS, left=5)]

    (group,) = grouped(clocks, on=TODAY, leave_out={Party.MASTER, Party.CUSTOMS})

    assert [each.code for each in group.clocks] == ["STORAGE"]


@pytest.mark.parametrize("code", RULES)
def test_every_rule_can_be_shown_in_both_languages(code):
    one = shown(clock(code, left=5), on=TODAY)

    assert (one.code, one.section, one.anchor) == (code, RULES[code].section, anchor_of(code))
    assert (one.started_on, one.last_day) == (TODAY - timedelta(days=100), date(2026, 11, 27))
    for words in (one.name, one.binds, one.since, one.standing, one.after):
        assert words.th
        assert words.en
        assert "{" not in words.th + words.en


def test_a_clock_follows_the_readers_language():
    one = shown(clock("STORAGE", left=5), on=TODAY)

    assert str(one.since) == "นับแต่วันที่เรือเข้าถึงท่าศุลกากร"
    assert str(one.binds) == "ผู้นำของเข้าหรือผู้ส่งของออก / นายเรือ"
    with override("en"):
        assert str(one.since) == "From arrival of the vessel at a customs port"
        assert str(one.binds) == "Importer or exporter / Master of the vessel"


def test_the_rules_used_here_are_of_the_natures_meant():
    natures = [RULES[code].nature for code in (DUTY, RIGHT, POWER, KEEPING, OF_CUSTOMS)]

    assert natures == [Nature.DUTY, Nature.RIGHT, Nature.POWER, Nature.KEEPING, Nature.DUTY]


def test_a_right_that_begins_after_its_last_day_is_waited_for_and_then_open():
    waiting, begun = (
        clock("SUE_WITHOUT_RULING", left=left, state=state)
        for left, state in ((3, State.RUNNING), (-1, State.MET))
    )

    assert [group.name for group in grouped([waiting], on=TODAY)] == [KEEP]
    [group] = grouped([begun], on=TODAY)
    assert (group.name, group.is_over) == (MAY, False)
    assert (group.clocks[0].standing.en, group.clocks[0].tone) == ("Open to you now", "wait")


def test_a_sum_that_grows_is_no_duty_and_stands_under_its_own_heading():
    month = clock("SURCHARGE_AFTER_RELEASE", left=3)

    assert not is_pressing(month)
    assert [group.name for group in grouped([month], on=TODAY)] == [GROWS]
    assert shown(month, on=TODAY).tone == "wait"
    full = clock("SURCHARGE_AFTER_RELEASE", left=-1, state=State.MET)
    assert [group.name for group in grouped([full], on=TODAY)] == [OVER]


def test_a_last_day_that_was_put_off_says_so():
    rule = RULES["ASSESS"]
    usual = Clock(rule, date(2026, 11, 20), date(2029, 11, 20), State.RUNNING, None)

    assert "extended" not in shown(usual, on=TODAY).standing.en
    put_off = usual._replace(last_day=date(2029, 11, 21))
    assert shown(put_off, on=TODAY).standing.en.endswith("days left (extended)")


def test_the_trader_is_called_as_the_page_calls_them():
    importer = Words("ผู้นำของเข้า", "Importer")

    assert shown(RUNNING, on=TODAY, trader=importer).binds == importer
    assert shown(clock("STORAGE", left=1), on=TODAY, trader=importer).binds.en == (
        "Importer / Master of the vessel"
    )
