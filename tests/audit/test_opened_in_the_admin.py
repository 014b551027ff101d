"""Whatever is opened in the admin is in the trail, not declarations alone."""

import pytest
from django.contrib import admin
from django.urls import reverse

from audit.models import Entry
from declarations.models import WaitingEvent
from gateway.models import Upload
from notifications.models import Message
from registration.models import Registrant
from tests.factories import MORNING, OfficeFactory, TraderFactory, UserFactory


@pytest.fixture
def chief(db, client):
    chief = UserFactory(username="chief", is_staff=True, is_superuser=True, is_officer=True)
    client.force_login(chief)
    return chief


def opened(client, record, page="change"):
    """Open a record; return what was noted: what it is called, and whose it is."""
    meta = record._meta
    name = f"admin:{meta.app_label}_{meta.model_name}_{page}"
    assert client.get(reverse(name, args=[record.pk])).status_code == 200
    entry = Entry.objects.filter(name="viewed").order_by("pk").last()
    assert entry.actor == "chief"
    return entry.subject, entry.owner


def test_people_places_firms_and_the_trail_itself(client, chief):
    person, office, trader = UserFactory(username="somebody"), OfficeFactory(), TraderFactory()

    assert opened(client, person) == ("somebody", "")
    assert opened(client, trader) == (trader.party, trader.party)
    assert opened(client, office) == (f"office {office.pk}", "")
    entry = Entry.objects.last()
    assert opened(client, entry) == (f"entry {entry.pk}", "")


def test_a_record_that_is_opened_again_is_noted_once(client, chief):
    person = UserFactory()
    opened(client, person)
    opened(client, person)

    assert Entry.objects.filter(name="viewed").count() == 1


def test_entries_of_the_register(client, chief):
    trader = TraderFactory()
    row = Registrant.objects.create(trader=trader, kind="COMPANY", state_date=MORNING.date())

    assert opened(client, row) == (f"registrant {row.pk}", trader.party)


def test_messages_and_waiting_events(client, chief):
    message = Message.objects.create(
        person=chief, channel="MAIL", address="a@example.com", created_at=MORNING, due_at=MORNING
    )
    event = WaitingEvent.objects.create(
        number="B0200691", sender="S", event_id="1", values={}, recorded_at=MORNING
    )

    assert opened(client, message) == (message.identifier, "")
    assert opened(client, event) == (f"waitingevent {event.pk}", "")


@pytest.mark.parametrize("part", ["progress", "report"])
def test_reports_of_feed_files(client, chief, part):
    upload = Upload.objects.create(
        name="feed", sender="S", content=b"", uploaded_by=chief, uploaded_at=MORNING
    )

    assert opened(client, upload, part) == (f"upload {upload.pk}", "")


def test_a_list_in_the_admin_is_no_view(client, chief):
    for model in admin.site._registry:
        meta = model._meta
        client.get(reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist"))

    assert not Entry.objects.filter(name="viewed").exists()
