"""Who gets which answer: every route, every kind of person, with a canary in the data.

The routes come from the address table itself, so that a new one is probed at once; one that
needs values nobody gave here fails the test.
"""

import io
import zipfile

import pytest
from django.db import connection
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from accounts.models import Invitation, Mandate, Membership
from declarations.admin.uploads import UploadRecords
from declarations.models import Declaration, StatusEvent, lists
from declarations.models.declarations import DeclarationQuerySet
from declarations.views import traders
from gateway.models import Upload
from registration import actions as register
from registration.messages import Answer
from registration.models import Application, Registrant
from tests.conftest import staff
from tests.factories import MORNING, DeclarationFactory, MembershipFactory, UserFactory
from tests.project.test_rules_of_the_house import routes

CANARY = "CANARY7Q"
STEPS = ("order_examination", "record_result", "release", "hold", "lift_hold", "deliver", "cancel")
STEPS_OF_RIGHTS = {
    "mandate_step": ("confirm", "decline", "take-back", "end"),
    "invitation_step": ("resend", "withdraw"),
}
FACTS_OF_LAW = ("ASSESSMENT_NOTICE", "EXTENSION_GRANTED", "FACT_WITHDRAWN")
ALLOWED = ("trader", "broker", "officer", "national_officer")
OFFICERS = ("officer", "national_officer")
OTHERS = ("anonymous", "stranger", "distant_officer")
SHAPES = [
    (),
    *[(key,) for key in ("identifier", "object_id", "pk", "id", "report", "app_label", "there")],
    ("identifier", "step"),
    ("identifier", "fact"),
    ("content_type_id", "object_id"),
    ("key",),
    ("key", "step"),
]
"""The values that an address may take, tried in turn."""
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


def values_for(name, declaration, upload):
    """Return the values that a route's address needs, one dictionary for each way to fill it."""
    event = StatusEvent.objects.filter(declaration=declaration, code="HELD").get()
    keys = {"upload": upload.pk, "statusevent": event.pk, "trader": declaration.trader_id}
    keys |= {"registrant": Registrant.objects.get().pk}
    own = {
        "identifier": declaration.number,
        "object_id": str(next((key for kind, key in keys.items() if kind in name), declaration.pk)),
        "pk": upload.pk,
        "id": 1,
        "report": "0" * 32,
        "app_label": "declarations",
        "content_type_id": 1,
        "key": key_of(name),
        "there": "change_mobile",
    }
    if name in STEPS_OF_RIGHTS:
        return [own | {"step": step} for step in STEPS_OF_RIGHTS[name]]
    if name.startswith("registration:"):
        return [own | {"identifier": Application.objects.get().identifier, "step": "refuse"}]
    if name.endswith("officer_fact"):
        return [own | {"fact": fact} for fact in FACTS_OF_LAW]
    return [own | {"step": step} for step in STEPS] if "step" in name else [own]


def key_of(name):
    """Return the key of what the firm of the declaration has of this kind."""
    kinds = {"mandate": Mandate, "invitation": Invitation, "role": Membership}
    kind = next((kind for part, kind in kinds.items() if part in name), None)
    found = kind.objects.order_by("pk").first() if kind else None
    return found.key if found else None


def addresses(declaration, upload):
    """Yield the name and address of every route, filled with the declaration's values."""
    unfilled = []
    for name, _view in routes():
        wanted = [name] if name != "admin:None" else []
        for route in wanted:
            found = list(_filled(route, values_for(route, declaration, upload)))
            if not found:
                unfilled.append(route)
            yield from ((route, address) for address in found)
    assert unfilled == [], "the matrix has no values for these routes"


def _filled(name, candidates):
    for values in candidates:
        for keys in SHAPES:
            try:
                yield reverse(name, kwargs={key: values[key] for key in keys})
                break
            except (NoReverseMatch, KeyError):
                continue


def text_of(answer):
    """Return all that an answer lets somebody read, headers and packed files included."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            body = b"".join(packed.read(name) for name in packed.namelist())
    return str(dict(answer.headers)) + body.decode("utf-8", "replace")


def probe(client, person, declaration, upload):
    """Return the names of the routes whose answers, to GET or POST, hold the canary."""
    if person is not None:
        client.force_login(person)
    seen, broken = set(), []
    queries = (
        {},
        {"q": declaration.number},
        {"q": declaration.house_bill},
        {"number": declaration.number},
    )
    for name, address in addresses(declaration, upload):
        if name in {"signout", "admin:logout"}:
            continue
        answers = [client.get(address, query) for query in queries]
        answers.append(client.post(address, {"numbers": declaration.number, "text": "x"}))
        seen |= {name for answer in answers if CANARY in text_of(answer)}
        broken += [(name, answer.status_code) for answer in answers if answer.status_code >= 500]
    assert broken == []
    return seen


@pytest.mark.parametrize("person", OTHERS)
def test_nobody_else_sees_anything_of_it(client, theirs, upload, person, request):
    user = None if person == "anonymous" else request.getfixturevalue(person)

    assert probe(client, user, theirs, upload) == set()


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
    monkeypatch.setattr(DeclarationQuerySet, "visible_to", lambda rows, user: rows.all())
    # The list reads its rows firm by firm, and counts them so.
    monkeypatch.setattr(traders, "sides_in_order", lambda user: [])
    monkeypatch.setattr(lists, "sides_of", lambda user: [Declaration.objects.all()])
    monkeypatch.setattr(UploadRecords, "get_queryset", lambda admin, request: Upload.objects.all())


@pytest.mark.parametrize("person", OTHERS)
def test_the_second_wall_holds_alone(client, theirs, upload, first_wall_down, person, request):
    user = None if person == "anonymous" else request.getfixturevalue(person)

    assert probe(client, user, theirs, upload) == set()


@pytest.mark.parametrize("person", ALLOWED)
def test_the_second_wall_lets_through_those_whom_it_concerns(
    client, theirs, upload, first_wall_down, person, request
):
    seen = probe(client, request.getfixturevalue(person), theirs, upload)

    assert {"declarations:list", "declarations:detail", *FILES} <= seen


def test_both_walls_removed_are_seen_by_this_test(
    client, theirs, upload, first_wall_down, stranger
):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE declarations_declaration DISABLE ROW LEVEL SECURITY")
        cursor.execute("ALTER TABLE declarations_statusevent DISABLE ROW LEVEL SECURITY")

    seen = probe(client, stranger, theirs, upload)

    assert {"declarations:list", "declarations:detail", *FILES} <= seen


@pytest.mark.parametrize("language", ["th", "en"])
def test_strangers_get_the_same_answer_for_theirs_and_for_none(client, theirs, stranger, language):
    client.force_login(stranger)

    with translation.override(language):
        theirs_page = client.get(reverse("declarations:detail", args=[theirs.number]))
        none = client.get(reverse("declarations:detail", args=["A0200691100778"]))

    assert theirs_page.status_code == none.status_code == 404
    assert Declaration.objects.filter(number="A0200691100778").exists() is False
