"""What waits at an office: in which order, for whom, in how many queries."""

from datetime import timedelta

import pytest

from declarations import actions
from declarations.views.officers import queue
from declarations.workflow import Status, next_step
from tests.declarations.officers.conftest import text
from tests.factories import MORNING, DeclarationFactory, OfficeFactory, OfficerFactory
from tests.statements import asked

LATER = MORNING + timedelta(hours=2)


@pytest.fixture
def waiting(happen):
    """Three declarations that wait for release, the middle one the longest, one elsewhere."""
    shown = [DeclarationFactory(office=OfficeFactory(code="2801")) for _n in range(3)]
    for declaration, minutes in zip(shown, (20, 10, 30), strict=True):
        happen(declaration, "0209", minutes=minutes)
    elsewhere = DeclarationFactory(office=OfficeFactory(code="1190"))
    happen(elsewhere, "0209")
    return [shown[1], shown[0], shown[2], elsewhere]


def numbers(answer):
    return [declaration.number for declaration in answer.context["page"].rows]


def test_what_waits_longest_comes_first(desk, waiting, officer):
    answer = desk(officer).open("officer_queue")

    assert numbers(answer) == [declaration.number for declaration in waiting[:3]]


def test_what_is_paid_finished_or_not_yet_paid_does_not_wait(desk, declaration, happen, officer):
    happen(declaration, "0109")
    assert numbers(desk(officer).open("officer_queue")) == []


def test_the_national_role_sees_every_office_and_may_choose_one(desk, waiting, national_officer):
    desk = desk(national_officer)

    assert len(numbers(desk.open("officer_queue"))) == 4
    assert numbers(desk.open("officer_queue", office="1190")) == [waiting[3].number]


def test_another_office_cannot_be_chosen(desk, waiting, officer):
    answer = desk(officer).open("officer_queue", office="1190")

    assert waiting[3].number not in numbers(answer)


@pytest.mark.parametrize(
    ("step", "task"),
    [("order_examination", "result"), ("hold", "held"), ("release", "deliver"), (None, "decide")],
)
def test_each_status_waits_for_its_task(desk, paid, officer, step, task):
    words = {"hold": {"reason": "OTHER", "text": "x"}}
    if step:
        getattr(actions, step)(paid, **words.get(step, {}), by=officer, at=LATER)

    answer = desk(officer).open("officer_queue")

    counts = {waiting.task.name: waiting.count for waiting in answer.context["tasks"]}
    assert counts == {"decide": 0, "result": 0, "held": 0, "deliver": 0} | {task: 1}
    assert numbers(desk(officer).open("officer_queue", task=task)) == [paid.number]


def test_a_lane_can_be_chosen(desk, waiting, happen, officer):
    happen(waiting[2], "LANE_RED", minutes=31)

    assert numbers(desk(officer).open("officer_queue", lane="RED")) == [waiting[2].number]
    assert numbers(desk(officer).open("officer_queue", lane="BLUE"))[0] == waiting[0].number


def test_pages_lead_from_the_oldest_to_the_newest_and_back(desk, waiting, officer, monkeypatch):
    monkeypatch.setattr(queue, "ROWS", 2)
    desk = desk(officer)

    first = desk.open("officer_queue")
    second = desk.open("officer_queue", cursor=first.context["page"].newer)
    back = desk.open("officer_queue", cursor=second.context["page"].older)

    assert first.context["page"].older is None
    assert numbers(first) + numbers(second) == [d.number for d in waiting[:3]]
    assert numbers(back) == numbers(first)


def test_counts_stop_at_their_limit(desk, waiting, officer, monkeypatch):
    monkeypatch.setattr(queue, "COUNTED_TO", 2)

    assert "over 2" in text(desk(officer).open("officer_queue"))


def test_an_officer_of_no_office_is_told_so(desk, officer):
    officer.offices.clear()

    assert "You work at no customs office yet" in text(desk(officer).open("officer_queue"))


@pytest.mark.parametrize(("person", "most"), [("officer", 7), ("national_officer", 7)])
def test_the_number_of_queries_does_not_grow(desk, waiting, happen, person, most, request):
    desk = desk(request.getfixturevalue(person))
    desk.open("officer_queue")
    with asked() as few:
        desk.open("officer_queue")
    for _n in range(5):
        happen(DeclarationFactory(office=OfficeFactory(code="2801")), "0209")

    with asked() as many:
        desk.open("officer_queue")

    assert len(many) == len(few) == most


@pytest.mark.parametrize(
    ("status", "lane", "order", "step"),
    [
        (Status.READY_FOR_RELEASE, "GREEN", "", "release"),
        (Status.READY_FOR_RELEASE, "RED", "", "order_examination"),
        (Status.READY_FOR_RELEASE, "RED", "51", "release"),
        (Status.EXAMINATION, "RED", "51", "record_result"),
        (Status.HELD, "", "", "lift_hold"),
        (Status.RELEASED, "", "", "deliver"),
    ],
)
def test_each_row_has_one_usual_next_step(status, lane, order, step):
    assert next_step(status, lane=lane, order=order).name == step


@pytest.fixture
def red(paid, happen):
    """On the red line, ready for release."""
    return happen(paid, "LANE_RED", minutes=31)


def proposed(answer):
    [(_declaration, step)] = answer.context["lines"]
    return step and step.name


def test_who_examined_red_line_goods_is_not_offered_their_release(
    desk, red, officer, second_officer
):
    actions.order_examination(red, by=officer, at=LATER)
    actions.record_result(red, result="AS_DECLARED", by=officer, at=LATER)

    assert proposed(desk(officer).open("officer_queue")) is None
    assert proposed(desk(second_officer).open("officer_queue")) == "release"


def test_red_line_goods_ordered_but_not_examined_are_not_offered_for_release(desk, red, officer):
    actions.order_examination(red, by=officer, at=LATER)
    actions.hold(red, reason="OTHER", text="x", by=officer, at=LATER + timedelta(minutes=1))
    actions.lift_hold(red, by=officer, at=LATER + timedelta(minutes=2))

    assert proposed(desk(officer).open("officer_queue")) == "order_examination"


def test_a_step_without_its_right_is_not_proposed(desk, paid):
    newcomer = OfficerFactory(offices=[paid.office], permissions=["hold_declaration"])

    assert proposed(desk(newcomer).open("officer_queue")) is None


def test_all_red_line_goods_of_a_page_cost_one_query(desk, waiting, happen, officer):
    happen(waiting[0], "LANE_RED", minutes=31)
    happen(waiting[0], "EXAMINED", minutes=32)
    happen(waiting[0], "EXAMINATION_ORDERED", minutes=31, order="51")
    desk = desk(officer)
    desk.open("officer_queue")
    with asked() as one:
        desk.open("officer_queue")
    for declaration in waiting[1:3]:
        happen(declaration, "LANE_RED", minutes=31)
        happen(declaration, "EXAMINATION_ORDERED", minutes=31, order="51")
        happen(declaration, "EXAMINED", minutes=32)

    with asked() as three:
        desk.open("officer_queue")

    assert len(one) == len(three) == 8


@pytest.mark.parametrize("status", [Status.UNKNOWN, Status.READY_TO_PAY, Status.DELIVERED])
def test_where_nothing_is_usual_no_step_is_proposed(status):
    assert next_step(status, lane="RED", order="") is None
