"""Applications do not wait for ever."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.actions.opening import send_first_password
from accounts.actions.passwords import choose_after_first_password
from notifications.models import Message
from registration import actions, tasks
from registration.models import Application
from registration.workflow import Status
from tests.factories import MORNING

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def expired(portal, at):
    """Let the first application expire whose time is over; return it."""
    return next((actions.expire(pk, by=portal, at=at) for pk in actions.over(at=at)), None)


@pytest.fixture
def received(apply):
    return apply()


def test_what_could_not_be_checked_within_72_hours_expires(received, portal):
    assert expired(portal, MORNING + 72 * HOUR - timedelta(seconds=1)) is None

    done = expired(portal, MORNING + 72 * HOUR)

    assert (done, done.status, done.sealed) == (received, Status.EXPIRED, "")
    assert Message.objects.filter(purpose="application_expired").count() == 1
    assert expired(portal, MORNING + 72 * HOUR) is None


def test_what_no_officer_decided_expires(elsewhere, portal, settings):
    settings.APPLICATIONS_WITH_OFFICERS_DAYS = 3
    since = elsewhere.status_since

    assert expired(portal, since + 3 * DAY - HOUR) is None
    assert expired(portal, since + 3 * DAY).status == Status.EXPIRED


def test_an_account_whose_first_password_was_not_used_within_seven_days_expires(
    received, check, portal
):
    application = check(received)
    sent = application.account.first_password_until - DAY

    assert expired(portal, sent + 7 * DAY - HOUR) is None
    assert expired(portal, sent + 7 * DAY).status == Status.EXPIRED


def test_an_account_in_use_never_expires(received, check, portal):
    choose_after_first_password(check(received).account, "chosen by themself 2569", at=MORNING)

    assert expired(portal, MORNING + 999 * DAY) is None


def test_an_account_in_use_that_is_sent_a_first_password_keeps_its_roles(received, check, portal):
    director = choose_after_first_password(
        check(received).account, "chosen by themself 2569", at=MORNING
    )
    send_first_password(director, by=portal, at=MORNING + 90 * DAY)

    assert expired(portal, MORNING + 98 * DAY) is None
    assert director.memberships.count() == 2


def test_what_has_no_address_any_more_expires_untold(received, check, portal):
    sent = check(received).account.first_password_until
    Application.objects.update(email="", phone="")

    assert expired(portal, sent + 99 * DAY).status == Status.EXPIRED
    assert not Message.objects.filter(purpose="application_expired").exists()


def test_one_that_cannot_expire_does_not_keep_the_others(apply, caplog):
    broken, other = apply(), apply(laser_id="ZZ0123456789")
    Application.objects.update(received_at=MORNING - 99 * DAY)
    Application.objects.filter(pk=broken.pk).update(email="no address")

    tasks.expire_old()

    assert list(Application.objects.filter(status=Status.EXPIRED)) == [other]
    assert f"application {broken.pk} could not expire: NoAddress" in caplog.text
    assert "no address" not in caplog.text


def test_the_clock_lets_all_of_them_expire(received, elsewhere):
    Application.objects.update(received_at=MORNING - 99 * DAY, status_since=MORNING - 99 * DAY)

    tasks.expire_old()

    assert set(Application.objects.values_list("status", flat=True)) == {Status.EXPIRED}
    assert timezone.now() > MORNING - 99 * DAY


@pytest.mark.django_db(transaction=True)
def test_two_clocks_let_one_application_expire_once(received, portal, at_once):
    answers = at_once(lambda n: expired(portal, MORNING + 99 * DAY), times=4)

    assert sorted(answers, key=bool) == [None, None, None, received]
    assert Message.objects.filter(purpose="application_expired").count() == 1
