"""The list of declarations: who sees what, filters, counts, pages."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from core import counting
from declarations.models import Declaration
from declarations.views import traders
from tests.factories import (
    MORNING,
    DeclarationFactory,
    MembershipFactory,
    OfficeFactory,
    TraderFactory,
    UserFactory,
)
from tests.statements import asked

QUERIES = 6
"""Session, user, firms, offices, counts, rows."""


@pytest.fixture
def listed(client):
    """Return what the list shows to somebody under some filters."""

    def listed(user, **filters):
        client.force_login(user)
        with translation.override("en"):
            return client.get(reverse("declarations:list"), filters)

    return listed


def shown(response):
    return [line.declaration.pk for line in response.context["lines"]]


def found(user, listed, **filters):
    return set(shown(listed(user, **filters)))


@pytest.mark.parametrize(
    ("person", "sees"),
    [
        ("trader", True),
        ("broker", True),
        ("officer", True),
        ("national_officer", True),
        ("distant_officer", False),
        ("stranger", False),
    ],
)
def test_everybody_sees_their_own(listed, declaration, person, sees, request):
    response = listed(request.getfixturevalue(person))

    assert (declaration.pk in shown(response)) is sees
    assert (str(declaration) in response.text) is sees


def test_who_acts_for_both_sides_sees_it_once(listed, declaration, trader):
    MembershipFactory(user=trader, trader=declaration.broker)

    assert shown(listed(trader)) == [declaration.pk]


@pytest.fixture
def two(declaration, trader):
    """Two declarations of the trader that differ in everything."""
    other = DeclarationFactory(
        trader=declaration.trader,
        broker=None,
        document_type="1",
        office=OfficeFactory(code="1190"),
        formalities_date=date(2026, 11, 1),
        lane="RED",
        house_bill="DEMOBKK690001",
        reference="OTHER0000001",
        number="A0011691199999",
    )
    return declaration, other


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, {0, 1}),
        ({"number": "A001-1691199999"}, {1}),
        ({"number": "๐๐๐"}, set()),
        ({"number": "a001 16"}, {1}),
        ({"reference": "other0000001"}, {1}),
        ({"bill": "demobkk 690001"}, {1}),
        ({"since": "2/11/2569"}, {0}),
        ({"until": "1/11/2026"}, {1}),
        ({"since": "๑/๑๑/๒๕๖๙", "until": "20 พ.ย. 69"}, {0, 1}),
        ({"kind": "EXPORT"}, {1}),
        ({"kind": "IMPORT"}, {0}),
        ({"office": "1190"}, {1}),
        ({"lane": "RED"}, {1}),
        ({"stage": "1"}, {0, 1}),
        ({"stage": "4"}, set()),
        ({"role": "TRADER"}, {0, 1}),
        ({"role": "BROKER"}, set()),
        ({"kind": "EXPORT", "lane": "GREEN"}, set()),
    ],
)
def test_each_filter_narrows_the_list(two, trader, listed, filters, expected):
    assert found(trader, listed, **filters) == {two[n].pk for n in expected}


def test_a_broker_may_ask_for_its_clients_or_its_own(two, broker, listed):
    assert found(broker, listed, role="BROKER") == {two[0].pk}
    assert found(broker, listed, role="TRADER") == set()


def test_an_unknown_code_counts_in_its_estimated_stage(declaration, trader, listed, happen):
    happen(declaration, "0302")

    assert found(trader, listed, stage="3") == {declaration.pk}


@pytest.mark.parametrize(
    "wrong", [{"since": "nonsense"}, {"since": "29/2/2566"}, {"until": "22/11/26"}]
)
def test_an_unreadable_date_is_told_and_the_list_unchanged(two, trader, listed, wrong):
    response = listed(trader, **wrong)

    assert response.status_code == 422
    assert len(shown(response)) == 2
    assert 'role="alert"' in response.text
    assert 'aria-invalid="true"' in response.text
    assert next(iter(wrong.values())) in response.text


def test_a_period_that_ends_before_it_begins_is_told(two, trader, listed):
    response = listed(trader, since="2/11/2569", until="1/11/2569")

    assert (response.status_code, len(shown(response))) == (422, 1)


def test_chips_say_the_filters_in_words_and_remove_one(two, trader, listed):
    chips = listed(trader, since="2/11/2569", kind="IMPORT", cursor="x").context["chips"]

    assert [(chip.label, chip.words) for chip in chips] == [
        ("Kind", "Import"),
        ("Formalities from", "2\xa0November\xa02026 (B.E.\xa02569)"),
    ]
    assert [chip.query for chip in chips] == ["since=2%2F11%2F2569", "kind=IMPORT"]


def test_foreign_words_in_the_address_are_dropped(two, trader, listed):
    response = listed(trader, kind="IMPORT", evil="<script>")

    assert response.context["query"] == "kind=IMPORT"
    assert "<script>" not in response.text


def test_empty_lists_say_why(stranger, trader, listed):
    assert "nothing here yet" in listed(stranger).text
    assert "fits all of these filters" in listed(trader, lane="GREEN").text


def test_counts_lead_to_the_stages_whatever_the_filters(declaration, trader, listed, happen):
    DeclarationFactory.create_batch(2, trader=declaration.trader)
    happen(declaration, "0109")

    response = listed(trader, stage="2", kind="IMPORT")

    assert [count.number for count in response.context["counts"]] == [0, 2, 1, 0, 0, 0]
    assert [count.query for count in response.context["counts"]][:3] == [
        "turn=on",
        "stage=1",
        "stage=2",
    ]
    assert [count.is_chosen for count in response.context["counts"]][:4] == [
        False,
        False,
        True,
        False,
    ]
    assert response.context["total"].number == 1


def test_a_count_has_as_many_as_its_list(declaration, trader, listed, happen):
    MembershipFactory(user=trader, trader=declaration.broker)
    for code in ("0109", "0209", "0302", "0309", "0409", "CANCELLED", "0102"):
        happen(DeclarationFactory(trader=declaration.trader, broker=declaration.broker), code)

    for count in listed(trader).context["counts"]:
        name, _, value = count.query.partition("=")
        assert len(found(trader, listed, **{name: value})) == count.number


def test_officers_have_their_overview_on_the_workbench(listed, declaration, officer):
    response = listed(officer)

    assert response.context["counts"] == []
    assert response.context["total"].number == 1


def test_what_waits_for_the_reader_is_counted_too(declaration, trader, broker, listed, happen):
    declaration.total_tax = 10
    declaration.save()
    happen(declaration, "0109")

    for user in (trader, broker):
        mine = listed(user).context["counts"][0]
        assert (mine.number, mine.query) == (1, "turn=on")
        assert found(user, listed, turn="on") == {declaration.pk}


def test_beyond_the_limit_only_more_is_said(declaration, trader, officer, listed, monkeypatch):
    DeclarationFactory.create_batch(3, trader=declaration.trader)
    monkeypatch.setattr(counting, "MOST", 2)
    monkeypatch.setattr(traders, "MOST", 2)
    monkeypatch.setattr(traders, "MOST_FILTERED", 1)

    assert "more than 2 found" in listed(trader).text
    assert "more than 1 found" in listed(trader, kind="IMPORT").text
    assert "more than 2 found" in listed(officer).text


@pytest.mark.parametrize("firms", [1, 2, 9])
def test_following_older_walks_through_everything_once(
    declaration, trader, listed, monkeypatch, firms
):
    monkeypatch.setattr(traders, "ROWS", 3)
    for firm in TraderFactory.create_batch(firms - 1):
        MembershipFactory(user=trader, trader=firm)
        DeclarationFactory(trader=declaration.trader, broker=firm)
    for n in range(9):
        moment = MORNING + timedelta(minutes=n // 2)
        DeclarationFactory(trader=declaration.trader, updated_at=moment)
    seen, cursor = [], ""
    while cursor is not None:
        response = listed(trader, cursor=cursor)
        seen += shown(response)
        cursor = response.context["page"].older

    expected = Declaration.objects.order_by("-updated_at", "-pk").values_list("pk", flat=True)
    assert seen == list(expected)


def test_the_pager_keeps_the_filters(declaration, trader, listed, monkeypatch):
    monkeypatch.setattr(traders, "ROWS", 1)
    DeclarationFactory(trader=declaration.trader)

    assert "?kind=IMPORT&amp;cursor=" in listed(trader, kind="IMPORT").text


@pytest.mark.parametrize("rows", [1, 20])
def test_the_list_takes_the_same_queries_however_long(declaration, trader, client, rows):
    DeclarationFactory.create_batch(rows, trader=declaration.trader)
    client.force_login(trader)
    client.get(reverse("declarations:list"))

    with asked() as statements:
        client.get(reverse("declarations:list"), {"kind": "IMPORT", "turn": "on"})

    assert len(statements) == QUERIES


def test_an_officers_list_takes_two_queries_for_rights(declaration, officer, client):
    client.force_login(officer)
    client.get(reverse("declarations:list"))

    with asked() as statements:
        client.get(reverse("declarations:list"))

    assert len(statements) == QUERIES + 1


@pytest.mark.parametrize("name", ["home", "declarations:list"])
def test_who_has_no_role_reads_what_to_do(client, db, name):
    member, nobody = MembershipFactory().user, UserFactory()
    for person, is_told in ((member, False), (nobody, True)):
        client.force_login(person)
        with translation.override("en"):
            answer = client.get(reverse(name))

        assert ("You have no role in a firm" in answer.text) is is_told
