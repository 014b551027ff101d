"""A message is stored with the change that it tells of; its secret is sealed."""

import logging

import pytest
from django.db import IntegrityError, transaction

from core.secrets import CannotUnseal
from notifications.actions import Recipient, send, storing
from notifications.messages import NoAddress, NoSubject, letter
from notifications.models import Channel, Message
from tests.factories import MORNING
from tests.notifications.conftest import MAIL, MOBILE
from tests.notifications.providers import hang, listening
from tests.notifications.reading import last_message, secret_of, text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("address", "channel"), [(MAIL, Channel.MAIL), (MOBILE, Channel.SMS)])
def test_the_address_says_how_a_message_goes(stored, trader, address, channel):
    message = stored(address, person=trader)

    assert last_message(address) == message
    assert (message.channel, message.status, message.due_at) == (channel, "CREATED", MORNING)
    assert (message.person, message.reference, message.purpose) == (trader, "KTPQ", "trial_code")


@pytest.mark.parametrize("address", [MAIL, MOBILE])
def test_the_secret_is_sealed_and_the_text_has_a_gap(stored, address, settings):
    message = stored(address)

    row = str(Message.objects.values().get())
    assert "482913" not in row
    assert "••••••" in message.shown_text
    assert secret_of(message) == "482913"
    assert "482913 (Ref KTPQ)" in text_of(message)
    settings.PERSONAL_KEY = "another key" * 5
    with pytest.raises(CannotUnseal):
        letter(message)


def test_it_is_written_in_the_language_of_the_recipient(stored):
    assert stored(language="th").subject == "รหัสลองระบบของร้านตัวอย่าง"
    assert stored(language="en").subject == "Code to try the system of ร้านตัวอย่าง"


def test_a_mail_has_the_same_id_for_ever_from_the_settings_alone(stored, settings):
    settings.MESSAGE_ID_HOST = "portal.example"
    mail, sms = stored(MAIL), stored(MOBILE)

    assert mail.message_id == f"<{mail.key}@portal.example>"
    assert sms.message_id == str(sms.key)


@pytest.mark.parametrize(
    ("firm", "shown"),
    [
        ("A\r\nBcc: victim@example.com", "A Bcc: victim@example.com"),
        ("A\u2028B\x00C\x85D", "A B C D"),
        ("https://evil.example/x", "evil.example/x"),
        ("see WWW.evil.example", "see evil.example"),
        ("A & <b> 'C'", "A & <b> 'C'"),
        ("\ufffcA", "A"),
    ],
)
def test_a_word_ends_no_line_begins_no_link_and_passes_for_no_secret(stored, firm, shown):
    message = stored(purpose="trial_notice", firm=firm)

    assert message.subject == f"Notice to {shown}"
    assert message.text == f"Nothing is to be done, {shown}.\n"
    assert message.sealed_secret == ""


@pytest.mark.parametrize("purpose", ["wrong_secret", "wrong_line", "wrong_short"])
def test_a_template_without_a_proper_subject_is_refused(stored, purpose):
    with pytest.raises(NoSubject):
        stored(purpose=purpose)


def test_a_subject_that_a_word_makes_too_long_is_refused(stored):
    with pytest.raises(NoSubject):
        stored(purpose="trial_notice", firm="x" * 201)


@pytest.mark.parametrize(
    "address", ["+14155550100", "+6621234567", "+66 80 000 0123", "nobody", "a@b\nc", ""]
)
def test_there_are_only_mails_and_thai_mobiles(stored, address):
    with pytest.raises(NoAddress):
        stored(address)

    assert Message.objects.count() == 0


def test_a_change_that_fails_sends_nothing(stored):
    def change_and_fail():
        with transaction.atomic():
            stored()
            raise IntegrityError

    with pytest.raises(IntegrityError):
        change_and_fail()

    assert Message.objects.count() == 0


def test_after_the_commit_the_relay_is_called(
    stored, monkeypatch, django_capture_on_commit_callbacks
):
    called = []
    monkeypatch.setattr(storing.current_app, "send_task", lambda *a, **o: called.append(a))

    with django_capture_on_commit_callbacks(execute=True):
        stored()
        assert called == []

    assert called == [("notifications.tasks.relay",)]


def test_a_lost_broker_breaks_nothing_and_is_logged_without_the_address(
    stored, monkeypatch, caplog, django_capture_on_commit_callbacks
):
    def lost(*args, **options):
        raise ConnectionError(MAIL)

    monkeypatch.setattr(storing.current_app, "send_task", lost)

    with caplog.at_level(logging.WARNING), django_capture_on_commit_callbacks(execute=True):
        stored()

    assert Message.objects.count() == 1
    assert "ConnectionError" in caplog.text
    assert MAIL not in caplog.text


def test_a_broker_that_says_nothing_is_not_waited_for_for_ever(settings, caplog):
    with listening(hang) as port, caplog.at_level(logging.WARNING):
        settings.CELERY_BROKER_URL = f"redis://127.0.0.1:{port}/0"
        storing.nudge()

    assert "the relay could not be called" in caplog.text


def test_people_see_the_messages_to_themselves_alone(stored, trader, national_officer):
    own = stored(person=trader)
    send("trial_notice", Recipient(MAIL), at=MORNING, firm="A")

    assert list(Message.objects.visible_to(trader)) == [own]
    assert list(Message.objects.visible_to(national_officer)) == []
