"""Pages that grew old while an officer looked at them: nothing is done unseen."""

from datetime import timedelta

import pytest
from django.utils import translation

from declarations import actions
from declarations.actions.by_officer import ChangedMeanwhile
from declarations.workflow import Status
from tests.clients import PersonClient
from tests.declarations.officers.conftest import Desk, text
from tests.factories import MORNING

LATER = MORNING + timedelta(hours=2)


@pytest.mark.parametrize("step", ["release", "hold"])
def test_a_decision_on_an_old_page_is_not_taken(desk, paid, officer, second_officer, step):
    seen = paid.updated_at
    actions.hold(paid, reason="OTHER", text="Wait", by=second_officer, at=LATER)
    actions.lift_hold(paid, by=second_officer, at=LATER + timedelta(minutes=1))

    answer = desk(officer).confirm(paid, step, seen=seen, reason="VALUE", text="kept words")

    paid.refresh_from_db()
    assert (answer.status_code, paid.status) == (409, Status.READY_FOR_RELEASE)
    page = text(answer)
    assert "Nothing was done" in page
    assert "Release put on hold" in page
    assert "second_officer" in page
    assert 'datetime="2026-11-20T12:00:00+07:00"' in page
    assert ("kept words" in page) is (step == "hold")
    assert ("What you typed is kept" in page) is (step == "hold")


def test_an_old_page_on_which_nothing_was_typed_keeps_nothing(desk, paid, officer, second_officer):
    seen = paid.updated_at
    actions.order_examination(paid, by=second_officer, at=LATER)

    page = text(desk(officer).confirm(paid, "hold", seen=seen))

    assert "Nothing was done" in page
    assert "What you typed" not in page
    assert "confirm it again below" in page


def test_what_an_old_page_said_can_be_confirmed_anew(desk, paid, officer, second_officer):
    seen = paid.updated_at
    actions.hold(paid, reason="OTHER", text="Wait", by=second_officer, at=LATER)
    lifted = actions.lift_hold(paid, by=second_officer, at=LATER + timedelta(minutes=1))
    desk = desk(officer)

    page = text(desk.confirm(paid, "release", seen=seen))
    assert f'value="{lifted.updated_at.isoformat()}"' in page

    assert "is now: Released (was: " in text(desk.confirm(lifted, "release"))


def test_an_old_page_of_a_step_no_longer_possible_says_who_was_quicker(
    desk, paid, officer, second_officer
):
    seen = paid.updated_at
    actions.release(paid, by=second_officer, at=LATER)

    answer = desk(officer).confirm(paid, "release", seen=seen)

    assert answer.status_code == 409
    assert "second_officer" in text(answer)
    assert "is not possible while the status is “Released”" in text(answer)
    assert 'name="confirmed"' not in text(answer)


def test_amended_particulars_make_a_page_old_too(desk, paid, officer):
    seen = paid.updated_at
    type(paid).objects.filter(pk=paid.pk).update(updated_at=LATER)

    answer = desk(officer).confirm(paid, "release", seen=seen)

    assert answer.status_code == 409
    assert "Its particulars were amended" in text(answer)


@pytest.mark.parametrize("seen", ["", "yesterday", "2026-11-20T10:00:00"])
def test_a_page_without_its_moment_decides_nothing(desk, paid, officer, seen):
    answer = desk(officer).send("officer_step", paid.number, "release", confirmed="y", seen=seen)

    paid.refresh_from_db()
    assert (answer.status_code, paid.status) == (422, Status.READY_FOR_RELEASE)


def test_a_change_between_page_and_lock_is_seen_under_the_lock(paid, officer):
    with translation.override("en"), pytest.raises(ChangedMeanwhile, match="nothing was"):
        actions.cancel(paid, text="x", by=officer, at=LATER, seen=LATER)
    assert not paid.events.filter(code="CANCELLED").exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_at_once_one_wins_and_the_other_is_told(
    paid, officer, second_officer, at_once
):
    desks = [Desk(PersonClient(), person) for person in (officer, second_officer)]

    answers = at_once(lambda n: desks[n].confirm(paid, "release"), times=2)

    assert paid.events.filter(code="0309").count() == 1
    told = sorted("is now: Released (was: " in text(answer) for answer in answers)
    assert told == [False, True]
    loser = next(answer for answer in answers if "is now: Released (was: " not in text(answer))
    assert "changed meanwhile" in text(loser)
