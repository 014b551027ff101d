"""An administrator invites an accountant; an importer empowers a broker, who ends it."""

import pytest
from django.utils.timezone import localdate

from accounts.models import Mandate, User
from tests.accounts.firm import code_sent, member
from tests.factories import TraderFactory
from tests.journeys.conftest import sideways, sign_in, violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "a long enough password"
WORDS = {
    "th": {"accountant": "ผู้ทำบัญชี", "in force": "มีผล", "ended": "ยุติแล้ว"},
    "en": {"accountant": "Accountant", "in force": "In force", "ended": "Ended"},
}


def who_signs_in(firm, role, name):
    person = member(firm, role, name)
    person.set_password(PASSWORD)
    person.save()
    return person


def check(page):
    assert violations(page) == []
    assert sideways(page) <= 0


def press(page):
    """Press the first button of the page's form."""
    page.click("main form button[type=submit] >> nth=0")
    check(page)


def invites(admin, language):
    """The administrator signs in and invites an accountant."""
    sign_in(admin, "boss", PASSWORD, language=language)
    admin.goto(f"/{language}/account/people/")
    check(admin)
    admin.click("main a[href$='/people/invite/']")
    check(admin)
    admin.fill("#id_email", "new@example.com")
    admin.select_option("#id_role", "ACCOUNTANT")
    press(admin)
    assert "new@example.com" in admin.inner_text("main")


def accepts(invited, language):
    """The accountant finds the page, enters the code from the mail and opens an account."""
    invited.goto(f"/{language}/")
    invited.click("main a[href$='/invitation/']")
    invited.fill("#id_email", "new@example.com")
    invited.fill("#id_code", code_sent().lower())
    press(invited)
    assert WORDS[language]["accountant"] in invited.inner_text("main")
    invited.fill("#id_first_name", "Newly")
    invited.fill("#id_last_name", "Invited")
    invited.fill("#id_phone", "081 234 5678")
    invited.click("main form button[type=submit]")
    invited.wait_for_url(f"**/{language}/signin/")


@pytest.mark.parametrize("language", ["th", "en"])
def test_an_administrator_invites_an_accountant(person, language):
    who_signs_in(TraderFactory(), "ADMINISTRATOR", "boss")
    admin, invited = person(language=language, width=390), person(language=language, width=390)

    invites(admin, language)
    accepts(invited, language)

    assert User.objects.get(email="new@example.com").language == language
    admin.reload()
    assert "Newly Invited" in admin.inner_text("main")
    check(admin)


def empowers(importer, shipping, language):
    """The importer names the broker by its tax number, reads its name and empowers it."""
    sign_in(importer, "importer", PASSWORD, language=language)
    importer.goto(f"/{language}/account/mandates/")
    check(importer)
    importer.click("main a[href$='/mandates/give/']")
    check(importer)
    importer.fill("#id_number", shipping.tax_id)
    importer.fill("#id_from_date", first_day(language))
    press(importer)
    assert getattr(shipping.name, language) in importer.inner_text("main")
    press(importer)
    assert WORDS[language]["in force"] in importer.inner_text("main .et-pill")


def ends(broker, language):
    """The broker sees the mandate and ends it."""
    sign_in(broker, "shipping", PASSWORD, language=language)
    broker.goto(f"/{language}/account/mandates/")
    assert WORDS[language]["in force"] in broker.inner_text("main .et-pill")
    check(broker)
    broker.click("main a[href$='/end/']")
    check(broker)
    press(broker)


def first_day(language):
    """Return today as a reader of this language writes it."""
    day = localdate()
    return f"{day.day}/{day.month}/{day.year + (543 if language == 'th' else 0)}"


@pytest.mark.parametrize("language", ["th", "en"])
def test_an_importer_empowers_a_broker_and_the_broker_ends_it(person, language):
    shipping = TraderFactory(name_th="ชิปปิ้งตัวอย่าง", name_en="Example Shipping")
    who_signs_in(TraderFactory(), "ADMINISTRATOR", "importer")
    who_signs_in(shipping, "ADMINISTRATOR", "shipping")
    importer, broker = person(language=language, width=390), person(language=language, width=390)

    empowers(importer, shipping, language)
    ends(broker, language)

    importer.reload()
    assert WORDS[language]["ended"] in importer.inner_text("main .et-pill")
    check(importer)
    assert Mandate.objects.get().ended_for == shipping
