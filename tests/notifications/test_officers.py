"""National officers read what was sent, without secrets, and have it sent again."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from audit.models import Entry
from core.workflow import StepRefused
from notifications import actions
from notifications.actions import SecretGone
from notifications.answers import outbox
from notifications.models import Message, Provider
from notifications.workflow import Status
from tests.factories import MORNING
from tests.notifications.conftest import MAIL, MOBILE

pytestmark = pytest.mark.django_db
LIST = "admin:notifications_message_changelist"
RECORD = "admin:notifications_message_change"


@pytest.fixture
def failed(stored, later):
    """A notice that a server refused for good."""
    return given_up(stored(purpose="trial_notice"), later)


def given_up(message, later):
    actions.take(at=later(0))
    actions.give_up(actions.hold(Message.objects.get(pk=message.pk)), error="SMTPDataError 550")
    message.refresh_from_db()
    return message


def send_again(client, *messages):
    chosen = {"action": "send_again", "_selected_action": [m.pk for m in messages]}
    return client.post(reverse(LIST), chosen, follow=True)


def test_records_have_no_secret_and_no_whole_address(client, national_officer, stored):
    message = stored(MAIL)
    stored(MOBILE)
    client.force_login(national_officer)

    pages = [client.get(reverse(LIST)), client.get(reverse(RECORD, args=[message.pk]))]

    for page in pages:
        assert page.status_code == 200
        assert "s•••@example.com" in page.text
        for hidden in (MAIL, MOBILE, "482913", message.sealed_secret):
            assert hidden not in page.text
    assert "รหัสของท่านคือ ••••••" in pages[1].text


@pytest.mark.parametrize("person", ["trader", "officer", "distant_officer"])
def test_nobody_else_reads_them(client, failed, person, request):
    client.force_login(request.getfixturevalue(person))

    assert client.get(reverse(LIST)).status_code in {302, 403, 404}


def test_they_are_found_by_the_whole_address_or_key(client, national_officer, stored):
    message = stored(MAIL)
    stored(MOBILE)
    client.force_login(national_officer)

    for typed, count in [(MAIL, 1), (MOBILE, 1), (str(message.key), 1), ("somchai", 0)]:
        assert client.get(reverse(LIST), {"q": typed}).context["cl"].result_count == count


def test_they_are_filtered_by_status(client, national_officer, stored, failed):
    stored(MOBILE)
    client.force_login(national_officer)

    assert client.get(reverse(LIST), {"status": "FAILED"}).context["cl"].result_count == 1
    assert client.get(reverse(LIST)).context["cl"].result_count == 2


def test_an_officer_has_a_notice_sent_again_and_the_trail_tells(client, national_officer, failed):
    client.force_login(national_officer)

    send_again(client, failed)

    failed.refresh_from_db()
    assert (failed.status, failed.tries) == (Status.CREATED, 0)
    entry = Entry.objects.get(name="sent a message again")
    assert (entry.subject, entry.actor) == (str(failed.key), "national_officer")
    assert entry.details == {"from_offices": ""}, "of the national role, and nothing of the message"


def test_what_had_a_code_in_it_is_not_sent_again(client, national_officer, stored, later):
    message = given_up(stored(), later)
    client.force_login(national_officer)

    page = send_again(client, message)

    assert "รหัสในข้อความนี้ถูกลบแล้ว" in page.text
    with pytest.raises(SecretGone):
        actions.send_again(message, by=national_officer, at=MORNING)
    message.refresh_from_db()
    assert message.status == Status.FAILED


def test_what_was_sent_or_still_waits_is_not_sent_again(national_officer, stored):
    with pytest.raises(StepRefused):
        actions.send_again(stored(), by=national_officer, at=MORNING)


def test_only_who_may_has_it_sent_again(officer, failed):
    with pytest.raises(PermissionDenied):
        actions.send_again(failed, by=officer, at=MORNING)


def test_readiness_tells_how_long_the_oldest_has_been_due(client, stored, caplog):
    now = timezone.now()
    assert outbox(now) == {"oldest_unsent_seconds": 0, "late": False, "resting": []}
    stored(at=now - timedelta(seconds=59))
    assert outbox(now) == {"oldest_unsent_seconds": 59, "late": False, "resting": []}
    assert caplog.text == ""

    stored(at=now - timedelta(seconds=61))
    Provider.objects.create(channel="SMS", rests_until=now + timedelta(seconds=5))

    assert outbox(now) == {"oldest_unsent_seconds": 61, "late": True, "resting": ["SMS"]}
    assert "a message has been due for 61 s" in caplog.text
    ready = client.get("/readyz")
    assert ready.status_code == 200
    assert ready.json()["outbox"]["late"] is True


def test_a_report_that_fails_does_not_hide_whether_the_portal_is_ready(client, settings):
    settings.REPORTED = {"outbox": "nowhere.at_all"}

    ready = client.get("/readyz")

    assert ready.status_code == 200
    assert ready.json()["outbox"] is None
