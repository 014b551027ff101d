"""The trail of what people looked at, and of what they tried in vain."""

import re

import pytest
from django.urls import reverse

from audit.catalogue import subject_words
from audit.models import Entry
from declarations.models import Declaration
from tests.conftest import staff
from tests.factories import MembershipFactory, TraderFactory, UserFactory


def entries(*names):
    """Return what was noted under these names, the oldest first."""
    return list(Entry.objects.filter(name__in=names).order_by("pk"))


def told(entry):
    return entry.name, entry.subject, entry.owner, entry.behalf, entry.actor


@pytest.fixture
def page(declaration):
    return reverse("declarations:detail", args=[declaration.identifier])


def test_who_opens_a_declaration_is_noted_with_the_firm_they_act_for(
    client, declaration, trader, broker, officer, page
):
    for person in (trader, broker, officer):
        client.force_login(person)
        assert client.get(page).status_code == 200

    subject, owner = declaration.identifier, declaration.trader.party
    assert [told(entry) for entry in entries("viewed")] == [
        ("viewed", subject, owner, owner, "trader"),
        ("viewed", subject, owner, declaration.broker.party, "broker"),
        ("viewed", subject, owner, "", "officer"),
    ]
    assert {entry.source for entry in entries("viewed")} == {"127.0.0.x"}


def test_a_page_that_is_reloaded_is_noted_once(client, trader, page):
    client.force_login(trader)
    client.get(page)
    client.get(page)

    assert len(entries("viewed")) == 1


def test_a_file_taken_along_is_noted_apart(client, declaration, trader, page):
    client.force_login(trader)
    client.get(page)
    client.get(reverse("declarations:events_csv", args=[declaration.identifier]))

    assert [entry.name for entry in entries("viewed", "exported")] == ["viewed", "exported"]


@pytest.mark.parametrize(
    ("page", "rest"),
    [
        ("officer_detail", []),
        ("officer_step", ["hold"]),
        ("officer_facts", []),
        ("officer_fact", ["ASSESSMENT_NOTICE"]),
    ],
)
def test_what_officers_open_on_the_workbench_is_noted(client, paid, officer, page, rest):
    client.force_login(officer)

    client.get(reverse(f"declarations:{page}", args=[paid.identifier, *rest]))

    assert [told(entry) for entry in entries("viewed")] == [
        ("viewed", paid.identifier, paid.trader.party, "", "officer")
    ]


def test_so_is_what_they_open_in_the_admin(client, declaration, officer):
    client.force_login(officer)

    client.get(reverse("admin:declarations_declaration_change", args=[declaration.pk]))

    assert [entry.actor for entry in entries("viewed")] == ["officer"]


def test_lists_and_searches_are_no_views(client, declaration, trader):
    client.force_login(trader)
    client.get(reverse("declarations:list"))
    client.get(reverse("search"), {"q": declaration.reference})

    assert entries("viewed", "list exported", "sought") == []


@pytest.mark.parametrize(
    ("page", "subject", "form"),
    [
        ("declarations:list_csv", "list declarations", "csv"),
        ("declarations:list_xlsx", "list declarations", "xlsx"),
        ("access_csv", "list accesses", "csv"),
        ("mandates_csv", "list mandates", "csv"),
    ],
)
def test_a_list_taken_along_is_noted_for_each_of_ones_firms(client, trader, page, subject, form):
    other = MembershipFactory(user=trader, trader=TraderFactory()).trader
    client.force_login(trader)
    client.get(reverse(page)).getvalue()

    firms = {role.trader.party for role in trader.memberships.all()}
    assert {told(entry) for entry in entries("list exported")} == {
        ("list exported", subject, firm, firm, "trader") for firm in firms
    }
    assert other.party in firms
    assert entries("list exported")[0].details == {"form": form}
    assert subject_words(subject).th != subject


def test_of_an_officer_it_is_noted_once(client, declaration, officer):
    client.force_login(officer)
    client.get(reverse("declarations:list_csv")).getvalue()

    assert [told(entry)[2:] for entry in entries("list exported")] == [("", "", "officer")]


