"""Records in the admin: read by whom they concern, searched by index, changed by actions alone."""

import re
from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from accounts.actions import GROUPS
from core import records
from declarations.actions import bulk
from declarations.admin.filters import PERIODS
from declarations.models import Declaration, WaitingEvent
from tests.declarations.officers.conftest import text
from tests.factories import (
    MORNING,
    DeclarationFactory,
    OfficeFactory,
    UserFactory,
)
from tests.statements import asked

LIST = "/th/admin/declarations/declaration/"


def staff(user, group="Release officers"):
    user.is_staff = True
    user.save()
    user.user_permissions.add(*Permission.objects.filter(codename__in=GROUPS[group]))
    return user


@pytest.fixture
def desk(client, officer):
    client.force_login(staff(officer))
    return client


@pytest.fixture
def everywhere(client, national_officer):
    client.force_login(staff(staff(national_officer), "National officers"))
    return client


@pytest.fixture
def root(client, db):
    client.force_login(UserFactory(username="root", is_staff=True, is_superuser=True))
    return client


def address(name, *args):
    with translation.override("th"):
        return reverse(f"admin:{name}", args=args)


def listed(answer):
    return [row.number for row in answer.context["cl"].result_list]


@pytest.fixture
def elsewhere(db):
    return DeclarationFactory(office=OfficeFactory(code="1190"))


def test_an_officer_reads_the_records_of_the_own_office(desk, declaration, elsewhere):
    assert listed(desk.get(LIST)) == [declaration.number]
    own = desk.get(address("declarations_declaration_change", declaration.pk))
    other = desk.get(address("declarations_declaration_change", elsewhere.pk), follow=True)
    assert declaration.reference in text(own)
    assert elsewhere.reference not in text(other)


def test_the_national_role_reads_all(everywhere, declaration, elsewhere):
    assert set(listed(everywhere.get(LIST))) == {declaration.number, elsewhere.number}
    assert listed(everywhere.get(LIST, {"office": "1190"})) == [elsewhere.number]


@pytest.mark.parametrize("person", ["trader", "second_officer", "stranger"])
def test_whoever_is_not_let_in_finds_nothing(client, declaration, person, request):
    client.force_login(request.getfixturevalue(person))

    assert client.get(LIST, follow=True).status_code == 404


def test_signing_in_is_the_portals(client, declaration):
    answer = client.get(LIST, follow=True)

    assert answer.redirect_chain[-1][0].startswith("/th/signin/?next=/th/admin/")


def test_an_address_without_a_language_leads_on(root):
    assert root.get("/admin/", follow=True).status_code == 200


@pytest.mark.parametrize("typed", ["number", "dashed", "reference", "house_bill", "master_bill"])
def test_a_search_takes_whole_numbers(desk, declaration, officer, typed):
    found = DeclarationFactory(
        number="A0200691100123",
        reference="DEMO777000777",
        house_bill="HB777",
        master_bill="MB777",
        office=declaration.office,
    )
    search = "a020-0691100123" if typed == "dashed" else getattr(found, typed)

    assert listed(desk.get(LIST, {"q": search})) == [found.number]
    assert listed(desk.get(LIST, {"q": search[:-1]})) == []


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"q": "A020069"}, "The search takes whole numbers, not parts of them: The whole decl"),
        ({"status": "HELD"}, "Nothing matches these filters."),
        ({}, "There is nothing here."),
    ],
)
def test_an_empty_list_says_why_in_words(desk, asked, told):
    Declaration.objects.all().delete()

    assert told in text(desk.get(LIST.replace("/th/", "/en/"), asked))


def test_sums_of_a_paid_declaration_are_those_declared(desk, paid):
    change = address("declarations_declaration_change", paid.pk).replace("/th/", "/en/")

    page = text(desk.get(change))

    assert "Duty and tax declared (baht)" in page
    assert "To pay" not in page


def test_the_list_counts_no_more_than_a_thousand_and_one(desk, declaration, monkeypatch):
    with CaptureQueriesContext(connection) as captured:
        desk.get(LIST)

    counts = [q["sql"] for q in captured if "COUNT(*)" in q["sql"] and "declaration" in q["sql"]]
    assert counts
    assert all("LIMIT 1001" in sql for sql in counts)
    monkeypatch.setattr(records, "MOST", 0)
    assert "More than" in text(desk.get(LIST.replace("/th/", "/en/")))


