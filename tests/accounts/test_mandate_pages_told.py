"""What the pages of mandates say and offer: who was told, and what can still be renewed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now

from accounts.actions import mandates
from accounts.actions.mandates import Terms
from accounts.models import Mandate, User
from tests.accounts.firm import member
from tests.factories import OfficeFactory, TraderFactory

pytestmark = pytest.mark.django_db

MONTH = Terms("IMPORT", localdate(), localdate() + timedelta(days=20))


@pytest.fixture
def firms(db):
    """Client and broker."""
    client, broker = TraderFactory(name_en="Example Importer"), TraderFactory(name_en="Shipping")
    return client, broker


@pytest.fixture
def importer(firms):
    return member(firms[0], "ADMINISTRATOR", "importer")


@pytest.fixture
def given(firms, importer):
    return mandates.give(*firms, MONTH, by=importer, at=now())


def said(client, page, **typed):
    """Return what the next page says after a form was sent, in English."""
    there = page.replace("/th/", "/en/")
    return client.post(there, typed, follow=True).text


def typed(own, other):
    number = {"number": other.tax_id, "branch": "0", "scope": "IMPORT", "confirmed": "yes"}
    day = f"{localdate():%d/%m/%Y}"
    return number | {"own": f"{own.tax_id}-{own.branch_shown}", "from_date": day}


BOTH = "those who sign for both firms are told"
NOBODY = "Nobody who signs for Shipping can be reached here"


@pytest.mark.parametrize(
    ("role", "facts", "words"),
    [
        ("DIRECTOR", {}, BOTH),
        ("ADMINISTRATOR", {}, BOTH),
        ("VIEWER", {}, NOBODY),
        ("DIRECTOR", {"is_active": False}, NOBODY),
        ("DIRECTOR", {"email": ""}, NOBODY),
    ],
)
def test_the_page_says_whether_the_other_side_was_told(client, firms, importer, role, facts, words):
    person = member(firms[1], role, "other")
    User.objects.filter(pk=person.pk).update(**facts)
    client.force_login(importer)

    assert words in said(client, reverse("mandate_give"), **typed(*firms))
    given = Mandate.objects.get()
    assert words in said(client, reverse("mandate_step", args=[given.key, "end"]))


def test_renewing_says_so_too(client, given, importer):
    client.force_login(importer)

    assert NOBODY in said(client, reverse("mandate_renew", args=[given.key]))


def renewals(client):
    return [
        line.mandate
        for line in client.get(reverse("mandates")).context["lines"]
        if "renew" in line.steps
    ]


def test_what_is_renewed_already_is_not_offered_again(client, given, importer):
    client.force_login(importer)
    assert renewals(client) == [given]

    mandates.renew(given, until_date=None, by=importer, at=now())

    assert renewals(client) == []
    text = said(client, reverse("mandate_renew", args=[given.key]))
    assert "There is a mandate between these two" in text


@pytest.mark.parametrize(
    ("terms", "offered"),
    [
        ({"scope": "EXPORT"}, True),
        ({"offices": ("1190",)}, True),
        ({"offices": ("1190", "2801")}, False),
        ({"scope": "ALL"}, False),
        ({"from_date": MONTH.until_date + timedelta(days=2)}, True),
    ],
)
def test_it_is_offered_as_long_as_it_can_be_done(client, firms, importer, terms, offered):
    places = {code: OfficeFactory(code=code) for code in ("2801", "1190")}
    given = mandates.give(*firms, replace(MONTH, offices=(places["2801"],)), by=importer, at=now())
    offices = tuple(places[code] for code in terms.get("offices", ()))
    begins = {"from_date": MONTH.until_date + timedelta(days=1), "until_date": None}
    follows = replace(MONTH, **(begins | terms | {"offices": offices}))
    mandates.give(*firms, follows, by=importer, at=now())
    client.force_login(importer)

    assert (given in renewals(client)) is offered
    until = MONTH.until_date + timedelta(days=1)
    text = said(client, reverse("mandate_renew", args=[given.key]), until_date=f"{until:%d/%m/%Y}")
    assert ("There is a mandate between these two" in text) is not offered
