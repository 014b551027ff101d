"""Mandates renewed: by both sides at once, once only, and what a reminder takes for a renewal."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from accounts.actions import mandates
from accounts.actions.mandates import AlreadyMandated, NotRenewable, Terms
from accounts.models import Mandate
from tests.accounts.firm import member
from tests.factories import MORNING, TraderFactory

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
