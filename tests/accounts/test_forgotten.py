"""Forgotten passwords: what may be asked for, by whom it was, and who waits for whom."""

import threading
from contextvars import copy_context
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from accounts.actions import codes, limits
from accounts.actions.codes import Asked
from accounts.actions.forgotten import DECOY, ask_for_new_password, count_request, decoy
from accounts.answers.own_data import own_data
from accounts.models import Attempt, CodeDevice
from audit.models import Entry
from notifications.models import Message
from tests.accounts.people import brought, page, person, type_code
from tests.factories import MORNING

DAY = timedelta(days=1)


def forget(client, username="somebody@example.com"):
    return client.post(page("forgot"), {"username": username})


def asked_by(n):
    return Asked("PASSWORD", "", f"session-{n}")


def ask(name, n, *, at):
    """Ask for a code in a session of its own, each time from another address."""
    count_request(name, address=f"192.0.2.{n}", at=at)
    return ask_for_new_password(name, asked=asked_by(n), at=at)


@pytest.fixture
def elsewhere():
    """Do something in another transaction, which stays open until the test is over."""
    done, over = threading.Event(), threading.Event()
    threads, refused = [], []

    def elsewhere(call):
        def run():
            try:
                with transaction.atomic():
                    call()
                    done.set()
                    over.wait()
            except Exception as refusal:
                refused.append(refusal)
            finally:
                done.set()
                connection.close()

        threads.append(threading.Thread(target=copy_context().run, args=[run]))
        threads[-1].start()
        done.wait()

    yield elsewhere
    over.set()
    for thread in threads:
        thread.join()
    assert refused == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("first", ["asks", "types"])
def test_who_asks_or_types_for_an_unknown_name_holds_up_nobody_else(elsewhere, first):
    decoy()
    one, other = (ask(f"nobody{n}@example.com", n, at=MORNING) for n in range(2))

    def types(device, n):
        codes.try_code(decoy(), factor=device, code="000000", asked=asked_by(n), at=MORNING)

    if first == "asks":
        elsewhere(lambda: ask("nobody3@example.com", 3, at=MORNING))
    else:
        elsewhere(lambda: types(one, 0))

    with transaction.atomic():
        connection.cursor().execute("SET LOCAL lock_timeout = '5s'")
        types(other, 1)
        ask("nobody4@example.com", 4, at=MORNING)
    other.refresh_from_db()
    assert other.tries == 1


@pytest.mark.django_db(transaction=True)
def test_who_types_for_a_known_name_holds_up_nobody_who_asks_for_it(elsewhere):
    """Whoever signs in meanwhile does not hold it up either."""
    somebody = person()
    device = ask("somebody", 0, at=MORNING)
    sms = CodeDevice.objects.get(user=somebody, kind="SMS")
    signing_in = Asked("SIGN_IN", "", "session")
    elsewhere(
        lambda: [
            codes.try_code(somebody, factor=device, code="0", asked=asked_by(0), at=MORNING),
            codes.try_code(somebody, factor=sms, code="0", asked=signing_in, at=MORNING),
        ]
    )

    with transaction.atomic():
        connection.cursor().execute("SET LOCAL lock_timeout = '5s'")
        sent = ask("somebody@example.com", 1, at=MORNING)
    assert sent.user == somebody


def test_asking_again_at_once_leaves_the_code_on_its_way_good(client, somebody):
    forget(client)
    code = brought()

    assert forget(client).status_code == 429

    assert type_code(client, code, on="forgot_code").url == page("forgot_password")


@pytest.mark.parametrize("names", [["somebody"], ["somebody", "somebody@example.com"]])
def test_ten_codes_a_day_reach_one_person_however_named(somebody, names):
    sent = []
    for n in range(10):
        sent += [ask(name, n, at=MORNING + n * timedelta(hours=2)) for name in names]

    codes_sent = Message.objects.filter(person=somebody)
    assert codes_sent.count() == 10
    assert {device.user.username for device in sent[10:]} <= {DECOY}
    assert all(device.reference for device in sent)
    ask(names[0], 200, at=MORNING + DAY)
    assert codes_sent.count() == 11


def test_the_eleventh_is_answered_as_if_there_were_no_account(client, somebody):
    for n in range(10):
        limits.spend_unseen("reset of person", f"person {somebody.pk}", otherwise="", at=MORNING)
        Attempt.objects.update(at=timezone.now() - timedelta(hours=n))

    assert forget(client).url == page("forgot_code")
    assert not Message.objects.filter(person=somebody).exists()
    assert CodeDevice.objects.get(kind="MAIL").user.username == DECOY
    assert type_code(client, brought(), on="forgot_code").status_code == 422
    assert client.get(page("forgot_code")).status_code == 200


def test_a_name_alone_is_refused_after_ten_as_before(db):
    for name in ("somebody", "nobody-at-all"):
        for n in range(10):
            ask(name, n, at=MORNING + n * timedelta(hours=2))
        with pytest.raises(limits.TooMany) as refused:
            ask(name, 11, at=MORNING + DAY - timedelta(hours=1))
        assert refused.value.limit == "code sent a day"


def test_the_trail_knows_that_it_may_have_been_anybody(client, somebody):
    forget(client)
    type_code(client, "000000", on="forgot_code")

    entries = Entry.objects.filter(name__startswith="code ").order_by("pk")
    told = [(entry.name, entry.subject, entry.actor) for entry in entries]
    nobody = "(not signed in)"
    assert told == [("code sent", "somebody", nobody), ("code refused", "somebody", nobody)]
    data = own_data(somebody)
    assert data["done"] == []
    assert len(data["done_to_account"]) == 2


LATE = "รหัสนี้ใช้ไม่ได้แล้ว"


@pytest.mark.parametrize("name", ["somebody", "nobody-at-all"])
@pytest.mark.parametrize("late", ["ten minutes", "a quarter of an hour"])
def test_who_types_the_code_too_late_reads_why(client, somebody, name, late):
    forget(client, name)
    if late == "ten minutes":
        codes.forget_old(at=timezone.now() + timedelta(minutes=11))
    else:
        end_time(client)

    answer = client.post(page("forgot_code"), {"code": "000000"}, follow=True)

    assert answer.redirect_chain == [(page("forgot"), 302)]
    assert LATE in answer.text
    assert LATE not in client.get(page("forgot_code"), follow=True).text


def test_who_chooses_the_password_too_late_reads_why(client, somebody):
    forget(client)
    type_code(client, brought(), on="forgot_code")
    end_time(client)

    answer = client.post(page("forgot_password"), {"password": "x", "again": "x"}, follow=True)

    assert answer.redirect_chain == [(page("forgot"), 302)]
    assert LATE in answer.text


def end_time(client):
    """Let the quarter of an hour be over."""
    session = client.session
    session["forgot"] |= {"until": MORNING.isoformat()}
    session.save()
