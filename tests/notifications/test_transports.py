"""A provider takes a letter, refuses it for now or for good, hangs, drips, or is not there."""

import pytest

from notifications.messages import Letter
from notifications.models import Channel, ShownMessage
from notifications.transports import Never, NotNow, deliver
from tests.notifications.conftest import MAIL, MOBILE
from tests.notifications.providers import drip, free_port, hang, listening

MAILED = Letter("<1@portal.example>", MAIL, "th", "เรื่องของท่าน", "ข้อความ 482913\n")
TEXTED = Letter("key-1", MOBILE, "en", "", "Code 482913")


@pytest.fixture(params=[Channel.MAIL, Channel.SMS])
def at_port(request, settings):
    """Deliver a letter, by mail or by SMS, to whoever answers at a port of this machine."""
    settings.EMAIL_TIMEOUT = settings.SMS_TIMEOUT = settings.SEND_DEADLINE = 0.3

    def at_port(port):
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        settings.SMS_GATEWAY_URL = f"http://127.0.0.1:{port}"
        letter = MAILED if request.param == Channel.MAIL else TEXTED
        with pytest.raises(NotNow) as refusal:
            deliver(letter, channel=request.param)
        assert refusal.value.provider_fails
        return refusal.value.error

    return at_port


def test_a_mail_arrives_as_it_was_written(mail, settings):
    settings.DEFAULT_FROM_EMAIL = "portal@portal.example"

    deliver(MAILED, channel=Channel.MAIL)

    (taken,) = mail.taken
    assert taken["Message-ID"] == "<1@portal.example>"
    assert (taken["From"], taken["To"]) == ("portal@portal.example", MAIL)
    assert taken["Subject"] == "เรื่องของท่าน"
    assert taken["Auto-Submitted"] == "auto-generated"
    assert taken.get_content().splitlines() == ["ข้อความ 482913"]
    assert taken.get_content_type() == "text/plain"


@pytest.mark.parametrize("answer", ["450 busy", "451 try later", "452 full"])
@pytest.mark.parametrize("when", ["at_recipient", "at_text"])
def test_a_mail_refused_for_now_says_nothing_about_others(mail, when, answer):
    getattr(mail, when).put(answer)

    with pytest.raises(NotNow) as refusal:
        deliver(MAILED, channel=Channel.MAIL)

    assert refusal.value.error.endswith(answer[:3])
    assert not refusal.value.provider_fails


@pytest.mark.parametrize("when", ["at_recipient", "at_text"])
def test_a_mail_refused_for_good_is_not_tried_again(mail, when):
    getattr(mail, when).put("550 no such mailbox")

    with pytest.raises(Never, match="550"):
        deliver(MAILED, channel=Channel.MAIL)


def test_a_server_that_closes_its_doors_refuses_everybody(mail):
    mail.at_recipient.put("421 closing")

    with pytest.raises(NotNow) as refusal:
        deliver(MAILED, channel=Channel.MAIL)

    assert refusal.value.provider_fails


def test_a_wrong_password_is_our_fault_and_no_mail_is_lost_for_it(mail, settings):
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "us", "wrong"

    with pytest.raises(NotNow) as refusal:
        deliver(MAILED, channel=Channel.MAIL)

    assert refusal.value.provider_fails


def test_a_farewell_that_goes_wrong_takes_nothing_back(mail, monkeypatch):
    async def say_nothing_and_go(server, session, envelope):
        server.transport.abort()
        return "221 bye"

    monkeypatch.setattr(mail, "handle_QUIT", say_nothing_and_go, raising=False)

    deliver(MAILED, channel=Channel.MAIL)

    assert len(mail.taken) == 1


def test_a_provider_that_is_not_there(at_port):
    assert at_port(free_port()) == "ConnectionRefusedError"


def test_a_provider_that_hangs(at_port, settings):
    settings.SEND_DEADLINE = 60

    with listening(hang) as port:
        assert at_port(port) in {"SMTPServerDisconnected", "TimeoutError"}


def test_a_provider_that_answers_a_byte_at_a_time_is_hung_up(at_port, settings):
    settings.EMAIL_TIMEOUT = settings.SMS_TIMEOUT = 60

    with listening(drip) as port:
        assert at_port(port)


def test_a_provider_that_hangs_up(at_port):
    with listening(lambda one, over: None) as port:
        assert at_port(port)


def test_the_gateway_is_given_number_text_token_and_key(gateway):
    deliver(TEXTED, channel=Channel.SMS)

    assert gateway.asked == [("key-1", {"to": MOBILE, "text": "Code 482913"})]
    assert len(gateway.taken) == 1


def test_a_letter_handed_over_again_is_taken_once(gateway):
    """The contract with the gateway: the key tells that it is the same one."""
    for _ in range(3):
        deliver(TEXTED, channel=Channel.SMS)

    assert (len(gateway.asked), len(gateway.taken)) == (3, 1)


@pytest.mark.parametrize(
    ("status", "refusal", "provider_fails"),
    [
        (400, Never, None),
        (422, Never, None),
        (409, NotNow, False),
        (401, NotNow, True),
        (403, NotNow, True),
        (404, NotNow, True),
        (429, NotNow, True),
        (302, NotNow, True),
        (500, NotNow, True),
        (503, NotNow, True),
        (0, NotNow, True),
    ],
)
def test_what_the_gateway_answers_tells_what_comes_next(gateway, status, refusal, provider_fails):
    gateway.answers.put(status)

    with pytest.raises(refusal) as refused:
        deliver(TEXTED, channel=Channel.SMS)

    assert getattr(refused.value, "provider_fails", None) is provider_fails
    assert len(gateway.taken) == 0


@pytest.mark.django_db
@pytest.mark.parametrize(("letter", "channel"), [(MAILED, "MAIL"), (TEXTED, "SMS")])
def test_a_demonstration_without_providers_shows_what_it_would_send(letter, channel, settings):
    settings.EMAIL_HOST = settings.SMS_GATEWAY_URL = ""

    deliver(letter, channel=channel)

    shown = ShownMessage.objects.get()
    assert (shown.channel, shown.address, shown.text) == (channel, letter.address, letter.text)
