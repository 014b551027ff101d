"""Events come late, twice and out of order; the status is right each time."""

import itertools
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from declarations.timeline import in_order, standing
from declarations.workflow import Status

NINE = datetime(2026, 11, 20, 2, tzinfo=UTC)


@dataclass
class Event:
    code: str
    minutes: float = 0
    facts: dict = field(default_factory=dict)
    late: float = 0

    @property
    def occurred_at(self):
        return NINE + timedelta(minutes=self.minutes)

    @property
    def recorded_at(self):
        return self.occurred_at + timedelta(minutes=self.late)


STORY = [
    Event("RECEIVED", 0),
    Event("ACCEPTED", 1),
    Event("0109", 2),
    Event("0209", 10),
    Event("LANE_RED", 11),
    Event("0301", 12),
    Event("EXAMINED", 40),
    Event("0309", 60),
]


def test_a_declaration_without_events_is_received():
    assert standing([]).status == Status.RECEIVED


@pytest.mark.parametrize(
    ("events", "status"),
    [
        (1, Status.RECEIVED),
        (2, Status.AWAITING_MANIFEST),
        (3, Status.READY_TO_PAY),
        (4, Status.READY_FOR_RELEASE),
        (5, Status.READY_FOR_RELEASE),
        (6, Status.EXAMINATION),
        (7, Status.READY_FOR_RELEASE),
        (8, Status.RELEASED),
    ],
)
def test_each_event_leads_to_its_status(events, status):
    assert standing(STORY[:events]).status == status


def test_any_order_of_arrival_gives_the_same_standing():
    expected = standing(STORY)

    for shuffled in itertools.islice(itertools.permutations(STORY), 0, 40_320, 97):
        assert standing(shuffled) == expected


def test_an_old_event_that_comes_late_undoes_nothing():
    now = standing([*STORY, Event("0209", 10, late=600)])

    assert now.status == Status.RELEASED
    assert now.updated_at == NINE + timedelta(minutes=610)


def test_missing_events_in_between_do_not_matter():
    assert standing([Event("0109"), Event("0409", 5)]).status == Status.DELIVERED


def test_events_of_the_same_second_keep_their_natural_order():
    shuffled = [Event("0309", 0.001), Event("0109", 0.002), Event("0209", 0)]

    assert [event.code for event in in_order(shuffled)] == ["0109", "0209", "0309"]
    assert standing(shuffled).status == Status.RELEASED


def test_nothing_moves_a_cancelled_declaration():
    assert standing([Event("CANCELLED", 5), Event("0309", 6)]).status == Status.CANCELLED


def test_a_hold_and_its_lifting_may_come_again_and_again():
    events = [Event("0209"), Event("HELD", 1), Event("HOLD_LIFTED", 2), Event("HELD", 3)]

    assert standing(events).status == Status.HELD
    assert standing([*events, Event("HOLD_LIFTED", 4)]).status == Status.READY_FOR_RELEASE


def test_a_refused_declaration_may_be_sent_again():
    assert standing([Event("REFUSED"), Event("0109", 1)]).status == Status.READY_TO_PAY


def test_an_unknown_code_is_kept_raw_until_a_known_one_follows():
    unknown = standing([Event("0209"), Event("0302", 1)])

    assert (unknown.status, unknown.raw_code) == (Status.UNKNOWN, "0302")
    known = standing([Event("0209"), Event("0302", 1), Event("0309", 2)])
    assert (known.status, known.raw_code) == (Status.RELEASED, "")


def test_an_unknown_code_of_an_earlier_stage_changes_nothing():
    assert standing([Event("0309"), Event("0210", 1)]).status == Status.RELEASED


def test_an_unknown_code_after_the_end_changes_nothing():
    assert standing([Event("0409"), Event("0499", 1)]).status == Status.DELIVERED


def test_an_unknown_name_is_not_guessed_into_a_later_stage():
    assert standing([Event("0109"), Event("WHATEVER", 1)]).status == Status.READY_TO_PAY


def test_lane_order_and_days_follow_from_the_events():
    now = standing(STORY)

    assert (now.lane, now.order_code) == ("RED", "51")
    assert (now.paid_date, now.released_date) == (date(2026, 11, 20), date(2026, 11, 20))


def test_wanted_documents_are_order_50():
    assert standing([Event("0209"), Event("DOCUMENTS_WANTED", 1)]).order_code == "50"


def test_days_are_local_days():
    assert standing([Event("0109"), Event("0209", 60 * 16)]).paid_date == date(2026, 11, 21)


def test_a_notice_of_assessment_starts_thirty_days():
    now = standing([Event("0309"), Event("ASSESSMENT_NOTICE", 1, {"duty": "1200.50"})])

    assert now.assessed_duty == Decimal("1200.50")
    assert now.payment_due_date == date(2026, 12, 20)


def test_a_paid_assessment_is_owed_no_more():
    events = [Event("ASSESSMENT_NOTICE", 1, {"duty": "1200"}), Event("ASSESSMENT_PAID", 2)]

    now = standing(events)

    assert (now.assessed_duty, now.notified_date, now.payment_due_date) == (None, None, None)
