"""What the trail keeps beside the deed: whose record, for whom, from where, seen how often."""

from datetime import timedelta

import pytest
from django.http import HttpResponse

from audit import actions as audit
from audit.models import Entry
from core.callers import CALLER
from core.middleware import CallerMiddleware
from declarations import actions
from tests.factories import MORNING, TraderFactory

OWNER, BROKER = "0000000012343/000000", "0000000045675/000001"


def seen(by, **changes):
    told = {"subject": "A0200691100123", "owner": OWNER, "behalf": BROKER, "at": MORNING}
    audit.note("viewed", **(told | changes), by=by)


def test_a_trader_is_named_by_tax_number_and_branch(db):
    assert TraderFactory(tax_id="0000000012343", branch=2).party == "0000000012343/000002"


def test_an_entry_tells_whose_record_it_was_and_for_whom(officer):
    audit.record("viewed", subject="A", owner=OWNER, behalf=BROKER, by=officer, at=MORNING)

    entry = Entry.objects.get()
    assert (entry.owner, entry.behalf) == (OWNER, BROKER)
    assert entry.details == {"from_offices": "2801"}, "the officer's of that day"
    assert entry.recorded_at > MORNING


def test_what_nobody_asked_for_comes_from_nowhere(officer):
    audit.record("viewed", subject="A", by=officer, at=MORNING)

    assert Entry.objects.get().source == ""


def test_what_a_request_does_tells_where_it_came_from(rf, officer):
    def view(request):
        audit.record("viewed", subject="A", by=officer, at=MORNING)
        return HttpResponse()

    CallerMiddleware(view)(rf.get("/", REMOTE_ADDR="203.0.113.7"))

    assert Entry.objects.get().source == "203.0.113.x"
    assert CALLER.get() == ""


def test_a_request_that_breaks_leaves_no_address_behind(rf):
    def view(request):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        CallerMiddleware(view)(rf.get("/", REMOTE_ADDR="203.0.113.7"))

    assert CALLER.get() == ""


def test_what_is_seen_again_soon_is_noted_once(officer):
    seen(officer)
    seen(officer, at=MORNING + audit.ONCE_IN - timedelta(seconds=1))
    assert Entry.objects.count() == 1

    seen(officer, at=MORNING + audit.ONCE_IN)
    assert Entry.objects.count() == 2


@pytest.mark.parametrize(
    "other", [{"subject": "B"}, {"owner": BROKER}, {"behalf": OWNER}, {"why": "something else"}]
)
def test_something_else_is_noted_as_well(officer, other):
    seen(officer)
    seen(officer, **other)

    assert Entry.objects.count() == 2


def test_another_person_and_another_address_are_noted_as_well(officer, second_officer):
    seen(officer)
    seen(second_officer)
    token = CALLER.set("203.0.113.x")
    try:
        seen(officer)
    finally:
        CALLER.reset(token)

    assert Entry.objects.count() == 3


def test_it_costs_one_statement(officer, django_assert_num_queries):
    assert officer.kept_in_trail, "the offices are read once for a request"
    with django_assert_num_queries(1):
        seen(officer)


def test_whatever_is_done_to_a_declaration_names_its_importer(paid, officer):
    actions.release(paid, by=officer, at=MORNING + timedelta(hours=1))

    entries = Entry.objects.filter(subject=paid.identifier)
    assert {entry.name for entry in entries} == {"event 0109", "event 0209", "release"}
    assert {entry.owner for entry in entries} == {paid.trader.party}
