"""The stepper and the timeline, as pages show them."""

from datetime import timedelta

import pytest

from declarations.answers import Reader, latest_telling, stages, summary, timeline
from declarations.catalogue.events import KINDS
from declarations.workflow import Status
from tests.declarations.unsaved import TODAY, declared
from tests.declarations.unsaved import event as plain_event
from tests.factories import MORNING

READER = Reader(frozenset({1}))


def event(code, minutes=0, **facts):
    made = plain_event(code, minutes, **facts)
    made.actor = KINDS[code].actor if code in KINDS else "CUSTOMS_SYSTEM"
    return made


def stepper(declaration, *events):
    return stages(declaration, events, summary(declaration, reader=READER, on=TODAY))


def states(*args):
    return [stage.state for stage in stepper(*args)]


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status.RECEIVED, ["now", "todo", "todo", "todo"]),
        (Status.READY_TO_PAY, ["done", "now", "todo", "todo"]),
        (Status.HELD, ["done", "done", "now", "todo"]),
        (Status.RELEASED, ["done", "done", "done", "now"]),
        (Status.DELIVERED, ["done"] * 4),
    ],
)
def test_each_status_has_its_stage_under_way(status, expected):
    assert states(declared(status)) == expected


def test_a_done_stage_has_the_moment_when_the_next_began():
    steps = stepper(
        declared(Status.READY_FOR_RELEASE),
        event("0209", 30),
        event("0109", 10),
        event("EXAMINED", 90),
    )

    assert [step.at for step in steps] == [
        MORNING + timedelta(minutes=10),
        MORNING + timedelta(minutes=30),
        None,
        None,
    ]


def test_a_stage_that_was_jumped_over_is_done_when_the_later_one_began():
    steps = stepper(declared(Status.DELIVERED), event("0109"), event("0409", 50))

    assert steps[2].at == steps[3].at == MORNING + timedelta(minutes=50)


def test_the_stage_under_way_names_who_is_waited_for():
    steps = stepper(declared())

    assert [step.waiting.th if step.waiting else "" for step in steps] == [
        "",
        "รอผู้นำของเข้า",
        "",
        "",
    ]


def test_nobody_is_waited_for_where_nobody_is_known():
    unknown = stepper(declared(Status.UNKNOWN, raw_code="0302"))

    assert (unknown[2].state, unknown[2].waiting) == ("now", None)


def test_a_cancelled_declaration_keeps_what_was_done():
    assert states(declared(Status.CANCELLED), event("0109"), event("CANCELLED", 9)) == [
        "done",
        "todo",
        "todo",
        "todo",
    ]


def test_the_last_stage_of_an_export_is_loading():
    assert stepper(declared(document_type="1"))[3].name.en == "Loading"


def entries(*events):
    return [entry for group in timeline(declared(), events) for entry in group.entries]


def test_the_newest_comes_first():
    assert [entry.code for entry in entries(event("0109"), event("0209", 9))] == ["0209", "0109"]


def test_no_events_make_no_timeline():
    assert timeline(declared(), []) == []


def test_a_question_and_its_answer_of_the_same_minute_are_one():
    sent, answered = event("DUTY_SENT_TO_BANK", 1), event("BANK_ANSWERED", 1.1)

    (both,) = entries(sent, answered)

    assert (both.sent_at, both.at) == (sent.occurred_at, answered.occurred_at)
    assert both.sentence.en == "Duty data sent to the bank and answered"


def test_a_late_answer_stands_by_itself():
    assert len(entries(event("DUTY_SENT_TO_BANK"), event("BANK_ANSWERED", 2))) == 2
    assert len(entries(event("BANK_ANSWERED"))) == 1


def test_pairs_may_be_interleaved():
    folded = entries(
        event("GUARANTEE_SENT"),
        event("DUTY_SENT_TO_BANK", 0.1),
        event("GUARANTEE_ANSWERED", 0.2),
        event("BANK_ANSWERED", 0.3),
    )

    assert [entry.sentence.en.split()[0] for entry in folded] == ["Duty", "Guarantee"]


def test_our_own_codes_are_not_shown_and_unknown_ones_are():
    shown = [entry.code for entry in entries(event("RECEIVED"), event("0302", 1), event("XY", 2))]

    assert shown == ["XY", "0302", ""]


def test_details_are_told_in_words():
    (held,) = entries(event("HELD", reason="LICENCE", text="ขอใบอนุญาต"))
    (notice,) = entries(event("ASSESSMENT_NOTICE", duty="1200.50"))

    assert [words.en for words in held.details] == ["Licence awaited", "ขอใบอนุญาต"]
    assert [words.en for words in notice.details] == ["1,200.50\xa0baht"]


def story(length):
    codes = [
        "RECEIVED", "0109", "DUTY_COMPUTED", "PAYMENT_REMINDER", "0209",
        "LANE_RED", "PORT_TOLD", "GOODS_READY", "0301", "EXAMINED", "0309", "0409",
    ]  # fmt: skip
    return [event(code, 10 * n) for n, code in enumerate(codes[:length])]


def test_a_long_timeline_is_grouped_by_stage():
    groups = timeline(declared(), story(12))

    assert [group.name.en for group in groups] == [
        "Delivery",
        "Release",
        "Duty and tax",
        "Formalities",
    ]
    assert [len(group.entries) for group in groups] == [1, 6, 3, 2]


@pytest.mark.parametrize(("length", "grouped"), [(9, False), (10, True)])
def test_grouping_begins_at_ten(length, grouped):
    assert (timeline(declared(), story(length))[0].name is not None) is grouped


def test_the_latest_telling_event_is_found_whatever_the_order():
    events = [event("GOODS_READY", 9), event("0301", 5), event("PORT_TOLD", 7)]

    assert latest_telling(events).code == "GOODS_READY"
    assert latest_telling([event("0109")]) is None
