"""An importer finds a declaration, an officer releases it, the importer sees the new stage."""

import pytest

from tests.journeys.conftest import sideways, sign_in, violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "a long enough password"
WORDS = {
    "th": {"paid": "พร้อมตรวจปล่อย", "released": "ตรวจปล่อยแล้ว", "step": "ขั้นที่ 4 จาก 4"},
    "en": {"paid": "Ready for release", "released": "Released", "step": "step 4 of 4"},
}


@pytest.fixture
def importer(trader):
    trader.set_password(PASSWORD)
    trader.save()
    return trader


@pytest.fixture
def releasing(officer):
    officer.set_password(PASSWORD)
    officer.save()
    return officer


def check(page):
    assert violations(page) == []
    assert sideways(page) <= 0


def finds(page, words, language):
    """The importer signs in, pastes the number and sees where the goods stand."""
    sign_in(page, "trader", PASSWORD, language=language)
    check(page)
    page.fill("#q", "A๐๒๐ - ๐๖๙๑ ๑๐๐ ๑๒๓")
    page.press("#q", "Enter")
    page.wait_for_url("**/declarations/A0200691100123/")
    assert words["paid"] in page.inner_text("main .et-pill")
    check(page)


def releases(page, words, language):
    """The officer finds it on the workbench and releases it."""
    sign_in(page, "officer", PASSWORD, language=language)
    page.goto(f"/{language}/officer/")
    check(page)
    page.click("main a:has-text('A020-0691100123')")
    check(page)
    page.click("main a[href$='/release/']")
    check(page)
    page.click("main form button[type=submit]")
    page.wait_for_url("**/officer/declarations/A0200691100123/")
    assert words["released"] in page.inner_text("main")
    check(page)


@pytest.mark.parametrize(("language", "width"), [("th", 390), ("en", 1280)])
def test_release(person, paid, importer, releasing, language, width):
    paid.number = "A0200691100123"
    paid.save()
    words = WORDS[language]

    looks = person(language=language, width=width)
    finds(looks, words, language)
    releases(person(language=language, width=width), words, language)

    looks.reload()
    assert words["released"] in looks.inner_text("main .et-pill")
    assert words["step"] in looks.inner_text("main")
    check(looks)
