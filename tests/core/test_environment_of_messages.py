"""Where mail and SMS are handed over: addresses are read whole, or stop the start."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from core import environment
from core.environment import MailServer


@pytest.fixture(autouse=True)
def _own_list(monkeypatch):
    monkeypatch.setattr(environment, "READ", [])


@pytest.mark.parametrize(
    ("value", "server"),
    [
        ("smtp://mail.internal", MailServer("mail.internal", 25)),
        (
            "smtp://us:se%40cret@mail.internal:2525/?starttls",
            MailServer("mail.internal", 2525, "us", "se@cret", use_tls=True),
        ),
        ("smtp://mail.internal?starttls", MailServer("mail.internal", 587, use_tls=True)),
        ("smtps://us:x@mail.internal", MailServer("mail.internal", 465, "us", "x", use_ssl=True)),
    ],
)
def test_a_mail_server_is_an_address(monkeypatch, value, server):
    monkeypatch.setenv("SOME_MAIL", value)

    assert environment.mail_server("SOME_MAIL", "purpose") == server


@pytest.mark.parametrize(
    "value",
    [
        *("mail.internal", "http://mail.internal", "smtp:///inbox", "smtp://mail.internal/inbox"),
        *("smtp://mail.internal?tls=1", "smtps://mail.internal?starttls", "smtp://us:p@ss@[x"),
    ],
)
def test_another_address_is_no_mail_server_and_is_not_quoted(monkeypatch, value):
    monkeypatch.setenv("SOME_MAIL", value)

    with pytest.raises(ImproperlyConfigured, match="SOME_MAIL must be") as refusal:
        environment.mail_server("SOME_MAIL", "purpose")

    assert value not in str(refusal.value)


def test_a_demonstration_may_have_none(monkeypatch):
    monkeypatch.delenv("SOME_MAIL", raising=False)

    assert environment.mail_server("SOME_MAIL", "purpose", default="").host == ""
    assert environment.web_address("SOME_MAIL", "purpose", default="") == ""
    with pytest.raises(ImproperlyConfigured, match="SOME_MAIL is missing"):
        environment.mail_server("SOME_MAIL", "purpose")


@pytest.mark.parametrize("value", ["https://sms.example/v1", "http://127.0.0.1:9000/x"])
def test_a_gateway_is_called_over_https_or_on_this_machine(monkeypatch, value):
    monkeypatch.setenv("SOME_GATEWAY", value)

    assert environment.web_address("SOME_GATEWAY", "purpose") == value


@pytest.mark.parametrize(
    "value", ["http://sms.example/", "https://us:secret@sms.example", "https:///v1", "sms.example"]
)
def test_another_address_is_no_gateway(monkeypatch, value):
    monkeypatch.setenv("SOME_GATEWAY", value)

    with pytest.raises(ImproperlyConfigured, match="SOME_GATEWAY must be"):
        environment.web_address("SOME_GATEWAY", "purpose")


def test_a_sender_is_a_bare_address(monkeypatch):
    monkeypatch.setenv("SOME_SENDER", "portal@portal.example")
    assert environment.mail_address("SOME_SENDER", "purpose") == "portal@portal.example"

    monkeypatch.setenv("SOME_SENDER", "Portal <portal@portal.example>")
    with pytest.raises(ImproperlyConfigured, match="SOME_SENDER must be an e-mail address"):
        environment.mail_address("SOME_SENDER", "purpose")


def test_a_number_is_whole_and_not_too_small(monkeypatch):
    monkeypatch.setenv("SOME_DAYS", "30")
    assert environment.number("SOME_DAYS", "purpose", default=5, least=30) == 30

    for wrong in ("29", "-1", "3.5", "many"):
        monkeypatch.setenv("SOME_DAYS", wrong)
        with pytest.raises(ImproperlyConfigured, match="SOME_DAYS must be a whole number"):
            environment.number("SOME_DAYS", "purpose", default=5, least=30)
