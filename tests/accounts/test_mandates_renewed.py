"""Mandates renewed: by both sides at once, once only, and what a reminder takes for a renewal."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from accounts.actions import mandates
from accounts.actions.mandates import AlreadyMandated, NotRenewable, Terms
from accounts.models import Mandate
from audit.models import Entry
from tests.accounts.firm import mails, member
from tests.factories import MORNING, OfficeFactory, TraderFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 20)
YEAR = Terms("IMPORT", TODAY, TODAY + timedelta(days=364))
NEXT = replace(YEAR, from_date=YEAR.until_date + timedelta(days=1), until_date=None)
A_WEEK_BEFORE = datetime(2027, 11, 12, 3, tzinfo=UTC)


def two_firms():
    """Return two firms and who signs for each."""
    firms = TraderFactory(), TraderFactory()
    names = ("importer", "shipping")
    return firms, [
        member(firm, "ADMINISTRATOR", name) for firm, name in zip(firms, names, strict=True)
    ]


def give(firms, terms, by):
    return mandates.give(*firms, terms, by=by, at=MORNING)


@pytest.mark.django_db(transaction=True)
def test_both_sides_renew_at_once_and_it_is_renewed_once(at_once):
    firms, sides = two_firms()
    for round_ in range(5):
        Mandate.objects.all().delete()
        given = give(firms, YEAR, sides[0])

        def renew(n, given=given):
            return mandates.renew(given, until_date=None, by=sides[n % 2], at=MORNING)

        answers = at_once(renew, times=4)

        refused = [type(answer) for answer in answers].count(AlreadyMandated)
        assert (refused, Mandate.objects.count()) == (3, 2), (round_, answers)


def test_what_was_ended_meanwhile_is_not_renewed(db):
    firms, sides = two_firms()
    given = give(firms, YEAR, sides[0])
    mandates.end(Mandate.objects.get(), by=sides[1], at=MORNING)

    with pytest.raises(NotRenewable):
        mandates.renew(given, until_date=None, by=sides[0], at=MORNING)


def remind(portal):
    return mandates.remind(by=portal, at=A_WEEK_BEFORE)


def test_a_reminder_is_left_out_where_all_that_ends_goes_on(portal):
    firms, sides = two_firms()
    here = OfficeFactory(code="2801")
    give(firms, replace(YEAR, offices=(here,)), sides[0])
    give(firms, replace(NEXT, scope="ALL", offices=(here, OfficeFactory())), sides[0])

    assert remind(portal) == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"scope": "EXPORT"},
        {"may_print": False},
        {"offices": ("1190",)},
        {"offices": ("2801",)},
        {"from_date": NEXT.from_date + timedelta(days=1)},
    ],
)
def test_both_sides_are_reminded_where_less_than_that_goes_on(portal, changes):
    firms, sides = two_firms()
    places = {code: OfficeFactory(code=code) for code in ("2801", "1190", "0100")}
    ends = replace(YEAR, may_print=True, offices=(places["2801"], places["0100"]))
    give(firms, ends, sides[0])
    offices = tuple(places[code] for code in changes.get("offices", ()))
    follows = replace(NEXT, **({"may_print": True} | changes | {"offices": offices}))
    give(firms, follows, sides[0])

    assert remind(portal) == 1


def test_a_mandate_for_all_offices_does_not_go_on_for_one_of_them(portal):
    firms, sides = two_firms()
    give(firms, YEAR, sides[0])
    give(firms, replace(NEXT, offices=(OfficeFactory(),)), sides[0])

    assert remind(portal) == 1


def test_directors_are_told_as_well_since_they_sign_too(portal):
    firms, sides = two_firms()
    member(firms[1], "DIRECTOR", "director")
    member(firms[1], "VIEWER", "viewer")
    sides[1].memberships.all().delete()
    give(firms, YEAR, sides[0])

    assert remind(portal) == 1
    told = ["importer@example.com", "director@example.com"]
    assert mails("mandate_given") == mails("mandate_ends") == told


def test_nobody_reminded_is_not_said_to_be_and_who_comes_later_is(portal):
    firms, sides = two_firms()
    give(firms, YEAR, sides[0])
    roles = [side.memberships.get() for side in sides]
    for role in roles:
        role.delete()

    assert remind(portal) == 0
    assert not Entry.objects.filter(name="mandate reminded").exists()
    member(firms[1], "DIRECTOR", "director")
    assert remind(portal) == 1
    assert mails("mandate_ends") == ["director@example.com"]
