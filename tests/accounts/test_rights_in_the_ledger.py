"""What is done about a firm's people stands in the firm's access ledger."""

import pytest
from django.utils import timezone

from accounts.actions import invitations, roles
from accounts.actions.opening import Newcomer, open_account
from audit.models import Entry
from tests.accounts.firm import member, own_firm
from tests.factories import MORNING

pytestmark = pytest.mark.django_db

NOW = timezone.now()


def parties(name):
    """Return whose entry it is, and for whom it was done."""
    return Entry.objects.filter(name=name).values_list("owner", "behalf").get()


def test_a_role_given_by_invitation_is_the_firms_own_doing(firm, boss):
    offer = invitations.invite(firm, email="new@example.com", role="VIEWER", by=boss, at=NOW)
    newcomer = Newcomer("ใหม่", "ตัวอย่าง", "new@example.com", "+66800000123", "th")
    invitations.accept_as_newcomer(offer, newcomer=newcomer, at=NOW)

    assert parties("role given") == (firm.party, firm.party)


def test_a_role_taken_up_by_an_account_is_the_firms_own_doing(firm, boss):
    other = member(own_firm(), "VIEWER", "other")
    offer = invitations.invite(firm, email=other.email, role="VIEWER", by=boss, at=NOW)
    invitations.accept(offer, by=other, at=NOW)

    assert parties("role given") == (firm.party, firm.party)


def test_a_role_given_by_customs_is_in_the_ledger_but_not_on_behalf_of_the_firm(firm, portal):
    newcomer = Newcomer("ใหม่", "ตัวอย่าง", "new@example.com", "+66800000123", "th")
    open_account(newcomer, trader=firm, role="DIRECTOR", by=portal, at=MORNING)

    assert parties("role given") == (firm.party, "")


def test_new_factors_allowed_by_an_administrator_are_the_firms_own_doing(firm, boss):
    other = member(firm, "ACCOUNTANT", "other")
    roles.renew_factors(other.memberships.get(), by=boss, at=MORNING)

    assert parties("new factors allowed") == (firm.party, firm.party)