def test_the_number_of_queries_of_the_list_is_fixed(desk, declaration):
    desk.get(LIST)
    with asked() as one:
        desk.get(LIST)
    for _n in range(4):
        DeclarationFactory(office=declaration.office)

    with asked() as five:
        desk.get(LIST)

    assert len(one) == len(five) <= 10


def test_statuses_and_days_filter(desk, declaration, paid):
    Declaration.objects.update(formalities_date=date(2020, 1, 1))
    unpaid = DeclarationFactory(office=declaration.office, formalities_date=timezone.localdate())

    assert listed(desk.get(LIST, {"status": "READY_FOR_RELEASE"})) == [paid.number]
    for period, found in {
        "today": [unpaid],
        "week": [unpaid],
        "month": [unpaid],
        "before": [],
    }.items():
        assert listed(desk.get(LIST, {"date": period})) == [d.number for d in found]
    assert len(listed(desk.get(LIST, {"date": "never", "status": "nothing"}))) == 2


def test_case_data_cannot_be_added_changed_or_deleted(root, everywhere, paid):
    for name in ("declaration", "waitingevent"):
        assert everywhere.get(address(f"declarations_{name}_add")).status_code == 403
    change = address("declarations_declaration_change", paid.pk)

    assert everywhere.post(change, {"vessel": "CHANGED"}).status_code == 403
    assert everywhere.post(address("declarations_declaration_delete", paid.pk)).status_code == 403
    assert everywhere.post(LIST, {"action": "delete_selected", "_selected_action": paid.pk})
    paid.refresh_from_db()
    assert (paid.vessel, Declaration.objects.count()) == ("", 1)
    page = text(everywhere.get(change))
    assert not re.search(r'<(input|select|textarea)[^>]*name="(vessel|number)"', page)


def test_days_are_shown_in_the_readers_era(desk, declaration):
    change = address("declarations_declaration_change", declaration.pk)

    assert "20\u00a0พ.ย.\u00a02569" in text(desk.get(change))
    assert "20\u00a0Nov\u00a02026" in text(desk.get(change.replace("/th/", "/en/")))


def test_chosen_records_are_carried_to_the_page_that_previews_a_step(desk, paid, officer):
    chosen = {"action": "release", "_selected_action": [paid.pk]}

    answer = desk.post(LIST, chosen, follow=True)

    assert answer.redirect_chain[-1][0].endswith("/officer/bulk/")
    assert answer.context["form"].initial == {"step": "release", "numbers": paid.number}
    assert paid.number in text(answer)
    paid.refresh_from_db()
    assert paid.status == "READY_FOR_RELEASE"


def test_no_more_are_carried_than_can_be_taken(desk, paid, monkeypatch):
    monkeypatch.setattr(bulk, "LIMIT", 0)

    answer = desk.post(LIST, {"action": "release", "_selected_action": [paid.pk]}, follow=True)

    assert answer.redirect_chain[-1][0].endswith("/admin/declarations/declaration/")


def test_steps_are_offered_to_those_who_may_take_them(desk, paid, officer):
    officer.user_permissions.remove(Permission.objects.get(codename="deliver_declaration"))

    page = text(desk.get(LIST))

    assert 'value="release"' in page
    assert 'value="deliver"' not in page


def test_waiting_events_belong_to_no_office(client, officer, national_officer):
    WaitingEvent.objects.create(
        number="A0200691100999",
        sender="DEMO",
        event_id="1",
        values={"code": "0309"},
        recorded_at=MORNING,
    )
    waiting = address("declarations_waitingevent_changelist")
    client.force_login(staff(officer, "National officers"))
    officer.user_permissions.remove(Permission.objects.get(codename="work_everywhere"))
    assert client.get(waiting).status_code == 403

    client.force_login(staff(national_officer, "National officers"))
    assert "A0200691100999" in text(client.get(waiting))


def test_every_list_opens_in_both_languages(root, everywhere, paid):
    for client in (root, everywhere):
        for language in ("th", "en"):
            start = client.get(f"/{language}/admin/")
            for link in set(re.findall(rf'href="(/{language}/admin/\w+/\w+/)"', text(start))):
                assert client.get(link).status_code == 200, link


def test_last_month_is_the_whole_month_before():
    assert PERIODS["before"][1](date(2027, 3, 15)) == (date(2027, 2, 1), date(2027, 2, 28))
