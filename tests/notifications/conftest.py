"""Templates that only tests use, and messages made with them."""

from copy import deepcopy
from datetime import timedelta
from pathlib import Path

import pytest

from notifications.actions import Recipient, send
from tests.factories import MORNING
from tests.notifications.providers import mail_server, sms_gateway

TEMPLATES = Path(__file__).parent / "templates"
MAIL, MOBILE = "somchai@example.com", "+66800000123"


@pytest.fixture(autouse=True)
def _trial_templates(settings):
    engines = deepcopy(settings.TEMPLATES)
    engines[0]["DIRS"] = [*engines[0]["DIRS"], TEMPLATES]
    settings.TEMPLATES = engines


@pytest.fixture
def stored(db):
    """Store a message with a code to somebody."""

    def stored(address=MAIL, *, purpose="trial_code", at=MORNING, **more):
        secret = more.pop("secret", "482913")
        language, person = more.pop("language", "th"), more.pop("person", None)
        words = {"firm": "ร้านตัวอย่าง", "reference": "KTPQ"} | more
        to = Recipient(address, language, person)
        return send(purpose, to, at=at, secret=secret, **words)

    return stored


@pytest.fixture
def later():
    """Return a moment some seconds after the morning."""
    return lambda seconds: MORNING + timedelta(seconds=seconds)


@pytest.fixture
def mail(settings):
    """A real mail server, to which the portal hands its mail."""
    with mail_server() as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        yield server


@pytest.fixture
def gateway(settings):
    """A gateway of SMS, to which the portal hands its SMS."""
    with sms_gateway() as gateway:
        settings.SMS_GATEWAY_URL, settings.SMS_GATEWAY_TOKEN = gateway.url, gateway.token
        yield gateway
