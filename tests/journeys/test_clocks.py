"""An officer records a notice; the importer sees until when, why, and what another day costs."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from customs_act.surcharge import owed
from tests.factories import MORNING
from tests.journeys.conftest import sideways, sign_in, violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "a long enough password"
RELEASED = MORNING.date()
WORDS = {
    "th": {
        "notice": "ได้รับแบบแจ้งการประเมินอากร",
        "clock": "ชำระอากรตามแบบแจ้งการประเมิน",
        "left": "เหลืออีก 28",
        "section": "มาตรา 20",
        "other_day": "คำนวณสำหรับวันอื่น",
    },
    "en": {
        "notice": "Notification of assessment received",
        "clock": "Pay the assessed duty",
        "left": "28\xa0days left",
        "section": "Section 20",
        "other_day": "Compute it for another day",
    },
}


@pytest.fixture
def people(trader, officer):
    """The importer and the officer, who can sign in."""
    for user in (trader, officer):
        user.set_password(PASSWORD)
        user.save()


def typed(day):
    """Return a day as people here type it."""
    return f"{day.day}/{day.month}/{day.year + 543}"


def check(page):
    assert violations(page) == []
    assert sideways(page) <= 0


def records(page, number, words, language):
    """The officer records that the notice was received two days ago."""
    sign_in(page, "officer", PASSWORD, language=language)
    page.goto(f"/{language}/officer/declarations/{number}/")
    check(page)
    page.click("main a[href$='/facts/']")
    check(page)
    page.click(f"main a:has-text('{words['notice']}')")
    check(page)
    received = timezone.localdate() - timedelta(days=2)
    page.fill("#id_day", typed(received))
    page.fill("#id_duty", "๑๒,๕๐๐")
    page.fill("#id_text", "ไปรษณีย์ตอบรับ")
    page.click("main form button[type=submit]")
    assert words["clock"] in page.inner_text("main")
    check(page)
    page.click("main form button[name=confirmed]")
    page.wait_for_url(f"**/officer/declarations/{number}/")
    assert words["clock"] in page.inner_text("main")
    check(page)


def reads(page, number, words, language):
    """The importer sees the last day, its section and what follows, and asks for another day."""
    sign_in(page, "trader", PASSWORD, language=language)
    page.goto(f"/{language}/declarations/{number}/")
    said = page.inner_text("main")
    for name in ("clock", "left", "section"):
        assert words[name].replace("\xa0", " ") in said.replace("\xa0", " ")
    check(page)
    page.click("main .et-answer summary")
    check(page)
    page.click(f"main a:has-text('{words['other_day']}')")
    paid = timezone.localdate() + timedelta(days=60)
    page.fill("#id_paid", typed(paid))
    page.click("main form button[type=submit]")
    total = owed(
        Decimal(12_500), released_on=RELEASED, notified_on=paid - timedelta(days=62), on=paid
    ).total
    assert f"{total:,.2f}" in page.inner_text("main .et-answer")
    check(page)


def looks_up(page, number, words, language):
    """From the clock a link leads to its explanation on the page of the law."""
    page.goto(f"/{language}/declarations/{number}/")
    page.click(f"main .et-clocks li:has-text('{words['clock']}') > a")
    page.wait_for_url("**/law/#clock-pay_assessed_duty")
    assert words["clock"] in page.inner_text("#clock-pay_assessed_duty")
    check(page)


@pytest.mark.parametrize(("language", "width"), [("th", 390), ("en", 1280)])
def test_clocks(person, paid, happen, people, language, width):
    happen(paid, "0309", minutes=40)
    words = WORDS[language]

    records(person(language=language, width=width), paid.number, words, language)
    importer = person(language=language, width=width)
    reads(importer, paid.number, words, language)
    looks_up(importer, paid.number, words, language)
