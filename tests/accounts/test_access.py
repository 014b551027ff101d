"""The access ledger: what the trail has about one's own records, and how people are named."""

import csv
from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse

from accounts.models.traders import traders_named
from accounts.views import access
from audit import actions as audit
from audit.catalogue import subject_words
from audit.models import Entry
from declarations.actions import trail
from tests.factories import (
    MORNING,
    DeclarationFactory,
    MembershipFactory,
    OfficeFactory,
    OfficerFactory,
    TraderFactory,
)
from tests.statements import asked

QUERIES = 10
"""Session, user, firms and their numbers, entries, people, offices, firms again, members.

Offices twice: those of that day, and for older entries those of today.
"""


@pytest.fixture
def ledger(client, trader):
    """The ledger as the importer's director reads it, in English."""

    def ledger(**query):
        client.force_login(trader)
        return client.get(reverse("access").replace("/th/", "/en/"), query)

    return ledger


@pytest.fixture
def seen(declaration):
    """Let somebody see something of the importer's, some minutes after ten."""

    def seen(by, *, name="viewed", minutes=0, **changes):
        told = {"subject": declaration.identifier, "owner": declaration.trader.party}
        at = MORNING + timedelta(minutes=minutes)
        audit.record(name, **(told | changes), by=by, at=at)

    return seen


def who(answer):
    return [(str(line.who), str(line.behalf)) for line in answer.context["lines"]]


def test_own_people_brokers_and_officers_are_told_apart(
    ledger, seen, declaration, trader, broker, officer, national_officer, stranger, portal
):
    broker.first_name, broker.last_name = "สมศรี", "ตัวอย่าง"
    broker.save()
    seen(trader, behalf=declaration.trader.party, minutes=6)
    seen(broker, behalf=declaration.broker.party, minutes=5)
    seen(officer, minutes=4)
    seen(national_officer, minutes=3)
    seen(stranger, name="sought", minutes=2)
    seen(portal, name="received", minutes=1)

    assert who(ledger(what="ALL")) == [
        ("สมหมาย ตัวอย่าง", declaration.trader.name_en),
        ("สมศรี ตัวอย่าง", declaration.broker.name_en),
        (f"Customs officer, {declaration.office.name_en}", ""),
        ("Customs officer, all offices", ""),
        ("Another user of the portal", ""),
        ("The portal itself", ""),
    ]


def test_officers_are_named_by_the_offices_of_that_day(
    ledger, seen, officer, national_officer, declaration
):
    then = declaration.office.name_en
    seen(officer, minutes=2)
    seen(national_officer, minutes=1)
    for person in (officer, national_officer):
        person.offices.set([OfficeFactory(code="1190", name_en="Elsewhere")])
    officer.is_officer = False
    officer.save()

    assert who(ledger()) == [
        (f"Customs officer, {then}", ""),
        ("Customs officer, all offices", ""),
    ]


def test_older_entries_name_officers_by_the_offices_of_today(ledger, seen, officer, declaration):
    told = {"subject": "A", "owner": declaration.trader.party, "actor": officer.username}
    Entry.objects.create(name="viewed", happened_at=MORNING, **told)

    assert who(ledger()) == [(f"Customs officer, {declaration.office.name_en}", "")]


def test_what_people_did_is_shown_first_and_the_rest_when_asked_for(
    ledger, seen, officer, stranger, portal
):
    seen(portal, name="event 0209", minutes=4)
    seen(officer, name="viewed", minutes=3)
    seen(officer, name="release", minutes=2)
    seen(stranger, name="sought", minutes=1)

    def what(**query):
        return [line.what.en for line in ledger(**query).context["lines"]]

    assert what() == ["Viewed", "Goods released", "Sought a number that is not theirs"]
    assert what(what="VIEWED") == ["Viewed"]
    assert what(what="CHANGED") == ["Event 0209 received", "Goods released"]
    assert what(what="REFUSED") == ["Sought a number that is not theirs"]
    assert len(what(what="ALL")) == 4
    assert ledger(what="NONSENSE").status_code == 422


def test_what_people_did_is_found_among_all_that_feeds_bring(declaration):
    owner = declaration.trader.party
    brought = (
        "INSERT INTO audit_entry (name, subject, owner, behalf, actor, happened_at, details)"
        " SELECT 'event 0209', 'A', %s, '', 'etracking', now(), '{}'"
        " FROM generate_series(1, 5000); ANALYZE audit_entry"
    )
    with connection.cursor() as cursor:
        cursor.execute(brought, [owner])

    rows = Entry.objects.of_owners([owner]).by_people().order_by("-happened_at", "-id")

    assert "audit_entry_by_people" in rows[:51].explain()


