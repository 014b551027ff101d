"""The people of a firm: who sees whom, who ends which role, and what ends with it."""

import threading

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse
from django.utils import translation

from accounts.actions.roles import LastAdministrator, RoleGone, end_role
from accounts.models import Membership
from audit.models import Entry
from tests.accounts.firm import mails, member, own_firm
from tests.clients import PersonClient
from tests.factories import MORNING, MembershipFactory
from tests.statements import asked

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(firm):
    """An accountant and viewer of the firm."""
    person = member(firm, "ACCOUNTANT", "clerk")
    MembershipFactory(user=person, trader=firm, role="VIEWER")
    return person


def role_of(person, role="ACCOUNTANT"):
    return Membership.objects.get(user=person, role=role)


def see(client, person):
    client.force_login(person)
    return client.get(reverse("people"))


def end_page(membership):
    return reverse("role_end", args=[membership.key])


def test_an_administrator_sees_everybody_by_role_and_may_change(client, firm, boss, clerk):
    answer = see(client, boss)

    (shown,) = answer.context["firms"]
    assert [(label, [row.user for row in rows]) for label, rows in shown.roles] == [
        ("ผู้ดูแลของกิจการ", [boss]),
        ("ผู้ทำบัญชี", [clerk]),
        ("ผู้ดูข้อมูล", [clerk]),
    ]
    assert "c•••@example.com" in answer.text
    assert "clerk@example.com" not in answer.text
    assert end_page(role_of(clerk)) in answer.text
    assert "Laser ID" in answer.text


def test_others_of_the_firm_see_who_is_and_change_nothing(client, firm, boss, clerk):
    answer = see(client, clerk)

    assert "Boss" in answer.text
    assert "/end/" not in answer.text
    for page in (end_page(role_of(boss, "ADMINISTRATOR")), reverse("people_invite")):
        assert (client.get(page).status_code, client.post(page).status_code) == (404, 404)
    assert Membership.objects.count() == 3


def test_people_of_another_firm_are_not_there(client, stranger, boss, clerk):
    answer = see(client, stranger)

    assert "Boss" not in answer.text
    page = end_page(role_of(clerk))
    assert client.get(page).status_code == client.post(page).status_code == 404
    nobody = reverse("role_end", args=["00000000-0000-4000-8000-000000000000"])
    assert client.post(nobody).status_code == 404


def test_an_administrator_of_two_branches_changes_each_for_itself(client, firm, boss, clerk):
    branch = own_firm()
    MembershipFactory(user=boss, trader=branch, role="VIEWER")
    other = member(branch, "VIEWER", "other")

    answer = see(client, boss)

    assert [shown.is_administrator for shown in answer.context["firms"]].count(True) == 1
    assert client.get(end_page(role_of(other, "VIEWER"))).status_code == 404


def test_the_page_costs_the_same_however_many_people_there_are(client, firm, boss):
    for n in range(10):
        member(firm, "VIEWER", f"viewer{n}")
        member(own_firm(), "VIEWER", f"else{n}")

    client.force_login(boss)
    with asked() as found:
        client.get(reverse("people"))
    assert len(found) <= 7


def test_officers_have_an_empty_page(client, officer):
    assert "ไม่มีบทบาท" in see(client, officer).text


def test_a_role_ends_after_its_page_was_read_and_with_it_the_sessions(client, firm, boss, clerk):
    theirs = PersonClient()
    theirs.force_login(clerk)
    client.force_login(boss)

    page = client.get(end_page(role_of(clerk)))
    assert "Clerk" in page.text
    assert role_of(clerk), "reading ends nothing"
    answer = client.post(end_page(role_of(clerk)), follow=True)

    assert answer.redirect_chain == [(reverse("people"), 302)]
    assert [row.role for row in clerk.memberships.all()] == ["VIEWER"]
    assert theirs.get(reverse("people")).status_code == 302
    assert mails("role_ended") == ["clerk@example.com"]
    entry = Entry.objects.get(name="role ended")
    assert (entry.actor, entry.subject) == ("boss", f"clerk@{firm.pk}")
    assert entry.details == {"role": "ACCOUNTANT"}


