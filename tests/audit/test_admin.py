"""The trail in the admin."""

from django.urls import reverse

from audit import actions as audit
from audit.models import Entry
from tests.factories import MORNING, UserFactory


def test_the_trail_is_found_by_the_number_of_its_record(client, officer):
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    audit.record("release", subject="A0200691100123", by=officer, at=MORNING, lane="RED")
    audit.record("release", subject="A0200691100124", by=officer, at=MORNING)
    entry = Entry.objects.get(subject="A0200691100123")
    trail = reverse("admin:audit_entry_changelist")

    found = client.get(trail, {"q": "A0200691100123"})

    assert list(found.context["cl"].result_list) == [entry]
    assert len(client.get(trail).context["cl"].result_list) == 2
    assert "lane: RED" in client.get(reverse("admin:audit_entry_change", args=[entry.pk])).text
