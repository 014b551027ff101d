"""What people find of the messages sent to them, and what a demonstration shows."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import translation

from notifications import tasks
from notifications.actions import Recipient, send
from notifications.models import Message, ShownMessage
from tests.factories import MORNING
from tests.notifications.conftest import MAIL, MOBILE
from tests.statements import asked

pytestmark = pytest.mark.django_db


def address(name, language="th"):
    with translation.override(language):
        return reverse(name)


@pytest.fixture
def shown(stored, settings):
    """What the demonstration shows of a mail and an SMS."""
    settings.EMAIL_HOST = settings.SMS_GATEWAY_URL = ""
    stored(MAIL)
    stored(MOBILE, language="en")
    tasks.relay()
    return ShownMessage.objects.all()


def test_i_find_every_message_to_me_without_its_code(client, trader, stranger, stored):
    stored(person=trader)
    stored(MOBILE, person=trader, language="en")
    stored(MOBILE, person=stranger, reference="THEIRS")
    client.force_login(trader)

    page = client.get(address("messages", "en"))

    assert page.text.count("Reference word") == 2
    for wanted in ("รหัสลองระบบของร้านตัวอย่าง", "Code ••••••", "KTPQ", "SMS", "XXX XXX 0123", "s•••@"):
        assert wanted in page.text
    for hidden in ("482913", MAIL, MOBILE, "THEIRS"):
        assert hidden not in page.text


def test_my_list_is_paged_and_costs_the_same_however_long(client, trader, stored):
    for _ in range(21):
        stored(person=trader)
    client.force_login(trader)

    with asked() as statements:
        first = client.get(address("messages"))

    assert len(statements) == 3
    assert first.text.count("KTPQ (Ref") + first.text.count("(Ref KTPQ)") == 20
    older = client.get(address("messages"), {"cursor": first.context["page"].older})
    assert older.text.count("(Ref KTPQ)") == 1


def test_an_empty_list_says_so(client, trader):
    client.force_login(trader)

    assert "We have not sent you anything yet." in client.get(address("messages", "en")).text


def test_anybody_finds_in_a_demonstration_what_would_have_been_sent(client, shown):
    page = client.get(address("outbox", "en"))

    assert page.text.count("482913") == 2
    assert page.text.index(MOBILE) < page.text.index(MAIL)
    assert "Code 482913 (Ref KTPQ)" in page.text
    assert page["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in page.text
    assert "A real installation sends them" in page.text


def test_one_address_alone_can_be_asked_for(client, shown):
    page = client.get(address("outbox"), {"address": " 0000123 "})

    assert MOBILE in page.text
    assert MAIL not in page.text


def test_an_address_that_nothing_went_to_says_so(client, shown):
    page = client.get(address("outbox", "en"), {"address": "nobody"})

    assert "Nothing was sent to such an address." in page.text


def test_what_cannot_be_an_address_is_told(client):
    assert client.get(address("outbox"), {"address": "x" * 255}).status_code == 422


def test_a_real_installation_has_no_such_page_and_no_way_to_it(client, settings):
    assert address("outbox") in client.get(address("home")).text
    settings.DEMO = False

    assert client.get(address("outbox"), secure=True).status_code == 404
    assert address("outbox") not in client.get(address("home")).text


def test_texts_are_shown_as_text(client, trader, stored):
    stored(person=trader, purpose="trial_notice", firm="<script>alert(1)</script>")
    client.force_login(trader)

    assert "<script>alert" not in client.get(address("messages")).text


def test_a_person_who_is_nobody_sees_nothing(stored, rf):
    send("trial_notice", Recipient(MAIL), at=MORNING, firm="A")
    assert list(Message.objects.visible_to(AnonymousUser())) == []
