"""Who gets which answer: every route, every kind of person, with a canary in the data.

The routes come from the address table itself, so that a new one is probed at once; one that
needs values nobody gave here fails the test.
"""

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import translation

from accounts.models import Invitation, Mandate, Membership
from audit import actions as audit
from declarations.admin.uploads import UploadRecords
from declarations.models import Declaration, StatusEvent
from gateway.models import Upload
from prove.walls import scopes, scopes_removed
from registration import actions as register
from registration.messages import Answer
from registration.models import Registrant
from tests.conftest import staff
from tests.factories import MORNING, DeclarationFactory, MembershipFactory, UserFactory
from tests.project.probing import CANARY, probe

ALLOWED = ("trader", "broker", "officer", "national_officer")
OFFICERS = ("officer", "national_officer")
OTHERS = ("anonymous", "stranger", "distant_officer")
RECORDS = {
    f"admin:declarations_{name}" for name in ("declaration_changelist", "declaration_change")
}
NATIONAL = {
    f"admin:{name}"
    for name in (
        "accounts_trader_changelist",
        "accounts_trader_change",
        "gateway_upload_changelist",
        "gateway_upload_report",
    )
}
"""Records in the admin: of the officers of an office, and of the national role alone."""
REGISTER = {
    "registration:officer_detail",
    "registration:officer_decide",
    "registration:officer_queue",
    "admin:registration_registrant_changelist",
    "admin:registration_registrant_change",
    "admin:registration_registrant_history",
}
"""Applications and the customs register: of those alone who decide applications."""
FILES = ("declarations:list_csv", "declarations:list_xlsx")


@pytest.fixture
def theirs(happen):
    """A declaration whose every text is a canary, on hold, with events and an upload."""
    declaration = DeclarationFactory(
        number="A0200691100777",
        reference="DEMO000000777",
        vessel=CANARY,
        house_bill="HOUSEBILL77",
        shipping_marks=CANARY,
        clearing_person=CANARY,
        trader__name_th=CANARY,
        trader__name_en=CANARY,
        broker__name_th=CANARY,
        broker__name_en=CANARY,
    )
    happen(declaration, "0209")
    happen(declaration, "HELD", minutes=1, reason="OTHER", text=CANARY)
    give_rights(declaration)
    return declaration


def give_rights(declaration):
    """Let the firm of the declaration have an administrator, an open invitation and a mandate."""
    boss = UserFactory(username="boss", first_name=CANARY)
    MembershipFactory(user=boss, trader=declaration.trader, role="ADMINISTRATOR")
    Invitation.objects.create(
        trader=declaration.trader,
        role="VIEWER",
        email=f"{CANARY.lower()}@example.com",
        invited_by=boss,
        invited_at=MORNING,
        valid_until=MORNING,
    )
    own = {"owner": declaration.trader.party, "behalf": declaration.trader.party}
    audit.record("viewed", subject=declaration.number, by=boss, at=MORNING, **own)
    Mandate.objects.create(
        client=declaration.trader,
        broker=declaration.broker,
        from_date=MORNING.date(),
        given_by=boss,
        given_at=MORNING,
    )


@pytest.fixture(autouse=True)
def application(theirs, portal):
    """Somebody's application for the same firm; it waits for an officer."""
    tax_id, since = theirs.trader.tax_id, MORNING.date()
    director = register.Director(CANARY, CANARY, "1000000999016", since)
    entry = register.Entry(theirs.trader, "", "", (), (director,), since)
    register.enter(entry, by=portal, at=MORNING)
    contact = ("x@example.org", "+66800000001")
    typed = register.Typed(tax_id, 0, director.id_number, "JT0123456789", *contact, "th")
    applied = register.apply(typed, address="192.0.2.9", by=portal, at=MORNING)
    register.claim(by=portal, at=MORNING)
    return register.conclude(applied, answer=Answer.CONFIRMED, by=portal, at=MORNING)


@pytest.fixture
def registrar(db):
    """Decides applications, and nothing else."""
    return staff("Registration officers", username="registrar")


