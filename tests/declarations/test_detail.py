"""The page of one declaration."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from declarations import actions
from declarations.models import DutyLine, Item
from tests.factories import MORNING, DeclarationFactory
from tests.statements import asked

LATER = MORNING + timedelta(hours=1)
QUERIES = 8
"""Session, user, firms, declaration, the note of the view, events, duties, items."""


@pytest.fixture
def opened(client):
    """Open the page of a declaration as somebody."""

    def opened(user, identifier, language="en"):
        client.force_login(user)
        with translation.override(language):
            return client.get(reverse("declarations:detail", args=[identifier]))

    return opened


@pytest.fixture
def dutiable(declaration):
    """The declaration with one kind of goods, duty and VAT."""
    item = Item.objects.create(
        declaration=declaration, line=1, tariff="85171300", description_en="Telephones"
    )
    lines = [("0500", "25819.00"), ("0100", "12500.00")]
    for code, amount in lines:
        DutyLine.objects.create(declaration=declaration, item=item, tax_code=code, amount=amount)
    DutyLine.objects.create(declaration=declaration, tax_code="1500", amount="200.00")
    declaration.total_tax = "38519.00"
    declaration.save()
    return declaration


def test_the_help_line_is_not_called_the_telephone_of_the_office(opened, declaration, trader):
    general = opened(trader, declaration.number).text
    declaration.office.phone = "038407701"
    declaration.office.save()
    own = opened(trader, declaration.number).text

    assert ("Customs call centre" in general, "Customs call centre" in own) == (True, False)


@pytest.mark.parametrize(
    ("person", "answer"),
    [
        ("trader", 200),
        ("broker", 200),
        ("officer", 200),
        ("national_officer", 200),
        ("distant_officer", 404),
        ("stranger", 404),
    ],
)
def test_opening_a_declaration(opened, declaration, person, answer, request):
    response = opened(request.getfixturevalue(person), declaration.number)

    assert response.status_code == answer
    assert (declaration.trader.name_en in response.text) is (answer == 200)


def test_not_yours_and_not_there_look_the_same(opened, declaration, stranger):
    def page(number):
        response = opened(stranger, number)
        text = response.text.replace(number, "…").replace(response["X-Request-Id"], "…")
        return response.status_code, text.replace(f"{number[:4]}-{number[4:]}", "…")

    there, absent = page(declaration.number), page("B0200691100123")

    assert there[0] == absent[0] == 404
    assert len(there[1]) == len(absent[1])


def test_a_number_may_be_written_in_two_parts(opened, declaration, trader):
    written = f"{declaration.number[:4]}-{declaration.number[4:]}".lower()

    assert opened(trader, written).status_code == 200


def test_a_reference_opens_a_declaration_without_a_number(opened, trader, declaration):
    waiting = DeclarationFactory(number=None, reference="GB.2026-x1", trader=declaration.trader)

    assert opened(trader, "GB.2026-x1").status_code == 200
    assert waiting.get_absolute_url().endswith("/GB.2026-x1/")


def test_a_reference_leads_on_once_there_is_a_number(opened, declaration, trader):
    response = opened(trader, declaration.reference)

    assert response.status_code == 302
    assert response["Location"].endswith(f"/{declaration.number}/")


def test_the_page_answers_first(opened, dutiable, trader, happen):
    happen(dutiable, "0109")

    page = opened(trader, dutiable.number).text

    assert "Pay 38,519.00\xa0baht of duty and tax." in page
    assert "(your firm)" in page
    assert "step 2 of 4" in page
    assert "Waiting for: importer" in page
    assert "No fixed date" in page
    assert page.index("Pay 38,519.00") < page.index("Particulars")


def test_money_is_summed_by_tax_and_said_in_thai_words(opened, dutiable, trader, happen):
    happen(dutiable, "0109")

    page = opened(trader, dutiable.number, language="th").text

    assert page.index("ค่าอากรขาเข้า") < page.index("ภาษีมูลค่าเพิ่ม")
    assert "สามหมื่นแปดพันห้าร้อยสิบเก้าบาทถ้วน" in page
    assert "ค้างชำระ" in page
    assert "สามหมื่น" not in opened(trader, dutiable.number).text


def test_paid_lines_say_so(opened, dutiable, trader, happen):
    happen(dutiable, "0209")

    response = opened(trader, dutiable.number)

    assert {tax.state.en for tax in response.context["taxes"]} == {"Paid"}


def test_goods_stand_with_their_duties(opened, dutiable, trader):
    page = opened(trader, dutiable.number).text

    assert "Telephones" in page
    assert page.count("12,500.00") == 2


def test_the_office_is_named_with_its_telephone(opened, declaration, trader):
    declaration.office.phone = "038407701"
    declaration.office.save()

    assert 'href="tel:038407701"' in opened(trader, declaration.number).text


def test_a_hold_is_explained_without_the_officers_name(opened, paid, trader, officer):
    officer.username = "namthip"
    officer.save()
    actions.hold(paid, reason="LICENCE", text="ส่งใบอนุญาต อย.", by=officer, at=LATER)

    page = opened(trader, paid.number).text

    assert "On hold: Licence awaited." in page
    assert page.count("ส่งใบอนุญาต อย.") == 2
    assert officer.username not in page


def test_an_unknown_code_is_shown_raw_and_the_stage_called_an_estimate(
    opened, paid, trader, happen
):
    happen(paid, "0302", minutes=60)

    page = opened(trader, paid.number).text

    assert "a status that we do not know yet: code 0302" in page
    assert "estimated from the code" in page


def test_an_officer_finds_the_way_to_the_workbench(opened, declaration, officer, trader):
    way = reverse("declarations:officer_detail", args=[declaration.number]).split("/", 2)[2]

    assert way in opened(officer, declaration.number).text
    assert way not in opened(trader, declaration.number).text


@pytest.mark.parametrize("events", [1, 12])
def test_the_page_takes_the_same_queries_however_long(client, dutiable, trader, happen, events):
    for n in range(events):
        happen(dutiable, "DUTY_COMPUTED", minutes=n)
    client.force_login(trader)
    client.get(dutiable.get_absolute_url())

    with asked() as statements:
        client.get(dutiable.get_absolute_url())

    assert len(statements) == QUERIES
