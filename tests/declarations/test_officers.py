"""What officers do to a declaration, and what stops them."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from audit.models import Entry
from core.workflow import StepRefused
from declarations import actions
from declarations.actions.by_officer import ChangedMeanwhile
from declarations.actions.officers import (
    ExaminationFirst,
    SecondOfficerNeeded,
)
from declarations.workflow import Status
from tests.factories import MORNING, DeclarationFactory, OfficerFactory

LATER = MORNING + timedelta(hours=2)


def test_released_goods_show_it_in_status_and_timeline(paid, officer):
    released = actions.release(paid, by=officer, at=LATER)

    assert (released.status, released.status_code) == (Status.RELEASED, "0309")
    event = released.events.get(code="0309")
    assert (event.by, event.actor, event.occurred_at) == (officer, "OFFICER", LATER)


def test_every_step_leaves_an_entry_in_the_trail(paid, officer):
    actions.release(paid, by=officer, at=LATER)

    entry = Entry.objects.get(name="release")
    assert (entry.subject, entry.actor) == (paid.number, "officer")


@pytest.mark.parametrize(
    ("order", "code"),
    [("51", "0301"), ("50", "EXAMINATION_ORDERED"), ("77", "EXAMINATION_ORDERED")],
)
def test_an_examination_is_ordered_in_one_of_three_ways(paid, officer, order, code):
    ordered = actions.order_examination(paid, order=order, text="ช่อง 4", by=officer, at=LATER)

    assert (ordered.status, ordered.order_code) == (Status.EXAMINATION, order)
    assert ordered.events.get(code=code).facts == {"order": order, "text": "ช่อง 4"}


def test_no_number_is_invented_for_the_examination_of_an_export(happen, officer):
    export = DeclarationFactory(document_type="1", office=officer.offices.get())
    happen(export, "0209")

    ordered = actions.order_examination(export, by=officer, at=LATER)

    assert ordered.status_code == ""
    assert ordered.events.filter(code="EXAMINATION_ORDERED").exists()


def test_examined_goods_are_ready_for_release_again(paid, officer):
    actions.order_examination(paid, by=officer, at=LATER)
    examined = actions.record_result(paid, result="AS_DECLARED", by=officer, at=LATER)

    assert examined.status == Status.READY_FOR_RELEASE
    assert examined.events.get(code="EXAMINED").facts == {"result": "AS_DECLARED"}


def test_a_note_of_the_examiner_is_kept(paid, officer):
    actions.order_examination(paid, by=officer, at=LATER)
    actions.record_result(paid, result="DIFFERENT", text="เกิน 2 หีบ", by=officer, at=LATER)

    assert paid.events.get(code="EXAMINED").facts["text"] == "เกิน 2 หีบ"


def test_goods_on_hold_are_not_released(paid, officer):
    held = actions.hold(paid, reason="LICENCE", text="รอใบอนุญาต อย.", by=officer, at=LATER)

    assert held.status == Status.HELD
    with pytest.raises(StepRefused):
        actions.release(paid, by=officer, at=LATER)


def test_a_lifted_hold_opens_the_release(paid, officer):
    actions.hold(paid, reason="LICENCE", text="รอใบอนุญาต", by=officer, at=LATER)
    lifted = actions.lift_hold(paid, by=officer, at=LATER + timedelta(minutes=1))

    assert lifted.status == Status.READY_FOR_RELEASE


def test_released_goods_are_delivered(paid, officer):
    actions.release(paid, by=officer, at=LATER)
    delivered = actions.deliver(paid, by=officer, at=LATER + timedelta(minutes=1))

    assert (delivered.status, delivered.is_finished) == (Status.DELIVERED, True)


def test_a_cancelled_declaration_says_why(declaration, officer):
    cancelled = actions.cancel(declaration, text="ยื่นซ้ำ", by=officer, at=LATER)

    assert cancelled.status == Status.CANCELLED
    assert cancelled.events.get(code="CANCELLED").facts == {"text": "ยื่นซ้ำ"}


def test_nothing_is_done_to_a_finished_declaration(declaration, officer):
    actions.cancel(declaration, text="ยื่นซ้ำ", by=officer, at=LATER)

    with pytest.raises(StepRefused):
        actions.cancel(declaration, text="อีกครั้ง", by=officer, at=LATER)


def test_unpaid_goods_are_not_released(declaration, happen, officer):
    happen(declaration, "0109")

    with pytest.raises(StepRefused):
        actions.release(declaration, by=officer, at=LATER)
    assert not declaration.events.filter(code="0309").exists()


def test_a_trader_cannot_release(paid, trader):
    with pytest.raises(PermissionDenied):
        actions.release(paid, by=trader, at=LATER)


def test_the_red_line_asks_for_an_examination_first(paid, happen, officer):
    happen(paid, "LANE_RED", minutes=31)

    with pytest.raises(ExaminationFirst):
        actions.release(paid, by=officer, at=LATER)


def test_the_red_line_asks_for_a_second_officer(paid, happen, officer, second_officer):
    happen(paid, "LANE_RED", minutes=31)
    actions.order_examination(paid, by=officer, at=LATER)
    actions.record_result(paid, result="AS_DECLARED", by=officer, at=LATER)

    with pytest.raises(SecondOfficerNeeded):
        actions.release(paid, by=officer, at=LATER)
    assert actions.release(paid, by=second_officer, at=LATER).status == Status.RELEASED


def test_an_unknown_status_does_not_bind_the_officers_hands(paid, happen, officer):
    happen(paid, "0302", minutes=40)

    assert paid.status == Status.UNKNOWN
    assert actions.release(paid, by=officer, at=LATER).status == Status.RELEASED


def test_events_cannot_be_changed(paid):
    with pytest.raises(IntegrityError, match="only added"):
        paid.events.update(code="0409")


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_at_once_one_wins_and_the_other_is_told(paid, officer, at_once):
    officers = [officer, OfficerFactory(offices=[paid.office])]

    answers = at_once(lambda n: actions.release(paid, by=officers[n], at=LATER), times=2)

    assert sorted(type(answer).__name__ for answer in answers) == ["Declaration", "StepRefused"]
    assert paid.events.filter(code="0309").count() == 1


def test_rebuilding_mends_a_column_that_went_wrong(paid):
    type(paid).objects.filter(pk=paid.pk).update(status=Status.RELEASED)

    assert actions.rebuild(paid) is True
    paid.refresh_from_db()
    assert paid.status == Status.READY_FOR_RELEASE
    assert actions.rebuild(paid) is False


def test_a_further_result_from_elsewhere_does_not_free_the_examiner(paid, happen, officer):
    happen(paid, "LANE_RED", minutes=31)
    actions.order_examination(paid, by=officer, at=LATER)
    actions.record_result(paid, result="AS_DECLARED", by=officer, at=LATER)
    happen(paid, "EXAMINED", minutes=180)

    with pytest.raises(SecondOfficerNeeded):
        actions.release(paid, by=officer, at=LATER + timedelta(hours=2))


def test_a_step_counts_although_another_clock_is_ahead(paid, happen, officer):
    happen(paid, "0301", minutes=124, at=LATER)

    examined = actions.record_result(paid, result="AS_DECLARED", by=officer, at=LATER)

    assert examined.status == Status.READY_FOR_RELEASE


def test_an_unknown_code_opens_no_step(declaration, happen, officer):
    happen(declaration, "0309")
    happen(declaration, "0401", minutes=1)

    with pytest.raises(StepRefused):
        actions.release(declaration, by=officer, at=LATER)
    assert actions.deliver(declaration, by=officer, at=LATER).status == Status.DELIVERED


def test_every_change_is_seen_by_officers_even_at_the_same_moment(paid, happen, officer):
    seen = paid.updated_at
    happen(paid, "LANE_RED", minutes=31, at=seen)

    with pytest.raises(ChangedMeanwhile):
        actions.hold(paid, reason="OTHER", text="x", by=officer, at=LATER, seen=seen)