@pytest.fixture
def declaration(theirs):
    """The cast of conftest looks at the declaration with the canary."""
    return theirs


@pytest.fixture
def upload(db):
    uploader = UserFactory(username="uploader")
    return Upload.objects.create(
        name=CANARY,
        sender="DEMO",
        content=b"",
        report=CANARY,
        uploaded_by=uploader,
        uploaded_at=MORNING,
    )


KEPT = (Declaration, StatusEvent, Membership, Invitation, Mandate, Registrant, Upload)
"""What nobody else changes by any form that they send.

An application is changed by who has its reference, which the probe knows.
"""


def rows():
    return {kind.__name__: list(kind.objects.order_by("pk").values()) for kind in KEPT}


@pytest.mark.parametrize("person", OTHERS)
def test_nobody_else_sees_or_changes_anything_of_it(client, theirs, upload, person, request):
    user = None if person == "anonymous" else request.getfixturevalue(person)
    before = rows()

    assert probe(client, user, theirs, upload) == set()
    assert rows() == before


def test_applications_are_seen_by_those_who_decide_them(client, theirs, upload, registrar):
    assert probe(client, registrar, theirs, upload) == REGISTER


@pytest.mark.parametrize("person", ALLOWED)
def test_those_whom_it_concerns_see_it(client, theirs, upload, person, request):
    seen = probe(client, request.getfixturevalue(person), theirs, upload)

    assert {"declarations:list", "declarations:detail", *FILES} <= seen
    of_firms = {"people", "mandates", "mandates_csv"}
    assert (of_firms <= seen) is (person not in OFFICERS)
    workbench = {"declarations:officer_queue", "declarations:officer_detail"}
    assert (workbench <= seen) is (person in OFFICERS)
    assert (seen >= RECORDS) is (person in OFFICERS)
    assert (seen >= NATIONAL) is (person == "national_officer")
    assert REGISTER.isdisjoint(seen)
    assert NATIONAL.isdisjoint(seen) or person == "national_officer"


@pytest.fixture
def first_wall_down(monkeypatch):
    """The portal's own scopes let everybody see everything."""
    monkeypatch.setattr(UploadRecords, "get_queryset", lambda admin, request: Upload.objects.all())
    with scopes_removed():
        yield


@pytest.mark.parametrize("person", OTHERS)
def test_the_second_wall_holds_alone(client, theirs, upload, first_wall_down, person, request):
    user = None if person == "anonymous" else request.getfixturevalue(person)
    before = rows()

    assert probe(client, user, theirs, upload) == set()
    assert rows() == before


GUARDED = (
    "declarations_declaration",
    "declarations_statusevent",
    "accounts_membership",
    "accounts_mandate",
    "audit_entry",
)


def test_both_walls_removed_are_seen_by_this_test(
    client, theirs, upload, first_wall_down, stranger
):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in GUARDED:
            cursor.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")

    seen = probe(client, stranger, theirs, upload)

    assert {"declarations:list", "declarations:detail", *FILES} <= seen
    assert {"people", "mandates", "mandates_csv", "access", "access_csv"} <= seen


def test_every_word_of_whose_rows_is_found_and_taken_away(db):
    found = {(kind.__name__, word) for kind, word in scopes()}

    assert found >= {
        ("DeclarationQuerySet", "visible_to"),
        ("MembershipQuerySet", "administered_by"),
        ("MandateQuerySet", "visible_to"),
        ("EntryQuerySet", "of_owners"),
        ("ApplicationQuerySet", "visible_to"),
    }


@pytest.mark.parametrize("language", ["th", "en"])
def test_strangers_get_the_same_answer_for_theirs_and_for_none(client, theirs, stranger, language):
    client.force_login(stranger)

    with translation.override(language):
        theirs_page = client.get(reverse("declarations:detail", args=[theirs.number]))
        none = client.get(reverse("declarations:detail", args=["A0200691100778"]))

    assert theirs_page.status_code == none.status_code == 404
    assert Declaration.objects.filter(number="A0200691100778").exists() is False