def test_who_trades_in_their_own_name_has_a_ledger_without_the_id_number(client, db, officer):
    """Their tax number is their ID number, and the trail is never erased."""
    person = MembershipFactory(trader__tax_id="1000000999016")
    goods = DeclarationFactory(trader=person.trader)
    for somebody in (officer, person.user):
        trail.note("viewed", goods, by=somebody, at=MORNING)
    client.force_login(person.user)

    lines = client.get(reverse("access")).context["lines"]

    assert len(lines) == 2
    assert {str(line.behalf) for line in lines} == {"", person.trader.name_th}
    assert [e for e in Entry.objects.values() if "1000000999016" in str(e)] == []
    assert traders_named([person.trader.party, "P" + "0" * 32, "x", "/"]) == [person.trader]


def test_no_officer_and_no_stranger_is_named(ledger, seen, officer, stranger):
    for person in (officer, stranger):
        person.first_name, person.last_name = "CANARY", "CANARY"
        person.save()
        seen(person)

    page = ledger().text

    assert "CANARY" not in page
    assert f"({officer.username})" not in page
    assert stranger.username not in page


def test_somebody_without_an_account_any_more_is_another_user(ledger, declaration):
    Entry.objects.create(
        name="viewed",
        subject="A",
        owner=declaration.trader.party,
        actor="gone",
        happened_at=MORNING,
    )

    assert ("Another user of the portal", "") in who(ledger())


def test_what_is_not_ones_own_is_not_there(ledger, seen, declaration, client, broker):
    seen(broker, owner=TraderFactory().party)
    seen(broker, owner="")
    assert ledger().context["lines"] == []
    assert "Nobody has seen or changed a record of yours yet." in ledger().text

    seen(broker)
    client.force_login(broker)
    assert client.get(reverse("access")).context["lines"] == []


def test_another_branch_is_another_firm(ledger, seen, declaration, broker):
    branch = TraderFactory(tax_id=declaration.trader.tax_id, branch=7)
    seen(broker, owner=branch.party)

    assert ledger().context["lines"] == []


def test_who_acts_for_two_firms_sees_both(ledger, seen, trader, broker):
    other = TraderFactory()
    MembershipFactory(user=trader, trader=other)
    seen(broker)
    seen(broker, owner=other.party, minutes=1)

    assert len(ledger().context["lines"]) == 2


def test_a_number_and_a_period_filter(ledger, seen, broker):
    seen(broker, subject="A0200691100001")
    seen(broker, subject="A0200691100002", minutes=24 * 60)

    def found(**query):
        return [line.record.en for line in ledger(**query).context["lines"]]

    assert found(number="A020-0691-100001") == ["A0200691100001"]
    assert found(since="21/11/2569") == ["A0200691100002"]
    assert found(until="20/11/2569") == ["A0200691100001"]
    assert found(since="20/11/2569", until="21/11/2569") == ["A0200691100002", "A0200691100001"]
    assert "Nothing in the ledger fits this." in ledger(number="X").text


@pytest.mark.parametrize(
    "query", [{"since": "no day"}, {"since": "21/11/2569", "until": "20/11/2569"}]
)
def test_what_cannot_be_read_is_told_and_filters_nothing(ledger, seen, broker, query):
    seen(broker, minutes=24 * 60)

    answer = ledger(**query)

    assert answer.status_code == 422
    assert len(answer.context["lines"]) == 1


def test_the_ledger_is_paged_at_a_fixed_price(ledger, client, seen, broker, officer, monkeypatch):
    monkeypatch.setattr(access, "ROWS", 3)
    for n in range(7):
        seen(broker if n % 2 else officer, minutes=n)
    first = ledger()
    second = ledger(cursor=first.context["page"].older)
    assert [len(page.context["lines"]) for page in (first, second)] == [3, 3]

    with asked() as statements:
        client.get(reverse("access"))
    assert len(statements) == QUERIES


def test_the_file_has_all_of_it(client, trader, seen, broker, declaration):
    for n in range(3):
        seen(broker, minutes=n, behalf=declaration.broker.party)
    client.force_login(trader)

    answer = client.get(reverse("access_csv").replace("/th/", "/en/"), {"until": "20/11/2569"})

    rows = list(csv.reader(answer.getvalue().decode("utf-8-sig").splitlines()))
    assert rows[0][:4] == ["Time", "Date (B.E.)", "Record", "What happened"]
    assert len(rows) == 4
    assert rows[1][:4] == [
        "2026-11-20T10:02:00+07:00",
        "20/11/2569",
        declaration.identifier,
        "Viewed",
    ]
    assert rows[1][5] == declaration.broker.name_en


@pytest.mark.parametrize("page", ["access", "access_csv"])
def test_officers_have_no_ledger(client, db, page):
    client.force_login(OfficerFactory())

    assert client.get(reverse(page)).status_code == 404


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("mandate fa849692-b283", "Mandate fa849692-b283"),
        ("EABCDEFG@12", "Role of user EABCDEFG"),
        ("A0200691100002", "A0200691100002"),
    ],
)
def test_records_are_called_by_what_they_are(subject, words):
    assert subject_words(subject).en == words
