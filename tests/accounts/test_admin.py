"""People and places in the admin: entered there, saved by actions, recorded in the trail."""

import pytest
from django.contrib.auth.models import Group
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from accounts import actions
from accounts.models import Membership, Office, User
from audit.models import Entry
from tests.clients import PersonClient
from tests.factories import MORNING, MembershipFactory, OfficeFactory, TraderFactory, UserFactory


@pytest.fixture
def root(client, db):
    """Looks after people and places."""
    client.force_login(UserFactory(username="root", is_staff=True, is_superuser=True))
    return client


def address(name, *args):
    with translation.override("th"):
        return reverse(f"admin:{name}", args=args)


def test_traders_are_found_by_their_whole_tax_number(root):
    trader = TraderFactory()
    TraderFactory()
    traders = address("accounts_trader_changelist")

    found = root.get(traders, {"q": f"{trader.tax_id[:1]}-{trader.tax_id[1:]}"})

    assert list(found.context["cl"].result_list) == [trader]
    assert len(root.get(traders).context["cl"].result_list) == 2
    assert root.post(address("accounts_trader_change", trader.pk), {}).status_code == 403


def office_form(**typed):
    return {
        "code": "1190",
        "name_th": "ด่าน",
        "name_en": "House",
        "valid_from": "",
        "valid_to": "",
    } | typed


def test_places_are_kept_with_days_of_either_era_and_recorded(root):
    office = OfficeFactory(code="1190")
    change = address("accounts_office_change", office.pk)

    root.post(change, office_form(name_en="New name", valid_from="๑/๑/๒๕๖๘", valid_to="31/12/2030"))

    office.refresh_from_db()
    assert (office.name_en, office.valid_from.year, office.valid_to.year) == (
        "New name",
        2025,
        2030,
    )
    entry = Entry.objects.get(subject="1190")
    assert (entry.name, entry.actor, entry.details["kind"]) == ("changed", "root", "office")
    assert "name_en" in entry.details["fields"]
    assert 'value="01/01/2568"' in root.get(change).text


def test_a_new_place_is_recorded_as_added(root):
    root.post(address("accounts_office_add"), office_form(code="1191"))

    assert Office.objects.filter(code="1191").exists()
    assert Entry.objects.get(subject="1191").name == "added"


def person_form(user, **typed):
    return {
        "username": user.username,
        "is_active": "on",
        "memberships-TOTAL_FORMS": "0",
        "memberships-INITIAL_FORMS": "0",
    } | typed


def test_roles_and_offices_of_people_are_given_and_recorded(root, officer):
    office = OfficeFactory(code="1190")
    change = address("accounts_user_change", officer.pk)

    root.post(change, person_form(officer, is_officer="on", offices=[office.pk]))

    assert list(officer.offices.all()) == [office]
    entry = Entry.objects.get(subject="officer", name="changed")
    assert "offices" in entry.details["fields"]
    assert entry.details["offices"] == "+1190, -2801"


def test_which_rights_were_given_is_recorded(root, trader):
    actions.write_groups()
    trader.groups.add(Group.objects.get(name="Release officers"))
    group = Group.objects.get(name="National officers")

    root.post(
        address("accounts_user_change", trader.pk),
        person_form(trader, is_superuser="on", is_staff="on", groups=[group.pk], is_active=""),
    )

    details = Entry.objects.get(subject="trader", name="changed").details
    given = {"is_superuser": "yes", "is_staff": "yes", "is_active": "no"}
    assert details.items() >= given.items()
    assert details["groups"] == "+National officers, -Release officers"
    assert "first_name" in details["fields"]
    assert "สมหมาย" not in str(details), "names of people stay out of the trail"


def test_nobody_chooses_the_password_of_others(root, trader):
    person = address("accounts_user_change", trader.pk)

    with pytest.raises(NoReverseMatch):
        address("auth_user_password_change", trader.pk)
    assert "password" not in root.get(person).text


def test_a_new_person_has_no_password_before_the_first_one_by_mail(root):
    new = address("accounts_user_add")
    assert list(root.get(new).context["adminform"].form.fields) == ["username"]

    none = {"memberships-TOTAL_FORMS": 0, "memberships-INITIAL_FORMS": 0}
    answer = root.post(new, none | {"username": "newcomer", "password1": "x" * 20})

    assert answer.status_code == 302
    assert not User.objects.get(username="newcomer").has_usable_password()
    assert Entry.objects.filter(subject="newcomer", name="added").exists()


@pytest.mark.parametrize(
    ("groups", "status"),
    [(["Release officers"], 403), (["Release officers", "National officers"], 200)],
)
def test_only_the_national_role_reads_every_firms_tax_number(client, officer, groups, status):
    actions.write_groups()
    officer.is_staff = True
    officer.save()
    officer.user_permissions.clear()
    officer.groups.set(Group.objects.filter(name__in=groups))
    client.force_login(officer)

    assert client.get(address("accounts_trader_changelist")).status_code == status


