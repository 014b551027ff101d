"""The end of a sign-in is told before it comes, and what was typed survives it."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.utils import timezone

from accounts.http.lasting import IDLE, LONGEST
from accounts.http.sessions import SEEN, STARTED, SessionStore
from accounts.models import Invitation, Session
from tests.accounts.firm import member
from tests.factories import TraderFactory
from tests.journeys.conftest import new_authenticator, shown_by, sideways, sign_in, violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "a long enough password"
looks = pytest.mark.parametrize(
    ("language", "width", "dark"), [("th", 390, False), ("en", 1280, True)]
)
BOX = "dialog#et-lasting"


@pytest.fixture
def boss(db):
    boss = member(TraderFactory(), "ADMINISTRATOR", "boss")
    boss.set_password(PASSWORD)
    boss.save()
    return boss


@pytest.fixture
def page(person, boss):
    """The page on which the boss types, with a clock that tests move."""

    def page(language, width, dark):
        page = person(language=language, width=width, dark=dark)
        page.clock.install()
        sign_in(page, "boss", PASSWORD, language=language)
        page.goto(f"/{language}/account/people/invite/?firm={boss.memberships.get().trader_id}")
        return page

    return page


def later(page, *, minutes):
    page.clock.fast_forward(minutes * 60 * 1000)


def said(page):
    """Return what the box says, or nothing where it is closed."""
    return (
        page.inner_text("#et-lasting-words").strip() if page.locator(f"{BOX}[open]").count() else ""
    )


def session_ages(name, span):
    """Let the sign-in have begun, or been used, so long ago."""
    row = Session.objects.get(user__username="boss")
    store: SessionBase = SessionStore(row.session_key)
    store[name] = (timezone.now() - span).isoformat()
    store.save()


@looks
def test_who_is_idle_is_asked_two_minutes_before_and_stays(page, language, width, dark):
    page = page(language, width, dark)
    later(page, minutes=27)
    assert said(page) == ""
    later(page, minutes=1.1)
    first = said(page)
    assert "2 นาที" in first or "two minutes" in first
    assert page.evaluate("document.activeElement.id") == "et-lasting-words"
    assert violations(page) == []
    assert sideways(page) <= 0

    session_ages(SEEN, IDLE["trader"] - timedelta(minutes=2))
    with page.expect_response("**/signin/stay/") as answer:
        page.click(f"{BOX} form[action$='/stay/'] button")
    assert answer.value.json()["seconds"] > 29 * 60
    page.wait_for_selector(BOX, state="hidden")
    later(page, minutes=27)
    assert said(page) == ""


@pytest.mark.parametrize("answer", [{"status": 403, "body": "<p>"}, None])
def test_who_cannot_be_kept_signed_in_is_told_and_may_try_again(page, watch, answer):
    watch.expected = "Failed to load resource"
    page = page("th", 390, False)
    page.route("**/signin/stay/", lambda r: r.fulfill(**answer) if answer else r.abort())
    later(page, minutes=28.1)
    before = page.url
    page.click(f"{BOX} form[action$='/stay/'] button")

    page.wait_for_selector(f"{BOX} [data-et-when=failed]", state="visible")
    later(page, minutes=0.1)
    assert "ไม่ตอบสนอง" in said(page)
    assert page.url == before
    page.unroute("**/signin/stay/")
    page.click(f"{BOX} form[action$='/stay/'] button")
    page.wait_for_selector(BOX, state="hidden")


def test_work_in_another_tab_puts_it_off(page):
    first = page("th", 1280, False)
    later(first, minutes=20)
    second = first.context.new_page()
    second.clock.install(time=first.evaluate("Date.now()") / 1000)
    second.goto("/th/account/")

    later(first, minutes=9)

    assert said(first) == ""


def test_the_longest_time_cannot_be_prolonged(page):
    page = page("th", 390, False)
    session_ages(STARTED, LONGEST["trader"] - timedelta(minutes=1))
    page.evaluate("localStorage.clear()")
    page.reload()
    later(page, minutes=0.1)

    assert "ครบระยะเวลาสูงสุด" in said(page)
    assert not page.is_visible(f"{BOX} form[action$='/stay/'] button")


@looks
def test_what_was_typed_survives_the_new_sign_in(page, language, width, dark):
    page = page(language, width, dark)
    page.fill("#id_email", "new@example.com")
    page.select_option("#id_role", "ACCOUNTANT")
    later(page, minutes=31)
    assert "ออกจากระบบแล้ว" in said(page) or "You are signed out" in said(page)
    page.click(f"{BOX} form[method=dialog] button")
    session_ages(SEEN, IDLE["trader"])
    page.click("main form button[type=submit] >> nth=0")

    assert page.url.split("?")[0].endswith(f"/{language}/signin/")
    app = new_authenticator("boss")
    page.fill("#id_username", "boss")
    page.fill("#id_password", PASSWORD)
    page.click("main button[type=submit]")
    page.fill("#id_code", shown_by(app))
    page.click("main form:has(#id_code) button")
    page.wait_for_url("**/signin/kept/")
    assert "new@example.com" in page.inner_text("main")
    assert violations(page) == []
    assert sideways(page) <= 0
    page.click("main form:not([action='']) button[type=submit] >> nth=0")

    page.wait_for_url("**/account/people/**")
    assert Invitation.objects.get().email == "new@example.com"


def test_sessions_outlive_the_sign_in(db):
    """Otherwise nobody would know any more whose the typed words are."""
    assert timedelta(seconds=settings.SESSION_COOKIE_AGE) > max(LONGEST.values())
