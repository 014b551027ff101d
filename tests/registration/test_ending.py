"""Applications do not wait for ever."""

from datetime import timedelta

import pytest
from django.utils import timezone

from notifications.models import Message
from registration import actions, tasks
from registration.models import Application
from registration.workflow import Status
from tests.factories import MORNING

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def expired(portal, at):
    return actions.expire_next(by=portal, at=at)


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
    application = check(received)
    application.account.first_password_until = None
    application.account.save()

    assert expired(portal, MORNING + 999 * DAY) is None


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
