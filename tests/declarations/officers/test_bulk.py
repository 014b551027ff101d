"""Many numbers at once: preview and run agree, and nothing is done silently."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from declarations import actions
from declarations.actions import bulk
from declarations.actions.bulk import Verdict
from declarations.workflow import Status
from tests.declarations.officers.conftest import Desk, text
from tests.factories import MORNING, DeclarationFactory, OfficeFactory

LATER = MORNING + timedelta(hours=2)


@pytest.fixture
def ready(happen):
    """Three declarations ready for release."""
    declarations = DeclarationFactory.create_batch(3)
    for declaration in declarations:
        happen(declaration, "0209")
    return declarations


@pytest.fixture
def several(ready, happen, officer):
    """One number for each verdict of a preview."""
    actions.release(ready[1], by=officer, at=LATER)
    unpaid = DeclarationFactory()
    elsewhere = DeclarationFactory(office=OfficeFactory(code="1190"))
    happen(elsewhere, "0209")
    return [ready[0].number, ready[1].number, unpaid.number, elsewhere.number, "nothing"]


def preview(desk, numbers, step="release"):
    return desk.send("officer_bulk", step=step, numbers="\n".join(numbers))


def run(desk, shown):
    return desk.send("officer_bulk_confirm", follow=True, token=shown.context["token"])


def verdicts(lines):
    return [line["verdict"] if isinstance(line, dict) else line.verdict for line in lines]


def test_a_preview_tells_what_becomes_of_each_number_and_changes_nothing(desk, several, officer):
    shown = preview(desk(officer), several)

    assert verdicts(shown.context["lines"]) == [
        Verdict.WILL_CHANGE,
        Verdict.ALREADY,
        Verdict.REFUSED,
        Verdict.UNKNOWN,
        Verdict.UNKNOWN,
    ]
    assert "is not possible while the status is “Received”" in text(shown)
    assert bulk.Declaration.objects.get(number=several[0]).status == Status.READY_FOR_RELEASE


def test_the_run_does_what_the_preview_said(desk, several, officer):
    desk = desk(officer)

    report = run(desk, preview(desk, several))

    assert verdicts(report.context["lines"]) == [
        Verdict.DONE,
        Verdict.ALREADY,
        Verdict.REFUSED,
        Verdict.UNKNOWN,
        Verdict.UNKNOWN,
    ]
    assert bulk.Declaration.objects.get(number=several[0]).status == Status.RELEASED


def test_a_declaration_that_changed_after_the_preview_is_reported_and_left_alone(
    desk, ready, officer, second_officer
):
    desk = desk(officer)
    shown = preview(desk, [declaration.number for declaration in ready])
    actions.hold(ready[1], reason="OTHER", text="x", by=second_officer, at=LATER)
    actions.lift_hold(ready[1], by=second_officer, at=LATER + timedelta(minutes=1))

    report = run(desk, shown)

    assert verdicts(report.context["lines"]) == [Verdict.DONE, Verdict.CHANGED, Verdict.DONE]
    assert report.context["lines"][1]["why"] == "Hold lifted – (second_officer)"
    ready[1].refresh_from_db()
    assert ready[1].status == Status.READY_FOR_RELEASE


def test_a_number_that_came_to_be_after_the_preview_is_not_done(desk, happen, officer):
    desk = desk(officer)
    shown = preview(desk, ["A0200691100999"])
    happen(DeclarationFactory(number="A0200691100999"), "0209")

    assert verdicts(run(desk, shown).context["lines"]) == [Verdict.CHANGED]


def test_a_declaration_that_left_the_office_is_not_done(desk, ready, officer):
    desk = desk(officer)
    shown = preview(desk, [ready[0].number])
    ready[0].office = OfficeFactory(code="1190")
    ready[0].save()

    assert verdicts(run(desk, shown).context["lines"]) == [Verdict.CHANGED]
    assert not ready[0].events.filter(code="0309").exists()


def test_confirming_twice_does_it_once(desk, ready, officer):
    desk = desk(officer)
    shown = preview(desk, [ready[0].number])

    run(desk, shown)
    again = run(desk, shown)

    assert verdicts(again.context["lines"]) == [Verdict.CHANGED]
    assert ready[0].events.filter(code="0309").count() == 1


def test_a_change_under_the_lock_is_reported_too(ready, officer, monkeypatch):
    [line] = bulk.preview("release", [ready[0].number], by=officer)

    def late(declaration, **given):
        type(declaration).objects.filter(pk=declaration.pk).update(updated_at=LATER)
        return actions.release(declaration, **given)

    monkeypatch.setitem(bulk.STEPS, "release", late)
    [done] = bulk.run("release", [(line.typed, line.version)], by=officer, at=LATER)

    assert done.verdict == Verdict.CHANGED
    assert not ready[0].events.filter(code="0309").exists()


def test_one_refusal_does_not_undo_the_others(desk, ready, happen, officer):
    happen(ready[1], "LANE_RED", minutes=5)
    desk = desk(officer)

    report = run(desk, preview(desk, [declaration.number for declaration in ready]))

    assert verdicts(report.context["lines"]) == [Verdict.DONE, Verdict.REFUSED, Verdict.DONE]
    assert "only after an examination" in text(report)


def test_numbers_are_taken_as_people_paste_them(desk, ready, officer):
    number = ready[0].number
    pasted = (
        f" {number[:4]}-{number[4:]} ,\t{ready[1].number.lower()}\r\n\n{number[:4]}-{number[4:]}"
    )

    shown = desk(officer).send("officer_bulk", step="release", numbers=pasted)

    assert verdicts(shown.context["lines"]) == [Verdict.WILL_CHANGE, Verdict.WILL_CHANGE]


def test_a_number_typed_in_two_ways_is_counted_once(desk, ready, officer):
    number = ready[0].number
    typed = [f"{number[:4]}-{number[4:]}", number, "A999-0691100001", "a9990691100001"]
    desk = desk(officer)

    shown = preview(desk, typed)

    assert verdicts(shown.context["lines"]) == [Verdict.WILL_CHANGE, Verdict.UNKNOWN]
    assert [line.typed for line in shown.context["lines"]] == [typed[0], typed[2]]
    assert verdicts(run(desk, shown).context["lines"]) == [Verdict.DONE, Verdict.UNKNOWN]


def test_references_find_what_has_no_number_yet(desk, happen, officer):
    declaration = DeclarationFactory(number=None, reference="demo-000-1")
    happen(declaration, "0209")

    shown = preview(desk(officer), ["demo-000-1"])

    assert verdicts(shown.context["lines"]) == [Verdict.WILL_CHANGE]


def test_no_more_than_five_hundred_at_once(desk, officer):
    answer = preview(desk(officer), [f"A{n}" for n in range(501)])

    assert answer.status_code == 422
    assert "These are 501 numbers" in text(answer)


def test_a_preview_reads_all_numbers_in_one_query(desk, ready, officer):
    desk = desk(officer)
    numbers = [declaration.number for declaration in ready]
    desk.open("officer_bulk")
    with CaptureQueriesContext(connection) as one:
        preview(desk, numbers[:1])
    with CaptureQueriesContext(connection) as three:
        preview(desk, numbers)

    assert len(one) == len(three)


def test_a_report_can_be_taken_along_as_csv(desk, several, officer):
    desk = desk(officer)
    report = run(desk, preview(desk, [*several, "=HYPERLINK(1)"])).context["report"]

    answer = desk.open("officer_bulk_csv", report)

    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["result"] for row in rows][:2] == ["DONE", "ALREADY"]
    assert rows[-1]["typed"] == "'=HYPERLINK(1)"


def test_a_report_is_its_officers_own(desk, ready, officer, second_officer):
    desk = desk(officer)
    report = run(desk, preview(desk, [ready[0].number])).context["report"]

    other = Desk(desk.client, second_officer)

    assert other.open("officer_bulk_report", report).status_code == 404
    assert other.open("officer_bulk_csv", report).status_code == 404


def test_a_preview_is_confirmed_by_its_officer_and_unchanged(desk, ready, officer, second_officer):
    desk = desk(officer)
    token = preview(desk, [ready[0].number]).context["token"]

    assert desk.send("officer_bulk_confirm", token=token + "x").status_code == 404
    assert desk.send("officer_bulk_confirm").status_code == 404
    other = Desk(desk.client, second_officer)
    assert other.send("officer_bulk_confirm", token=token).status_code == 404
    assert not ready[0].events.filter(code="0309").exists()


@pytest.mark.parametrize("person", ["trader", "stranger"])
def test_to_everyone_else_the_pages_do_not_exist(desk, ready, person, declaration, request):
    desk = desk(request.getfixturevalue(person))

    assert desk.open("officer_bulk").status_code == 404
    assert preview(desk, [ready[0].number]).status_code == 404
    assert desk.send("officer_bulk_confirm").status_code == 404


def test_nothing_is_offered_where_nothing_would_change(desk, officer):
    assert "officer/bulk/confirm" not in text(preview(desk(officer), ["nothing"]))
