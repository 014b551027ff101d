"""The pages of mandates: both sides see each, and do what is theirs."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate, now

from accounts.actions import mandates
from accounts.actions.mandates import Terms
from accounts.models import Mandate
from tests import statements
from tests.accounts.firm import member
from tests.factories import OfficeFactory, TraderFactory

pytestmark = pytest.mark.django_db

CANARY = "=CANARY7Q"


@pytest.fixture
def client_firm(db):
    return TraderFactory(name_th=CANARY, name_en="")


@pytest.fixture
def broker_firm(db):
    return TraderFactory(name_th="ชิปปิ้งตัวอย่าง", name_en="Example Shipping")


@pytest.fixture
def importer(client_firm):
    return member(client_firm, "ADMINISTRATOR", "importer")


@pytest.fixture
def shipping(broker_firm):
    return member(broker_firm, "ADMINISTRATOR", "shipping")


@pytest.fixture
def asked(client_firm, broker_firm, shipping):
    terms = Terms("ALL", localdate(), localdate() + timedelta(days=20))
    return mandates.ask(client_firm, broker_firm, terms, by=shipping, at=now())


@pytest.fixture
def given(asked, importer):
    return mandates.confirm(asked, by=importer, at=now())


def typed(own, other, **more):
    """Return a mandate as somebody types it, with a year of the Buddhist Era."""
    day = localdate()
    return {
        "own": f"{own.tax_id}-{own.branch_shown}",
        "number": f"{other.tax_id[:1]}-{other.tax_id[1:]}",
        "branch": "0",
        "scope": "IMPORT",
        "from_date": f"{day.day}/{day.month}/{day.year + 543}",
        "until_date": "",
    } | more


def hidden(page):
    """Return what a confirmation page would send."""
    found = re.findall(r'<input type="hidden" name="(\w+)"(?: value="([^"]*)")?', page)
    return {name: value for name, value in found if name != "csrfmiddlewaretoken"}


def test_a_mandate_is_given_after_the_name_was_shown(client, client_firm, broker_firm, importer):
    office = OfficeFactory(code="2801")
    client.force_login(importer)
    values = typed(client_firm, broker_firm, may_print="on", offices=["2801"])

    shown = client.post(reverse("mandate_give"), values)
    assert "ชิปปิ้งตัวอย่าง" in shown.text
    assert not Mandate.objects.exists()
    answer = client.post(reverse("mandate_give"), hidden(shown.text) | {"confirmed": "yes"})

    assert answer.url == reverse("mandates")
    made = Mandate.objects.get()
    assert (made.client, made.broker, made.scope) == (client_firm, broker_firm, "IMPORT")
    assert (made.from_date, made.until_date, made.may_print) == (localdate(), None, True)
    assert list(made.offices.all()) == [office]


def test_what_was_typed_can_be_changed_once_more(client, client_firm, broker_firm, importer):
    client.force_login(importer)

    answer = client.post(
        reverse("mandate_give"), typed(client_firm, broker_firm) | {"change": "yes"}
    )

    assert 'name="branch" value="0"' in answer.text
    assert answer.status_code == 200


def test_a_broker_asks_and_the_client_confirms(
    client, client_firm, broker_firm, shipping, importer
):
    client.force_login(shipping)
    client.post(reverse("mandate_ask"), typed(broker_firm, client_firm) | {"confirmed": "yes"})
    made = Mandate.objects.get()
    assert (made.client, made.given_at) == (client_firm, None)
    assert "รอผู้มอบอำนาจยืนยัน" in client.get(reverse("mandates")).text
    assert client.post(step_of(made, "confirm")).status_code == 404

    client.force_login(importer)
    assert step_of(made, "confirm") in client.get(reverse("mandates")).text
    assert client.get(step_of(made, "confirm")).status_code == 200
    made.refresh_from_db()
    assert made.given_at is None, "reading confirms nothing"
    client.post(step_of(made, "confirm"))

    made.refresh_from_db()
    assert made.given_by == importer


def step_of(mandate, step):
    return reverse("mandate_step", args=[mandate.key, step])


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"number": "0-0000-99999-99-9"}, "number"),
        ({"branch": "1"}, "number"),
        ({"branch": "head"}, "branch"),
        ({"from_date": "1/1/2569"}, "from_date"),
        ({"until_date": "1/1/2569"}, "until_date"),
        ({"scope": "OTHER"}, "scope"),
        ({"offices": ["9999"]}, "offices"),
    ],
)
def test_what_cannot_be_is_told_at_the_field(
    client, client_firm, broker_firm, importer, wrong, field
):
    client.force_login(importer)

    answer = client.post(
        reverse("mandate_give"), typed(client_firm, broker_firm, **wrong) | {"confirmed": "yes"}
    )

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not Mandate.objects.exists()


def test_the_last_day_is_not_before_the_first(client, client_firm, broker_firm, importer):
    client.force_login(importer)
    first, last = (localdate() + timedelta(days=n) for n in (9, 8))
    days = {"from_date": f"{first:%d/%m/%Y}", "until_date": f"{last:%d/%m/%Y}"}

    answer = client.post(reverse("mandate_give"), typed(client_firm, broker_firm, **days))

    assert set(answer.context["form"].errors) == {"until_date"}


def test_nobody_empowers_the_own_firm_nor_acts_for_a_foreign_one(
    client, client_firm, broker_firm, importer
):
    client.force_login(importer)

    for values, field in [
        (typed(client_firm, client_firm), "number"),
        (typed(broker_firm, client_firm), "own"),
    ]:
        answer = client.post(reverse("mandate_give"), values | {"confirmed": "yes"})
        assert (answer.status_code, set(answer.context["form"].errors)) == (422, {field})


def test_too_many_firms_looked_up_are_told_on_the_page(client, client_firm, importer):
    client.force_login(importer)
    for _time in range(60):
        mandates.find_firm("x", 0, by=importer, at=now())

    answer = client.post(reverse("mandate_give"), typed(client_firm, TraderFactory()), follow=True)

    assert "1 ชั่วโมง" in answer.text


@pytest.mark.parametrize("who", ["importer", "shipping"])
def test_either_side_ends_it_and_the_other_sees_by_whom(
    client, given, importer, shipping, who, request
):
    client.force_login(request.getfixturevalue(who))
    assert "สิ้นสุดในอีก 20 วัน" in client.get(reverse("mandates")).text

    assert client.get(step_of(given, "end")).status_code == 200
    client.post(step_of(given, "end"))

    client.force_login(shipping if who == "importer" else importer)
    text = client.get(reverse("mandates")).text
    assert "ยุติแล้ว" in text
    assert ("ชิปปิ้งตัวอย่าง" if who == "shipping" else CANARY) in re.search("โดย .*", text)[0]
    assert client.post(step_of(given, "end")).status_code == 404


@pytest.mark.parametrize(
    ("who", "steps"),
    [
        ("importer", {"confirm", "decline"}),
        ("shipping", {"take-back"}),
        ("viewer", set()),
        ("stranger", set()),
    ],
)
def test_who_may_do_what_about_a_mandate_asked_for(
    client, asked, client_firm, importer, stranger, who, steps, request
):
    viewer = member(client_firm, "VIEWER", "viewer")
    client.force_login(viewer if who == "viewer" else request.getfixturevalue(who))

    every = ("confirm", "decline", "take-back", "end", "renew", "other")
    open_ = {step for step in every if client.get(step_of(asked, step)).status_code == 200}

    assert open_ == steps
    assert (CANARY in client.get(reverse("mandates")).text) is (who != "stranger")
    making = [client.get(reverse(f"mandate_{way}")).status_code for way in ("give", "ask")]
    assert making == ([404, 404] if who == "viewer" else [200, 200])


def test_a_broker_takes_its_asking_back(client, asked, shipping):
    client.force_login(shipping)

    client.post(step_of(asked, "take-back"))

    asked.refresh_from_db()
    assert asked.ended_for == asked.broker


def test_renewing_on_the_page(client, given, importer):
    client.force_login(importer)
    page = reverse("mandate_renew", args=[given.key])
    until = given.until_date + timedelta(days=30)

    assert client.get(page).status_code == 200
    assert client.post(page, {"until_date": f"{localdate():%d/%m/%Y}"}).status_code == 422
    client.post(page, {"until_date": f"{until:%d/%m/%Y}"})

    assert Mandate.objects.get(from_date=given.until_date + timedelta(days=1)).until_date == until
    assert "มีการมอบอำนาจระหว่างสองฝ่ายนี้" in client.post(page, {}, follow=True).text


def test_strangers_see_no_mandate_anywhere(client, given, stranger):
    client.force_login(stranger)
    pages = [reverse("mandates"), reverse("mandates_csv"), reverse("mandate_give")]
    texts = [client.get(page).content.decode() for page in pages]

    assert all(CANARY not in text for text in texts)
    assert client.get(reverse("mandate_renew", args=[given.key])).status_code == 404


@pytest.mark.parametrize(("language", "words"), [("th", "มีผล"), ("en", "In force")])
def test_the_file_has_every_mandate_and_no_formula(client, given, shipping, language, words):
    client.force_login(shipping)
    with translation.override(language):
        page = reverse("mandates_csv")

    answer = client.get(page)

    _heading, row = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert row[0] == f"'{CANARY}"
    assert row[1] == given.client.tax_id
    assert words in row[-1]


def test_the_list_costs_the_same_however_many_there_are(client, given, shipping, broker_firm):
    for n in range(60):
        firm = TraderFactory()
        importer = member(firm, "ADMINISTRATOR", f"importer{n}")
        mandates.give(firm, broker_firm, Terms("ALL", localdate()), by=importer, at=now())
    client.force_login(shipping)

    with statements.asked() as found:
        answer = client.get(reverse("mandates"))

    assert len(found) <= 7
    assert len(answer.context["lines"]) == 50
    assert answer.context["page"].older