def test_a_number_that_is_not_theirs_is_noted_and_answered_as_if_it_were_not_there(
    client, declaration, stranger, page
):
    client.force_login(stranger)
    theirs = client.get(page)
    number = declaration.identifier
    Declaration.objects.filter(pk=declaration.pk).update(number="A0200691100999")
    none = client.get(page)

    assert [told(entry) for entry in entries("sought")] == [
        ("sought", number, declaration.trader.party, "", "stranger")
    ]
    assert entries("sought")[0].details == {"page": "declarations:detail"}
    assert theirs.status_code == none.status_code == 404
    assert unmarked(theirs) == unmarked(none)


def unmarked(answer):
    """Return an answer's bytes without the marks of the request and the token of its form."""
    text = answer.content.replace(answer["X-Request-Id"].encode(), b"")
    return re.sub(rb'value="[0-9A-Za-z]{64}"', b"", text)


@pytest.mark.parametrize("page", ["officer_detail", "officer_facts"])
def test_so_is_one_of_another_office(client, declaration, distant_officer, page):
    client.force_login(distant_officer)
    client.get(reverse(f"declarations:{page}", args=[declaration.identifier]))

    assert [entry.actor for entry in entries("sought")] == ["distant_officer"]


def test_also_in_the_admin(client, declaration, distant_officer):
    client.force_login(distant_officer)
    for key in (declaration.pk, declaration.pk + 1, "none"):
        client.get(reverse("admin:declarations_declaration_change", args=[key]))

    assert [entry.subject for entry in entries("sought")] == [declaration.identifier]


def test_and_one_typed_into_the_search_box(client, paid, stranger):
    client.force_login(stranger)
    paid.number = "A0200691100123"
    paid.save(update_fields=["number"])

    client.get(reverse("search"), {"q": "A020-0691-100123"})

    assert [entry.subject for entry in entries("sought")] == ["A0200691100123"]


def test_a_page_that_is_for_others_is_not_seeking_what_is_not_theirs(client, declaration, trader):
    client.force_login(trader)
    client.get(reverse("declarations:officer_detail", args=[declaration.identifier]))
    client.get(reverse("declarations:detail", args=["NOTHING"]))

    assert entries("sought") == []


def test_who_is_not_signed_in_seeks_in_nobodys_name(client, declaration):
    client.get(reverse("declarations:detail", args=[declaration.identifier]))
    client.get("/th/nothing/", {"q": declaration.identifier})

    assert entries("sought", "denied") == []


def test_a_missing_right_is_noted_on_the_record(client, declaration):
    client.force_login(UserFactory(username="clerk", is_officer=True, permissions=[]))
    clerk = client.get(reverse("declarations:officer_queue")).wsgi_request.user
    clerk.offices.add(declaration.office)

    answer = client.get(reverse("declarations:officer_facts", args=[declaration.identifier]))

    assert answer.status_code == 403
    assert [told(entry) for entry in entries("denied")] == [
        ("denied", declaration.identifier, declaration.trader.party, "", "clerk")
    ]


def test_a_missing_right_to_a_list_is_noted_by_the_name_of_the_page(client, db):
    client.force_login(staff("Place administrators", username="clerk"))

    assert client.get(reverse("admin:audit_entry_changelist")).status_code == 403
    assert [told(entry)[:3] for entry in entries("denied")] == [
        ("denied", "admin:audit_entry_changelist", "")
    ]


def test_a_refused_step_is_noted_although_nothing_of_it_stayed(client, paid, officer):
    client.force_login(officer)
    address = reverse("declarations:officer_step", args=[paid.identifier, "deliver"])

    client.post(address, {"confirmed": "1"})

    [entry] = entries("refused")
    assert told(entry) == ("refused", paid.identifier, paid.trader.party, "", "officer")
    step = {"page": "declarations:officer_step", "why": "StepRefused"}
    assert entry.details == step | {"from_offices": "2801"}


@pytest.mark.django_db(transaction=True)
def test_what_a_refusal_leaves_is_in_no_transaction_that_is_rolled_back(
    client, officer, declaration
):
    """The view that was noted before goes with the request, and the refusal stays."""
    client.force_login(officer)

    client.post(reverse("declarations:officer_step", args=[declaration.identifier, "deliver"]))

    assert [entry.name for entry in entries("viewed", "refused")] == ["refused"]
