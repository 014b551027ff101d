import pytest
from django.db import IntegrityError

from audit import actions as audit
from audit.models import Entry
from tests.factories import MORNING


@pytest.fixture
def entry(officer):
    audit.record("released", subject="A0200691100123", by=officer, at=MORNING, lane="RED")
    return Entry.objects.get()


def test_an_entry_names_what_who_and_when(entry):
    assert (entry.name, entry.actor, entry.happened_at) == ("released", "officer", MORNING)
    assert str(entry) == "A0200691100123 released by officer"


def test_an_entry_cannot_be_changed(entry):
    with pytest.raises(IntegrityError, match="only added"):
        Entry.objects.filter(pk=entry.pk).update(actor="someone else")


def test_an_entry_cannot_be_deleted(entry):
    with pytest.raises(IntegrityError, match="only added"):
        entry.delete()
