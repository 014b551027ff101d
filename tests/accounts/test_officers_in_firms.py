"""Officers act for no firm, and a role stays with its person and firm."""

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from accounts.actions import invitations, mandates, roles
from accounts.actions.mandates import Terms
from accounts.actions.opening import give_role
from accounts.actions.roles import OfficerInFirm
from accounts.models import Membership
from tests.factories import MORNING, MembershipFactory, OfficerFactory, TraderFactory, UserFactory

pytestmark = pytest.mark.django_db

NOW = timezone.now()


@pytest.fixture
def inspector(db):
    """An officer who can be written to."""
    return OfficerFactory(username="inspector", email="inspector@example.com")


def test_an_officer_takes_no_invitation_up(firm, boss, inspector):
    offer = invitations.invite(firm, email=inspector.email, role="ADMINISTRATOR", by=boss, at=NOW)

    with pytest.raises(OfficerInFirm):
        invitations.accept(offer, by=inspector, at=NOW)
    with pytest.raises(OfficerInFirm):
        give_role(inspector, trader=firm, role="VIEWER", by=boss, at=NOW)
    assert not inspector.memberships.exists()


def test_who_became_an_officer_signs_for_no_firm_any_more(firm, boss, inspector):
    MembershipFactory(user=inspector, trader=firm, role="ADMINISTRATOR")
    terms = Terms("ALL", MORNING.date())

    with pytest.raises(OfficerInFirm):
        mandates.give(firm, TraderFactory(), terms, by=inspector, at=MORNING)
    with pytest.raises(OfficerInFirm):
        roles.end_role(boss.memberships.get(), by=inspector, at=MORNING)
    with pytest.raises(roles.LastAdministrator):
        roles.end_role(boss.memberships.get(), by=boss, at=MORNING)


# In the admin


@pytest.fixture
def root(client, db):
    """Looks after people and places."""
    client.force_login(UserFactory(username="root", is_staff=True, is_superuser=True))
    return client


def send(root, person, rows, **typed):
    """Enter a person with roles in firms, as the admin's page sends them."""
    there = len([row for row in rows if "id" in row])
    form = {"username": person.username, "is_active": "on"} | typed
    form |= {"memberships-TOTAL_FORMS": len(rows), "memberships-INITIAL_FORMS": there}
    for place, row in enumerate(rows):
        form |= {
            f"memberships-{place}-{name}": value
            for name, value in ({"user": person.pk} | row).items()
        }
    with translation.override("th"):
        return root.post(reverse("admin:accounts_user_change", args=[person.pk]), form)


def row_of(membership, **changes):
    kept = {"id": membership.pk, "trader": membership.trader_id, "role": membership.role}
    return kept | changes


def test_nobody_becomes_an_officer_while_they_act_for_a_firm(root):
    membership = MembershipFactory()

    answer = send(root, membership.user, [row_of(membership)], is_officer="on")

    assert "บัญชีของเจ้าหน้าที่" in answer.text
    membership.user.refresh_from_db()
    assert not membership.user.is_officer
    send(root, membership.user, [row_of(membership, DELETE="on")], is_officer="on")
    membership.user.refresh_from_db()
    assert membership.user.is_officer


def test_no_officer_is_given_a_role_in_a_firm(root, inspector):
    rows = [{"trader": TraderFactory().pk, "role": "ADMINISTRATOR"}]

    answer = send(root, inspector, rows, is_officer="on")

    assert "บัญชีของเจ้าหน้าที่" in answer.text
    assert not Membership.objects.exists()


def test_a_role_is_never_moved_to_another_firm_or_person(root):
    membership, other = MembershipFactory(), TraderFactory()

    moved = row_of(membership, trader=other.pk, role="VIEWER")
    assert send(root, membership.user, [moved]).status_code == 302

    changed = Membership.objects.get()
    assert (changed.trader, changed.user) == (membership.trader, membership.user)
    assert changed.role == "VIEWER", "what it is to the firm may be changed"
