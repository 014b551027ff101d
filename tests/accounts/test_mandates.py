"""Mandates: given or asked for, confirmed, ended, renewed, reminded of, and seen by both sides."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from accounts.actions import mandates
from accounts.actions.mandates import (
    AlreadyMandated,
    MandateChanged,
    NotRenewable,
    Terms,
)
from accounts.models import Mandate
from audit.models import Entry
from notifications.models import Message
from tests.accounts.firm import mails, member
from tests.factories import MORNING, OfficeFactory, TraderFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 20)
YEAR = Terms("ALL", TODAY, TODAY + timedelta(days=364))
State = Mandate.State


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


@pytest.fixture
def asked(client_firm, broker_firm, importer, shipping):
    """A mandate that the broker asked for."""
    return mandates.ask(client_firm, broker_firm, YEAR, by=shipping, at=MORNING)


def on(day):
    """Return a moment in the morning of a day."""
    return datetime(day.year, day.month, day.day, 3, tzinfo=UTC)


def in_force(day=TODAY):
    return Mandate.objects.in_force(on=day).exists()


def test_a_client_gives_a_mandate_and_both_sides_are_told(given, client_firm):
    assert given.state(TODAY) == State.IN_FORCE
    assert mails("mandate_given") == ["importer@example.com", "shipping@example.com"]
    assert "Example Importer" in Message.objects.get(address="shipping@example.com").text
    entry = Entry.objects.get(name="mandate given")
    assert (entry.actor, entry.subject) == ("importer", f"mandate {str(given.key)[:13]}")
    assert (entry.owner, entry.behalf) == (client_firm.party, client_firm.party)


def test_a_mandate_asked_for_holds_once_the_client_confirmed_it(asked, importer):
    assert (asked.state(TODAY), in_force()) == (State.ASKED, False)
    assert mails("mandate_asked") == ["importer@example.com", "shipping@example.com"]

    mandates.confirm(asked, by=importer, at=MORNING)

    assert in_force()
    with pytest.raises(MandateChanged):
        mandates.confirm(asked, by=importer, at=MORNING)


def test_a_client_declines_and_a_broker_asks_again(asked, importer, shipping):
    declined = mandates.end(asked, by=importer, at=MORNING)

    assert declined.state(TODAY) == State.DECLINED
    assert declined.ended_for == asked.client
    with pytest.raises(MandateChanged):
        mandates.confirm(asked, by=importer, at=MORNING)
    assert mandates.ask(asked.client, asked.broker, YEAR, by=shipping, at=MORNING)


def test_what_was_asked_for_and_is_past_cannot_be_confirmed(asked, importer):
    with pytest.raises(MandateChanged):
        mandates.confirm(asked, by=importer, at=on(YEAR.until_date + timedelta(days=1)))


@pytest.mark.parametrize("side", ["importer", "shipping"])
def test_either_side_ends_it_at_once_and_both_are_told(given, side, request):
    ended = mandates.end(given, by=request.getfixturevalue(side), at=MORNING)

    assert (ended.state(TODAY), in_force()) == (State.ENDED, False)
    assert ended.ended_for == (given.client if side == "importer" else given.broker)
    assert len(mails("mandate_ended")) == 2
    with pytest.raises(MandateChanged):
        mandates.end(given, by=request.getfixturevalue("importer"), at=MORNING)


@pytest.mark.parametrize("role", ["ACCOUNTANT", "VIEWER"])
@pytest.mark.parametrize("side", ["client_firm", "broker_firm"])
def test_others_of_either_side_sign_nothing(asked, role, side, request):
    person = member(request.getfixturevalue(side), role, "person")
    calls = [
        lambda: mandates.give(asked.client, asked.broker, YEAR, by=person, at=MORNING),
        lambda: mandates.ask(asked.client, asked.broker, YEAR, by=person, at=MORNING),
        lambda: mandates.confirm(asked, by=person, at=MORNING),
        lambda: mandates.end(asked, by=person, at=MORNING),
        lambda: mandates.renew(asked, until_date=None, by=person, at=MORNING),
    ]
    for call in calls:
        with pytest.raises(PermissionDenied):
            call()


def test_each_side_signs_for_itself_alone(asked, importer, shipping, stranger):
    with pytest.raises(PermissionDenied):
        mandates.confirm(asked, by=shipping, at=MORNING)
    with pytest.raises(PermissionDenied):
        mandates.give(asked.client, asked.broker, YEAR, by=shipping, at=MORNING)
    with pytest.raises(PermissionDenied):
        mandates.ask(asked.client, asked.broker, YEAR, by=importer, at=MORNING)
    with pytest.raises(PermissionDenied):
        mandates.end(asked, by=stranger, at=MORNING)


def test_a_director_signs_as_well(client_firm, broker_firm):
    director = member(client_firm, "DIRECTOR", "director")

    assert mandates.give(client_firm, broker_firm, YEAR, by=director, at=MORNING)


NEXT_YEAR = YEAR.until_date + timedelta(days=1)


@pytest.mark.parametrize(
    ("terms", "clashes"),
    [
        (YEAR, True),
        (Terms("IMPORT", TODAY), True),
        (Terms("ALL", YEAR.until_date), True),
        (Terms("ALL", NEXT_YEAR), False),
        (Terms("ALL", TODAY - timedelta(days=9), TODAY - timedelta(days=1)), False),
    ],
)
def test_no_two_mandates_are_for_the_same_declarations_and_days(given, importer, terms, clashes):
    if clashes:
        with pytest.raises(AlreadyMandated):
            mandates.give(given.client, given.broker, terms, by=importer, at=MORNING)
    else:
        assert mandates.give(given.client, given.broker, terms, by=importer, at=MORNING)


def test_mandates_for_other_directions_or_offices_stand_beside_each_other(
    client_firm, broker_firm, importer
):
    here, there = OfficeFactory(code="2801"), OfficeFactory(code="1190")

    def give(*terms):
        at = MORNING
        return mandates.give(client_firm, broker_firm, Terms(*terms), by=importer, at=at)

    give("IMPORT", TODAY, None, False, (here,))
    give("IMPORT", TODAY, None, False, (there,))
    give("EXPORT", TODAY)
    for clash in [("ALL", TODAY), ("IMPORT", TODAY, None, True, (here, there)), ("EXPORT", TODAY)]:
        with pytest.raises(AlreadyMandated):
            give(*clash)


@pytest.mark.django_db(transaction=True)
def test_the_same_given_and_asked_for_at_once_is_there_once(at_once):
    one, other = TraderFactory(), TraderFactory()
    importer = member(one, "ADMINISTRATOR", "importer")
    shipping = member(other, "ADMINISTRATOR", "shipping")
    for round_ in range(3):
        Mandate.objects.all().delete()
        calls = [(mandates.give, importer), (mandates.ask, shipping)] * 2

        answers = at_once(
            lambda n, calls=calls: calls[n][0](one, other, YEAR, by=calls[n][1], at=MORNING),
            times=4,
        )

        refused = [type(answer) for answer in answers].count(AlreadyMandated)
        assert (refused, Mandate.objects.count()) == (3, 1), (round_, answers)


def test_both_ends_belong_to_the_time_in_which_it_holds(given):
    days = {
        TODAY - timedelta(days=1): False,
        TODAY: True,
        YEAR.until_date: True,
        YEAR.until_date + timedelta(days=1): False,
    }

    assert {day: in_force(day) for day in days} == days


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (TODAY - timedelta(days=1), State.TO_COME),
        (TODAY, State.IN_FORCE),
        (YEAR.until_date - timedelta(days=31), State.IN_FORCE),
        (YEAR.until_date - timedelta(days=30), State.ENDING),
        (YEAR.until_date, State.ENDING),
        (YEAR.until_date + timedelta(days=1), State.PAST),
    ],
)
def test_the_state_follows_from_the_day(given, day, state):
    assert given.state(day) == state


def test_renewing_gives_a_new_one_from_the_day_after(given, importer):
    until = YEAR.until_date + timedelta(days=365)

    new = mandates.renew(given, until_date=until, by=importer, at=MORNING)

    assert (new.from_date, new.until_date) == (YEAR.until_date + timedelta(days=1), until)
    assert (new.scope, new.given_by) == ("ALL", importer)
    with pytest.raises(AlreadyMandated):
        mandates.renew(given, until_date=until, by=importer, at=MORNING)


def test_a_broker_who_renews_asks_and_a_past_one_goes_on_from_today(given, shipping):
    later = YEAR.until_date + timedelta(days=100)

    new = mandates.renew(given, until_date=None, by=shipping, at=on(later))

    assert (new.from_date, new.state(later)) == (later, State.ASKED)


def test_what_was_ended_or_has_no_last_day_is_not_renewed(given, importer):
    mandates.end(given, by=importer, at=MORNING)
    given.refresh_from_db()
    endless = mandates.give(
        given.client, given.broker, Terms("ALL", TODAY), by=importer, at=MORNING
    )

    for mandate in (given, endless):
        with pytest.raises(NotRenewable):
            mandates.renew(mandate, until_date=None, by=importer, at=MORNING)
    assert mandates.first_day_after(endless, at=MORNING) == TODAY
