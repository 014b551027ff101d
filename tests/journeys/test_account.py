"""A director registers, signs in for the first time, and later changes the mobile."""

import re

import pytest
from django.utils.timezone import now

from accounts.models import User
from notifications.models import Message, ShownMessage
from tests.accounts.people import MOBILE as OLD
from tests.accounts.people import PASSWORD
from tests.accounts.people import person as somebody
from tests.factories import MembershipFactory
from tests.journeys.conftest import sideways, violations
from tests.journeys.test_registration import MAIL, MOBILE, WORDS, applies, entered_director, until
from tests.notifications.reading import secret_of
from tests.worker import celery_worker

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NEW = "+66800000888"
LOOKS = [("th", 390), ("en", 1280)]
SECRETS = r"(?:รหัสผ่านครั้งแรก|First password): (\S+)|(?:รหัส|Code) (\d{6})"
HOURS = {"th": "72 ชั่วโมง", "en": "72 hours"}


def check(page):
    assert violations(page) == []
    assert sideways(page) <= 0


def go_on(page, **typed):
    """Fill in a page that was looked at, and send it."""
    check(page)
    for name, text in typed.items():
        page.fill(f"#id_{name}", text)
    page.click("main form:not([action]) button[type=submit]")


def arrived(address, purpose="code"):
    """Return the secret of the newest message to an address, whether sent meanwhile or not."""
    message = Message.objects.filter(address=address, purpose=purpose).latest("pk")
    if message.sealed_secret:
        return secret_of(message)
    texts = ShownMessage.objects.filter(address=address).order_by("-pk").values_list("text")
    found = next(filter(None, (re.search(SECRETS, text) for (text,) in texts)))
    return found[1] or found[2]


@pytest.mark.parametrize(("language", "width"), LOOKS)
def test_a_director_registers_and_signs_in_for_the_first_time(person, watch, language, width):
    watch.expected = "status of 422"
    director = entered_director()
    page = person(language=language, width=width)
    with celery_worker():
        applies(page, director, language=language, email=MAIL)
        until(page, WORDS[language]["open"])
    check(page)

    page.goto(f"/{language}/signin/")
    go_on(page, username=MAIL, password=arrived(MAIL, "first_password"))
    page.wait_for_url("**/signin/password/")
    go_on(page, password=PASSWORD, again=PASSWORD)
    page.wait_for_url("**/signin/mobile/")
    go_on(page, mobile="080-000-0777")
    page.wait_for_url("**/signin/mobile/code/")
    go_on(page, code=arrived(MOBILE))
    page.wait_for_url("**/account/notice/")
    go_on(page)
    page.wait_for_url(f"**/{language}/")
    check(page)

    page.goto(f"/{language}/account/")
    check(page)
    assert MAIL in page.inner_text("main")
    account = User.objects.get(email=MAIL)
    assert account.phone_confirmed_at
    assert account.notice_accepted_at


def signs_in_by_sms(page, *, language):
    page.goto(f"/{language}/signin/")
    go_on(page, username="director", password=PASSWORD)
    page.wait_for_url("**/signin/code/")
    go_on(page, code=arrived(OLD))
    page.wait_for_url(f"**/{language}/")


@pytest.mark.parametrize(("language", "width"), LOOKS)
def test_a_director_changes_the_mobile(person, language, width):
    director = somebody("director", notice_accepted_at=now(), language=language)
    MembershipFactory(user=director, role="DIRECTOR")
    page = person(language=language, width=width)
    signs_in_by_sms(page, language=language)

    page.goto(f"/{language}/account/")
    page.click("main a[href$='/account/security/']")
    check(page)
    page.click("main a[href$='/security/mobile/']")
    page.wait_for_url("**/prove/change_mobile/")
    go_on(page, present=PASSWORD)
    page.wait_for_url("**/prove/change_mobile/code/")
    go_on(page, code=arrived(OLD))
    page.wait_for_url("**/security/mobile/")
    assert HOURS[language] in page.inner_text("main")
    go_on(page, mobile="080-000-0888")
    page.wait_for_url("**/security/mobile/code/")
    go_on(page, code=arrived(NEW))
    page.wait_for_url("**/account/security/")

    check(page)
    assert page.locator("main .alert-warning").count() == 1
    told = Message.objects.filter(purpose="factors_changed").values_list("address", flat=True)
    assert {OLD, director.email} <= set(told)
    director.refresh_from_db()
    assert director.phone == NEW
    assert not director.may_print_at(now())
