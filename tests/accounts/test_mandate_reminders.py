"""Reminders before a mandate ends, and what a broker may print under one."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils.timezone import localdate

from accounts.actions import mandates
from accounts.actions.mandates import LookedUpTooOften, Terms
from accounts.models import Mandate, may_print_for
from accounts.tasks import remind_of_mandates
from audit.models import Entry
from tests.accounts.firm import mails, member
from tests.factories import MORNING, OfficeFactory, TraderFactory, UserFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 20)
YEAR = Terms("ALL", TODAY, TODAY + timedelta(days=364))


@pytest.fixture
def client_firm(db):
    return TraderFactory(name_th="ผู้นำเข้าตัวอย่าง", name_en="Example Importer")


@pytest.fixture
def broker_firm(db):
    return TraderFactory(name_th="ชิปปิ้งตัวอย่าง", name_en="Example Shipping")


@pytest.fixture
def importer(client_firm):
    """An administrator of the client."""
    return member(client_firm, "ADMINISTRATOR", "importer")


@pytest.fixture
def shipping(broker_firm):
    """An administrator of the broker."""
    return member(broker_firm, "ADMINISTRATOR", "shipping", language="en")


@pytest.fixture
def given(client_firm, broker_firm, importer, shipping):
    """A mandate for a year from today on."""
    return mandates.give(client_firm, broker_firm, YEAR, by=importer, at=MORNING)


def on(day):
    """Return a moment in the morning of a day."""
    return datetime(day.year, day.month, day.day, 3, tzinfo=UTC)


def remind(portal, days_left):
    """Let the task run so many days before the end, and return how many were reminded of."""
    return mandates.remind(by=portal, at=on(YEAR.until_date - timedelta(days=days_left)))


def test_both_sides_are_reminded_thirty_seven_and_one_day_before(given, portal):
    reminded = [left for left in range(40, -2, -1) if remind(portal, left)]

    assert reminded == [30, 7, 1]
    assert len(mails("mandate_ends")) == 6
    assert remind(portal, 1) == 0, "safe to run again"
    assert [e.details for e in Entry.objects.filter(name="mandate reminded").order_by("pk")] == [
        {"days": "30"},
        {"days": "7"},
        {"days": "1"},
    ]


@pytest.mark.parametrize(("days_left", "then"), [(20, [7, 1]), (5, [1]), (0, [])])
def test_after_a_stop_only_the_reminder_that_is_due_now_goes_out(given, portal, days_left, then):
    assert remind(portal, days_left) == 1
    assert len(mails("mandate_ends")) == 2
    assert [left for left in range(days_left - 1, -1, -1) if remind(portal, left)] == then


def test_a_short_mandate_begins_without_a_reminder(client_firm, broker_firm, importer, portal):
    short = Terms("ALL", TODAY, TODAY + timedelta(days=10))
    mandates.give(client_firm, broker_firm, short, by=importer, at=MORNING)

    assert mandates.remind(by=portal, at=MORNING) == 0
    assert mandates.remind(by=portal, at=MORNING + timedelta(days=3)) == 1


def test_nobody_is_reminded_of_what_was_ended_asked_for_or_renewed(given, importer, portal):
    mandates.renew(given, until_date=None, by=importer, at=MORNING)
    assert remind(portal, 30) == 0

    Mandate.objects.exclude(pk=given.pk).delete()
    mandates.end(given, by=importer, at=MORNING)
    assert remind(portal, 30) == 0


def test_a_mandate_with_no_last_day_is_never_reminded_of(
    client_firm, broker_firm, importer, portal
):
    mandates.give(client_firm, broker_firm, Terms("ALL", TODAY), by=importer, at=MORNING)

    assert mandates.remind(by=portal, at=MORNING) == 0


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_remind_once(at_once):
    portal, firms = UserFactory(username="etracking"), (TraderFactory(), TraderFactory())
    importer = member(firms[0], "ADMINISTRATOR", "importer")
    mandates.give(*firms, YEAR, by=importer, at=MORNING)

    answers = at_once(lambda n: remind(portal, 30), times=4)

    assert sum(answers) == 1, answers
    assert len(mails("mandate_ends")) == 1


def test_the_task_reminds_as_the_portal(given, portal):
    Mandate.objects.update(from_date=localdate(), until_date=localdate() + timedelta(days=7))

    remind_of_mandates()

    assert Entry.objects.get(name="mandate reminded").actor == "etracking"


def test_who_looks_up_too_many_firms_has_to_wait(client_firm, importer):
    def find(at):
        return mandates.find_firm(client_firm.tax_id, 0, by=importer, at=at)

    assert {find(MORNING) for _time in range(60)} == {client_firm}
    with pytest.raises(LookedUpTooOften):
        find(MORNING)
    assert find(MORNING + timedelta(hours=1)) == client_firm


# Printing


def may_print(person, given, **other):
    asked = {"direction": "IMPORT", "office": OfficeFactory(code="2801").pk, "on": TODAY} | other
    return may_print_for(person, client=given.client, broker=given.broker, **asked)


def test_a_brokers_director_prints_under_a_mandate_that_lets_him(given, broker_firm, importer):
    director = member(broker_firm, "DIRECTOR", "director")
    assert not may_print(director, given), "the mandate does not let the broker print"
    mandates.end(given, by=importer, at=MORNING)
    places = (OfficeFactory(code="2801"),)
    terms = Terms("IMPORT", TODAY, YEAR.until_date, True, places)
    mandates.give(given.client, given.broker, terms, by=importer, at=MORNING)

    assert may_print(director, given)
    assert not may_print(director, given, direction="EXPORT")
    assert not may_print(director, given, office=OfficeFactory(code="1190").pk)
    assert not may_print(director, given, on=YEAR.until_date + timedelta(days=1))
    for role in ("ADMINISTRATOR", "ACCOUNTANT", "VIEWER"):
        assert not may_print(member(broker_firm, role, role.lower()), given)
    director.memberships.all().delete()
    assert not may_print(director, given), "read again at that moment"
