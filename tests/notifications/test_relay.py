"""The relay sends what is due, each message in its own time, and nothing in the way of others."""

import logging
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from notifications import actions, tasks
from notifications.models import Message, Provider
from notifications.transports import NotNow
from notifications.workflow import Status
from tests.notifications.conftest import MAIL, MOBILE
from tests.notifications.providers import free_port

pytestmark = pytest.mark.django_db


def states():
    return sorted(Message.objects.values_list("status", flat=True))


def fall_due(**changes):
    """Let what was put off be due, as it will be some time later."""
    Message.objects.update(due_at=timezone.now() - timedelta(seconds=1), **changes)


def test_what_is_due_is_sent_and_its_secret_erased(stored, mail, gateway):
    by_mail, by_sms = stored(MAIL), stored(MOBILE)

    tasks.relay()

    assert mail.ids == [by_mail.message_id]
    assert "482913" in mail.taken[0].get_content()
    assert gateway.taken[by_sms.message_id]["text"].startswith("รหัส 482913 (Ref KTPQ)")
    for message in Message.objects.all():
        assert (message.status, message.tries) == (Status.SENT, 1)
        assert message.sealed_secret == ""
        assert message.sent_at is not None


def test_what_is_sent_is_not_sent_again(stored, mail):
    stored()
    tasks.relay()
    tasks.relay()

    assert len(mail.taken) == 1


def test_what_is_not_due_waits(stored, mail):
    stored(at=timezone.now() + timedelta(hours=1))

    tasks.relay()

    assert states() == [Status.CREATED]


def test_a_message_whose_secret_has_died_is_not_sent(stored, mail):
    now = timezone.now()
    stored(valid_until=now - timedelta(seconds=1))
    stored(valid_until=now + timedelta(hours=1))

    tasks.relay()

    assert states() == [Status.EXPIRED, Status.SENT]
    assert len(mail.taken) == 1
    assert Message.objects.get(status=Status.EXPIRED).sealed_secret == ""


def test_one_that_is_refused_does_not_stand_in_the_way_of_others(stored, mail, caplog):
    mail.refused.add("nobody@example.com")
    stored("nobody@example.com")
    stored()

    tasks.relay()

    assert states() == [Status.FAILED, Status.SENT]
    failed = Message.objects.get(status=Status.FAILED)
    assert failed.last_error == "SMTPRecipientsRefused 550"
    assert failed.sealed_secret == ""
    (said,) = [line for line in caplog.records if line.name == tasks.__name__]
    assert (said.levelname, "nobody" in said.getMessage()) == ("ERROR", False)


def test_one_that_we_cannot_read_any_more_does_not_stand_in_the_way(stored, mail, caplog):
    bad = stored()
    stored()
    Message.objects.filter(pk=bad.pk).update(sealed_secret="rubbish")

    with caplog.at_level(logging.WARNING):
        tasks.relay()

    assert states() == [Status.FAILED, Status.SENT]
    assert f"{bad.key} was not sent: CannotUnseal" in caplog.text
    assert MAIL not in caplog.text


def test_a_fault_of_ours_puts_a_message_off_and_the_next_one_has_its_turn(
    stored, mail, monkeypatch
):
    bad, good, real = stored(), stored(), tasks.deliver

    def deliver(letter, *, channel):
        if letter.message_id == bad.message_id:
            with transaction.atomic():
                Message.objects.filter(pk=bad.pk).update(tries=None)
        real(letter, channel=channel)

    monkeypatch.setattr(tasks, "deliver", deliver)
    tasks.relay()

    bad.refresh_from_db()
    assert (bad.status, bad.last_error) == (Status.CREATED, "IntegrityError")
    assert mail.ids == [good.message_id]


def test_what_is_refused_for_now_comes_again_after_growing_pauses(stored, mail):
    stored()
    pauses = []
    for _ in range(3):
        mail.at_recipient.put("450 busy")
        fall_due()
        before = timezone.now()
        tasks.relay()
        message = Message.objects.get()
        assert (message.status, message.last_error) == (
            Status.CREATED,
            "SMTPRecipientsRefused 450",
        )
        pauses.append(message.due_at - before)

    assert [round(pause.total_seconds() / 5) for pause in pauses] == [1, 2, 4]
    fall_due()
    tasks.relay()
    assert states() == [Status.SENT]


def test_the_longest_pause_is_an_hour_and_after_two_days_it_is_given_up(stored, later):
    message, at = stored(), later(0)
    spent = []
    while actions.take(at=at):
        message.refresh_from_db()
        spent.append(message.due_at - at)
        actions.put_off(actions.hold(message), error="X", at=at, provider_fails=False)
        at = message.due_at

    assert max(spent) == timedelta(hours=1)
    assert timedelta(days=1, hours=22) < sum(spent, timedelta()) < timedelta(days=2, hours=2)
    assert states() == [Status.FAILED]


def test_a_provider_that_fails_three_times_rests_and_the_other_one_works_on(
    stored, gateway, settings
):
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    for _ in range(5):
        stored(MAIL)
    stored(MOBILE)

    tasks.relay()

    tried = Message.objects.filter(channel="MAIL", tries=1)
    assert (tried.count(), Message.objects.filter(tries=0).count()) == (3, 2)
    assert Provider.objects.get(channel="MAIL").failures == 3
    assert len(gateway.taken) == 1
    tasks.relay()
    assert Message.objects.filter(tries=0).count() == 2, "it still rests"


def test_a_rest_grows_to_a_minute_and_one_message_tries_whether_it_is_over(stored, later):
    at, rests = later(0), []
    for _ in range(8):
        stored()
    for _ in range(8):
        message = actions.take(at=at)
        actions.put_off(actions.hold(message), error="X", at=at, provider_fails=True)
        until = Provider.objects.get().rests_until
        rests.append((until - at).total_seconds() if until else 0)
        at = until or at

    assert rests == [0, 0, 10, 20, 40, 60, 60, 60]


def test_when_a_provider_is_back_all_that_waited_for_it_is_sent_at_once(stored, mail, settings):
    port = settings.EMAIL_PORT
    settings.EMAIL_PORT = free_port()
    for _ in range(4):
        stored()
    tasks.relay()
    assert states() == [Status.CREATED] * 4

    settings.EMAIL_PORT = port
    Provider.objects.update(rests_until=timezone.now())
    tasks.relay()

    assert states() == [Status.SENT] * 4
    provider = Provider.objects.get()
    assert (provider.failures, provider.rests_until) == (0, None)


def test_a_full_run_calls_the_next_one(stored, mail, monkeypatch):
    called = []
    monkeypatch.setattr(tasks, "MOST", 2)
    monkeypatch.setattr(actions, "nudge", lambda: called.append(1))
    for _ in range(3):
        stored()

    tasks.relay()
    assert (len(mail.taken), called) == (2, [1])
    tasks.relay()
    assert (len(mail.taken), called) == (3, [1])


def test_a_refusal_carries_no_text_of_the_provider():
    assert str(NotNow("SMTPDataError 450", provider_fails=False)) == "SMTPDataError 450"


def test_old_messages_are_forgotten_and_what_still_waits_is_not(stored, later, settings, mail):
    settings.MESSAGES_KEPT_DAYS = 30
    now = timezone.now()
    for days in (31, 29):
        stored(at=now - timedelta(days=days))
    tasks.relay()
    stored(at=now - timedelta(days=31))
    mail.refused.add(MAIL)

    tasks.forget_old_messages()

    assert states() == [Status.CREATED, Status.SENT]