def test_the_last_administrator_stays_and_is_told_why(client, firm, boss, clerk):
    client.force_login(boss)

    answer = client.post(end_page(role_of(boss, "ADMINISTRATOR")), follow=True)

    assert "ผู้ดูแลคนสุดท้าย" in answer.text
    assert role_of(boss, "ADMINISTRATOR")


def test_an_administrator_who_cannot_sign_in_counts_for_nothing(firm, boss):
    member(firm, "ADMINISTRATOR", "away", is_active=False)

    with pytest.raises(LastAdministrator):
        end_role(role_of(boss, "ADMINISTRATOR"), by=boss, at=MORNING)


def test_who_ends_the_own_role_is_signed_out(client, firm, boss):
    member(firm, "ADMINISTRATOR", "second")
    client.force_login(boss)

    answer = client.post(end_page(role_of(boss, "ADMINISTRATOR")), follow=True)

    assert answer.status_code == 200
    assert answer.wsgi_request.user.is_authenticated is False
    assert not boss.memberships.exists()


def test_a_role_ended_meanwhile_is_told(firm, boss, clerk):
    stale = role_of(clerk)
    end_role(role_of(clerk), by=boss, at=MORNING)

    with pytest.raises(RoleGone):
        end_role(stale, by=boss, at=MORNING)


@pytest.mark.parametrize("role", ["DIRECTOR", "ACCOUNTANT", "VIEWER"])
def test_no_other_role_ends_roles(firm, boss, role):
    person = member(firm, role, "person")

    with pytest.raises(PermissionDenied):
        end_role(role_of(boss, "ADMINISTRATOR"), by=person, at=MORNING)


def test_an_administrator_of_another_firm_ends_no_role_here(firm, boss, clerk):
    foreign = member(own_firm(), "ADMINISTRATOR", "foreign")

    with pytest.raises(PermissionDenied):
        end_role(role_of(clerk), by=foreign, at=MORNING)


@pytest.mark.django_db(transaction=True)
def test_two_administrators_who_end_each_other_at_once_leave_one(at_once):
    firm = own_firm()
    pair = [member(firm, "ADMINISTRATOR", name) for name in ("one", "two")]
    roles = [role_of(person, "ADMINISTRATOR") for person in pair]

    answers = at_once(lambda n: end_role(roles[1 - n], by=pair[n], at=MORNING), times=2)

    assert answers.count(None) == 1, answers
    assert firm.memberships.count() == 1


SESSIONS = 20


@pytest.mark.django_db(transaction=True)
def test_nothing_is_seen_any_more_once_a_role_was_ended(declaration, trader):
    """Twenty sessions of one person read the same declaration while the role is ended."""
    boss = member(declaration.trader, "ADMINISTRATOR", "boss")
    page = reverse("declarations:detail", args=[declaration.number])
    working, ended = threading.Barrier(SESSIONS + 1), threading.Event()
    before, after = [], []

    def work(browser):
        translation.activate("th")
        before.append(browser.get(page).status_code)
        working.wait()
        while not ended.is_set():
            browser.get(page)
        after.extend(browser.get(page).status_code for _again in range(3))
        connection.close()

    browsers = [PersonClient() for _session in range(SESSIONS)]
    for browser in browsers:
        browser.force_login(trader)
    threads = [threading.Thread(target=work, args=[browser]) for browser in browsers]
    for thread in threads:
        thread.start()
    working.wait()
    end_role(role_of(trader, "DIRECTOR"), by=boss, at=MORNING)
    ended.set()
    for thread in threads:
        thread.join()

    assert before == [200] * SESSIONS
    assert len(after) == 3 * SESSIONS
    assert set(after) == {302}
