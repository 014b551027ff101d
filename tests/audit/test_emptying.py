"""What is only added is not emptied at one stroke either."""

import pytest
from django.db import IntegrityError, connection, transaction

from audit.models import Entry
from declarations.models import Declaration, StatusEvent
from tests.factories import MORNING, DeclarationFactory

LASTING = pytest.mark.parametrize("model", [Entry, StatusEvent])


def empty(model):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {model._meta.db_table} CASCADE")


@pytest.fixture
def in_earnest(db):
    """Connected as the portal is, without what lets the tests clean up."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL etracking.allow_flush = 'off'")


@LASTING
def test_the_trail_and_the_timelines_cannot_be_emptied(in_earnest, model):
    with pytest.raises(IntegrityError, match="only added"):
        empty(model)


def test_nor_together_with_what_they_hang_on(in_earnest):
    with pytest.raises(IntegrityError, match="only added"):
        empty(Declaration)


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_never_heard_of_the_setting_is_refused():
    with connection.cursor() as cursor:
        cursor.execute("RESET etracking.allow_flush")
        cursor.execute("SET etracking.allow_flush = ''")
    try:
        with pytest.raises(IntegrityError, match="only added"):
            empty(Entry)
    finally:
        connection.close()


@LASTING
@pytest.mark.django_db(transaction=True)
def test_the_tests_clean_up_after_themselves(model):
    if model is Entry:
        Entry.objects.create(name="x", subject="x", actor="x", happened_at=MORNING)
    else:
        DeclarationFactory()

    empty(model)

    assert not model.objects.exists()
