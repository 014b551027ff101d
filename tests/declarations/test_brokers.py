"""What brokers see of their clients' declarations, under each policy of an installation."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from accounts.models import Mandate
from declarations.models import Declaration
from tests.factories import MORNING, OfficeFactory, TraderFactory, UserFactory

pytestmark = pytest.mark.django_db

TODAY = localdate()
BY_MANDATE, BY_NOTHING = {"naming": False, "mandate": True}, {"naming": False, "mandate": False}
BOTH, NAMING = {"naming": True, "mandate": True}, {"naming": True, "mandate": False}


@pytest.fixture
def policy(settings):
    def policy(*, naming, mandate):
        settings.BROKERS_SEE_BY_NAMING, settings.BROKERS_SEE_BY_MANDATE = naming, mandate

    return policy


@pytest.fixture
def mandate(declaration):
    """Give the broker of the declaration a mandate of its importer."""

    def mandate(*, offices=(), **facts):
        values = {
            "client": declaration.trader,
            "broker": declaration.broker,
            "from_date": TODAY,
            "given_by": UserFactory(),
            "given_at": MORNING,
        }
        given = Mandate.objects.create(**values | facts)
        given.offices.set(offices)
        return given

    return mandate


def seen(client, person, declaration):
    """Return whether a person finds a declaration: in the list, its page, search and file."""
    client.force_login(person)
    pages = [
        str(declaration) in client.get(reverse("declarations:list")).text,
        client.get(reverse("declarations:detail", args=[declaration.number])).status_code == 200,
        client.get(reverse("search"), {"q": declaration.number}).status_code == 302,
        str(declaration) in client.get(reverse("declarations:list_csv")).getvalue().decode(),
    ]
    assert len(set(pages)) == 1, pages
    return pages[0]


@pytest.mark.parametrize(
    ("chosen", "without", "with_one"),
    [
        (BOTH, True, True),
        (NAMING, True, True),
        (BY_MANDATE, False, True),
        (BY_NOTHING, False, False),
    ],
)
def test_policies(client, declaration, broker, mandate, policy, chosen, without, with_one):
    policy(**chosen)

    assert seen(client, broker, declaration) is without
    mandate()
    assert seen(client, broker, declaration) is with_one


@pytest.mark.parametrize("chosen", [BOTH, NAMING, BY_MANDATE, BY_NOTHING])
def test_no_policy_hides_a_declaration_from_its_importer(
    client, declaration, trader, policy, chosen
):
    policy(**chosen)

    assert seen(client, trader, declaration)


@pytest.mark.parametrize(
    ("facts", "holds"),
    [
        ({"until_date": TODAY}, True),
        ({"scope": "IMPORT"}, True),
        ({"scope": "EXPORT"}, False),
        ({"from_date": TODAY + timedelta(days=1)}, False),
        ({"from_date": TODAY - timedelta(days=9), "until_date": TODAY - timedelta(days=1)}, False),
        ({"given_by": None, "given_at": None, "asked_at": MORNING}, False),
        ({"offices": ["2801"]}, True),
        ({"offices": ["2801", "1190"]}, True),
        ({"offices": ["1190"]}, False),
    ],
)
def test_a_mandate_has_to_be_in_force_and_cover_it(
    client, declaration, broker, mandate, policy, facts, holds
):
    policy(**BY_MANDATE)
    offices = [OfficeFactory(code=code) for code in facts.get("offices", ())]

    mandate(**facts | {"offices": offices})

    assert seen(client, broker, declaration) is holds


def test_an_export_needs_a_mandate_for_exports(client, declaration, broker, mandate, policy):
    policy(**BY_MANDATE)
    Declaration.objects.update(document_type="1")
    given = mandate(scope="IMPORT")
    assert not seen(client, broker, declaration)

    Mandate.objects.filter(pk=given.pk).update(scope="EXPORT")

    assert seen(client, broker, declaration)


def test_an_ended_mandate_and_those_of_others_do_not_count(
    client, declaration, broker, mandate, policy
):
    policy(**BY_MANDATE)
    mandate(client=TraderFactory())
    mandate(broker=TraderFactory())
    mandate(ended_by=UserFactory(), ended_for=declaration.trader, ended_at=MORNING)

    assert not seen(client, broker, declaration)


def test_a_mandate_shows_nothing_that_does_not_name_the_broker(
    client, declaration, broker, mandate, policy
):
    mandate()
    for chosen in (BOTH, BY_MANDATE):
        policy(**chosen)
        Declaration.objects.update(broker=TraderFactory())
        assert not seen(client, broker, declaration)


def test_what_waits_for_a_broker_is_counted_by_the_same_rule(
    client, paid, happen, broker, mandate, policy
):
    policy(**BY_MANDATE)
    happen(paid, "LANE_RED", minutes=31)
    client.force_login(broker)

    def counted():
        return [
            count.number for count in client.get(reverse("declarations:list")).context["counts"]
        ]

    assert sum(counted()) == 0
    mandate()
    assert sum(counted()) > 0
