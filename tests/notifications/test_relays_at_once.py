"""Several relays at once: who lives is left alone, what the dead left is taken up, once each."""

import threading

import pytest
from django.db import connection, transaction

from notifications import actions, tasks
from notifications.models import Message
from notifications.workflow import Status
from tests.notifications.conftest import MAIL, MOBILE
from tests.notifications.providers import wait_for

pytestmark = pytest.mark.django_db


def states():
    return sorted(Message.objects.values_list("status", flat=True))


@pytest.mark.parametrize(
    ("address", "valid", "expected"),
    [
        (MAIL, None, Status.SENDING),
        (MAIL, 1, Status.EXPIRED),
        (MOBILE, None, Status.SENDING),
        (MOBILE, 1, Status.EXPIRED),
    ],
)
def test_what_a_dead_process_left_is_sent_again_under_the_same_key(
    stored, later, address, valid, expected
):
    stored(address, valid_until=later(valid) if valid else None)
    taken = actions.take(at=later(0))
    assert actions.take(at=later(4)) is None

    again = actions.take(at=later(6))

    message = Message.objects.get()
    assert message.status == expected
    assert (again is not None) is (expected == Status.SENDING)
    assert message.message_id == taken.message_id
    assert actions.hold(taken) is None, "whoever comes back to life has lost it"


@pytest.mark.django_db(transaction=True)
def test_what_a_living_process_holds_is_not_taken_however_long_it_takes(stored, later, at_once):
    stored(MOBILE)
    taken = actions.take(at=later(0))

    with transaction.atomic():
        assert actions.hold(taken)
        answers = at_once(lambda n: actions.take(at=later(100_000)), times=2)

    assert answers == [None, None]
    assert states() == [Status.SENDING]


@pytest.mark.django_db(transaction=True)
def test_what_another_relay_has_locked_in_passing_is_waited_for(stored, later, at_once):
    stored(MOBILE)
    taken = actions.take(at=later(0))
    locked = threading.Event()

    def lock_in_passing():
        with transaction.atomic():
            Message.objects.select_for_update().get()
            locked.set()
            wait_for(somebody_waits)

    def hold():
        locked.wait()
        with transaction.atomic():
            return actions.hold(taken)

    answers = at_once(lambda n: [lock_in_passing, hold][n](), times=2)

    assert set(answers) == {None, taken}


def somebody_waits():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")  # a transaction keeps what it saw first
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE wait_event_type = 'Lock' AND datname = current_database()"
        )
        return cursor.fetchone()[0] > 0


@pytest.mark.django_db(transaction=True)
def test_two_relays_send_every_message_once(stored, mail, gateway, at_once):
    for n in range(20):
        stored(MAIL if n % 2 else MOBILE)

    assert at_once(lambda n: tasks.relay(), times=4) == [None] * 4

    assert states() == [Status.SENT] * 20
    assert len(mail.ids) == len(set(mail.ids)) == 10
    assert len(gateway.asked) == len(gateway.taken) == 10
