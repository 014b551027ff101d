"""A director applies with another address; an officer compares, decides, and the account opens."""

from urllib.parse import urlsplit

import pytest
from django.core.management import call_command

from accounts.models import User
from notifications.models import Message
from registration import actions
from registration.management.demo.firms import human
from registration.models import Application
from registration.transports.demonstration import laser_of
from tests.conftest import staff
from tests.factories import MORNING, TraderFactory
from tests.journeys.conftest import sideways, sign_in, violations
from tests.worker import celery_worker

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "a long enough password"
MAIL, MOBILE = "office@example.com", "+66800000777"
WORDS = {
    "th": {"waits": "รอเจ้าหน้าที่พิจารณา", "open": "อนุมัติแล้ว", "sent": "ระบบส่งรหัสผ่านไปที่"},
    "en": {"waits": "With an officer", "open": "Approved", "sent": "We sent a password to"},
}


@pytest.fixture
def director(db):
    """Somsri, director of a company of the register."""
    return entered_director()


def entered_director():
    """Enter a company and Somsri, its director, and an officer who decides on applications."""
    call_command("prepare", verbosity=0)
    portal = User.objects.get(username="etracking")
    somsri = human(971, "สมศรี", "กรรมการตัวอย่าง")
    since = MORNING.date()
    entry = actions.Entry(
        TraderFactory(tax_id="0000000901016"),
        MAIL,
        MOBILE,
        ("TRADER",),
        (actions.Director(*somsri.name, somsri.id_number, since),),
        since,
    )
    actions.enter(entry, by=portal, at=MORNING)
    officer = staff("Registration officers", username="registrar")
    officer.set_password(PASSWORD)
    officer.save()
    return somsri


def check(page):
    assert violations(page) == []
    assert sideways(page) <= 0


def go_on(page):
    check(page)
    page.click("main form button[type=submit]")


def applies(page, director, *, language, email):
    """Answer one question after the other, with a slip and a step back."""
    page.goto(f"/{language}/")
    page.click("main a[href$='/signup/']")
    check(page)
    page.click("main a.btn-primary")
    page.fill("#id_tax_id", "๐-๐๐๐๐-๐๐๙๐๑-๐๑-๖")
    go_on(page)
    page.fill("#id_id_number", director.id_number)
    page.fill("#id_laser_id", "JT0-12")
    page.click("main form button[type=submit]")
    page.wait_for_selector("#error-summary")
    check(page)
    assert page.input_value("#id_id_number") == director.id_number
    page.fill("#id_laser_id", laser_of(director.id_number).lower())
    go_on(page)
    page.fill("#id_email", email)
    page.fill("#id_phone", "080-000-0777")
    go_on(page)
    page.wait_for_url("**/signup/answers/")
    page.go_back()
    assert page.input_value("#id_email") == email
    page.goto(f"/{language}/signup/answers/")
    go_on(page)
    page.wait_for_selector("main dl")
    check(page)


def until(page, words):
    """Look again, as the page offers, until it says so."""
    for _look in range(120):
        if words in page.inner_text("h1"):
            return
        page.wait_for_timeout(250)
        page.reload()
    pytest.fail(f"never {words!r} but {page.inner_text('h1')!r}")


def decides(page, *, language):
    """Compare both contacts and approve with the one that was typed."""
    sign_in(page, "registrar", PASSWORD, language=language)
    page.click("nav >> visible=true >> a[href$='/officer/registrations/']")
    check(page)
    page.click("main td a.btn")
    check(page)
    assert "somsri@example.org" in page.inner_text("main")
    assert MAIL in page.inner_text("main")
    page.click("main a[href$='/approve-typed/']")
    go_on(page)
    page.wait_for_selector(".alert-success")
    check(page)


@pytest.mark.parametrize(("language", "width"), [("th", 390), ("en", 1280)])
def test_a_director_applies_and_an_officer_approves(person, watch, director, language, width):
    watch.expected = "status of 422"
    words = WORDS[language]
    applicant = person(language=language, width=width)
    with celery_worker():
        applies(applicant, director, language=language, email="somsri@example.org")
        until(applicant, words["waits"])
    check(applicant)

    decides(person(language=language, width=1280, dark=True), language=language)

    applicant.reload()
    assert words["open"] in applicant.inner_text("h1")
    assert words["sent"] in applicant.inner_text("main")
    check(applicant)
    assert {m.address for m in Message.objects.filter(purpose="account_notice")} == {MAIL}
    account = User.objects.get(email="somsri@example.org")
    assert set(account.memberships.values_list("role", flat=True)) == {"DIRECTOR", "ADMINISTRATOR"}


def test_without_scripts_and_with_the_contact_on_file_the_account_opens_at_once(
    person, watch, director
):
    watch.expected = "status of 422"
    with celery_worker():
        page = person(language="en", scripts=False)
        page.goto("/en/signup/number/")
        page.fill("#id_tax_id", "0000000901016")
        page.click("main form button[type=submit]")
        page.fill("#id_id_number", director.id_number)
        page.fill("#id_laser_id", laser_of(director.id_number))
        page.click("main form button[type=submit]")
        page.fill("#id_email", MAIL)
        page.fill("#id_phone", "0066 80 000 0777")
        page.click("main form button[type=submit]")
        page.click("main form button[type=submit]")
        until(page, "Approved")
    assert "o•••@example.com" in page.inner_text("main")
    reference = urlsplit(page.url).path.split("/")[-2]
    assert Application.objects.get().reference_shown == reference
