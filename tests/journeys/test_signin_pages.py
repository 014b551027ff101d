"""The pages between password and sign-in, and those behind a second proof, have no faults."""

import pytest
from django.utils.timezone import now

from accounts.actions.opening import send_first_password
from audit.models import Entry
from tests.accounts.people import MOBILE, PASSWORD, brought
from tests.accounts.people import person as somebody
from tests.factories import OfficerFactory
from tests.journeys.conftest import faults, new_authenticator, shown_by, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

languages = pytest.mark.parametrize("language", ["th", "en"])
FRESH = ["mobile/", "authenticator/", "no-authenticator/", "recovery/"]


@pytest.fixture
def officer_without_app(db):
    officer = OfficerFactory(username="newcomer")
    officer.set_password(PASSWORD)
    officer.save()


def check(page, end):
    assert page.url.endswith(end)
    assert faults(page) == []


def type_password(page, language, username, password=PASSWORD):
    page.goto(f"/{language}/signin/")
    page.fill("#id_username", username)
    page.fill("#id_password", password)
    page.click("main button[type=submit]")


@languages
def test_the_second_factor_of_each_kind_is_asked_for(person, officer_without_app, language):
    page = person(language=language)
    somebody("by-sms")
    type_password(page, language, "by-sms")
    check(page, "/signin/code/")
    somebody("by-app")
    new_authenticator("by-app")
    type_password(page, language, "by-app")
    check(page, "/signin/code/")
    somebody("without", confirmed=False)
    type_password(page, language, "without")
    check(page, "/signin/mobile/")
    page.click("main form button[type=submit]")
    check(page, "/signin/mobile/code/")
    first = somebody("first")
    send_first_password(first, by=first, at=now())
    type_password(page, language, "first", brought("first_password"))
    check(page, "/signin/password/")
    type_password(page, language, "newcomer")
    check(page, "/signin/authenticator/")
    page.click("main summary")
    check(page, "/signin/authenticator/")


def test_a_double_click_signs_in_once_and_nobody_out(person):
    somebody("twice", notice_accepted_at=now())
    page = person()
    type_password(page, "th", "twice")
    page.fill("#id_code", brought(address=MOBILE))

    page.dblclick("main form:has(#id_code) button")
    page.wait_for_url("**/th/")
    page.goto("/th/account/")

    assert page.url.endswith("/account/")
    names = Entry.objects.filter(name__startswith="code ").values_list("name", flat=True)
    assert sorted(names) == ["code accepted", "code sent"]


def test_a_form_is_sent_once_until_the_page_is_shown_again(person):
    page = person()
    page.goto("/th/signin/")
    sent = []
    page.route("**/signin/", lambda route: sent.append(1) or route.fulfill(status=204))
    page.fill("#id_username", "nobody")
    page.fill("#id_password", "wrong")
    button = page.locator("main button[type=submit]")

    for _click in range(3):
        button.click(force=True)
    assert len(sent) == 1
    assert button.get_attribute("aria-disabled") == "true"
    button.focus()
    assert page.evaluate("document.activeElement.type") == "submit"
    page.evaluate("window.dispatchEvent(new Event('pageshow'))")
    assert button.get_attribute("aria-disabled") is None
    with page.expect_request("**/signin/"):
        button.click()


@languages
def test_a_forgotten_password_is_replaced(person, language):
    somebody("forgetful")
    page = person(language=language)
    page.goto(f"/{language}/forgot/")
    page.fill("#id_username", "forgetful")
    page.click("main button[type=submit]")
    check(page, "/forgot/code/")
    page.fill("#id_code", brought(address="forgetful@example.com"))
    page.click("main form button[type=submit]")
    check(page, "/forgot/password/")


@languages
def test_what_proves_a_person_is_changed_after_a_second_proof(person, language):
    somebody("careful", notice_accepted_at=now())
    page = person(language=language)
    sign_in(page, "careful", PASSWORD, language=language)
    for end in FRESH:
        app = new_authenticator("careful")
        page.goto(f"/{language}/account/security/{end}")
        page.fill("#id_present", PASSWORD)
        page.click("main button[type=submit]")
        check(page, "/code/")
        page.fill("#id_code", shown_by(app))
        page.click("main form button[type=submit]")
        check(page, end)
    page.click("main form button[type=submit]")
    assert page.locator(".et-keys li").count() == 10
    check(page, "/recovery/")