def test_place_administrators_correct_places_and_nothing_else(client, db):
    actions.write_groups()
    person = UserFactory(is_staff=True)
    person.groups.set(Group.objects.filter(name="Place administrators"))
    client.force_login(person)
    office, other = OfficeFactory(code="1190"), OfficeFactory(code="2801")

    client.post(
        address("accounts_office_change", office.pk), office_form(office_in_charge=other.pk)
    )

    office.refresh_from_db()
    assert office.office_in_charge == other
    assert Entry.objects.get(subject="1190").details["office_in_charge"] == "2801"
    assert client.get(address("accounts_user_changelist")).status_code == 403


def test_memberships_are_given_and_ended_and_recorded(root):
    membership = MembershipFactory()
    user, trader = membership.user, TraderFactory()
    typed = {
        "memberships-TOTAL_FORMS": "2",
        "memberships-INITIAL_FORMS": "1",
        "memberships-0-id": membership.pk,
        "memberships-0-user": user.pk,
        "memberships-0-trader": membership.trader_id,
        "memberships-0-role": "VIEWER",
        "memberships-0-DELETE": "on",
        "memberships-1-user": user.pk,
        "memberships-1-trader": trader.pk,
        "memberships-1-role": "VIEWER",
    }

    root.post(address("accounts_user_change", user.pk), person_form(user, **typed))

    assert [m.trader for m in Membership.objects.all()] == [trader]
    entries = Entry.objects.filter(subject__startswith=f"{user.username}@")
    assert {entry.name: entry.details.get("role") for entry in entries} == {
        "added": "VIEWER",
        "ended": None,
    }


def sign_in(person):
    """Return a browser in which somebody is signed in."""
    browser = PersonClient()
    browser.force_login(person)
    return browser


TAKEN = [
    {"is_active": ""},
    {"is_officer": ""},
    {"offices": "other"},
    {"offices": ""},
    {"groups": ""},
    {"is_staff": ""},
]


@pytest.mark.parametrize("taken", TAKEN)
def test_who_loses_a_right_loses_every_session(root, officer, taken):
    actions.write_groups()
    group = Group.objects.get(name="Release officers")
    officer.groups.add(group)
    theirs, other = sign_in(officer), OfficeFactory(code="1190")
    kept = {
        "is_officer": "on",
        "is_staff": "on",
        "groups": [group.pk],
        "offices": [officer.offices.get().pk],
    }
    new = kept | {name: [other.pk] if value else value for name, value in taken.items()}
    new = {name: value for name, value in new.items() if value} | {
        "is_active": taken.get("is_active", "on")
    }

    root.post(address("accounts_user_change", officer.pk), person_form(officer, **new))

    assert theirs.get(reverse("home")).wsgi_request.user.is_authenticated is False
    assert officer.sessions.count() == 0


def test_who_gains_a_right_or_another_name_stays_signed_in(root, officer):
    offices = [officer.offices.get().pk, OfficeFactory(code="1190").pk]
    theirs = sign_in(officer)
    form = {"is_officer": "on", "is_staff": "on", "offices": offices, "first_name": "ใหม่"}

    root.post(address("accounts_user_change", officer.pk), person_form(officer, **form))

    assert officer.offices.count() == 2
    assert theirs.get(reverse("home")).wsgi_request.user.is_authenticated


@pytest.mark.parametrize("change", [{"DELETE": "on"}, {"role": "VIEWER"}])
def test_a_role_ended_or_changed_by_the_portal_ends_the_sessions(root, change):
    membership = MembershipFactory()
    theirs = sign_in(membership.user)
    typed = {"id": membership.pk, "user": membership.user_id, "trader": membership.trader_id}
    row = {"role": "DIRECTOR"} | typed | change
    form = {f"memberships-0-{name}": value for name, value in row.items()}
    counts = {"memberships-TOTAL_FORMS": "1", "memberships-INITIAL_FORMS": "1"}

    page = address("accounts_user_change", membership.user_id)
    root.post(page, person_form(membership.user, **counts, **form))

    assert theirs.get(reverse("home")).wsgi_request.user.is_authenticated is False


def test_a_role_given_by_the_portal_stands_in_the_ledger_of_the_firm(stranger, officer):
    role = Membership(user=stranger, trader=TraderFactory(), role="VIEWER")
    actions.keep(role, changed=["role"], by=officer, at=MORNING)
    actions.end_membership(role, by=officer, at=MORNING)

    entries = Entry.objects.filter(owner=role.trader.party).order_by("pk")
    assert [entry.name for entry in entries] == ["added", "ended"]


def test_a_role_given_by_the_portal_is_dated(root, stranger):
    trader = TraderFactory()
    form = {
        "memberships-TOTAL_FORMS": "1",
        "memberships-0-user": stranger.pk,
        "memberships-0-trader": trader.pk,
        "memberships-0-role": "VIEWER",
    }

    root.post(address("accounts_user_change", stranger.pk), person_form(stranger, **form))

    assert stranger.memberships.get(trader=trader).given_at is not None


def test_people_and_places_are_not_deleted(root, officer):
    assert root.post(address("accounts_user_delete", officer.pk)).status_code == 403
    assert User.objects.filter(pk=officer.pk).exists()
