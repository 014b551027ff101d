"""Applying: kept whoever applies, counted, and nothing looked up."""

import re
from datetime import timedelta

import pytest
from celery import current_app
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.actions.limits import TooMany
from audit.models import Entry
from notifications.models import Message
from registration import actions
from registration.actions.applying import LETTERS
from registration.models import Application
from registration.workflow import Status
from tests.factories import MORNING
from tests.registration.conftest import LASER, MAIL, UNKNOWN

pytestmark = pytest.mark.django_db


def test_an_application_is_kept_and_the_applicant_told(apply):
    application = apply()

    assert application.status == Status.RECEIVED
    assert application.tax_shown == "0-0000-XXXXX-01-6"
    told = Message.objects.get()
    assert (told.purpose, told.address) == ("application_received", MAIL)
    assert application.reference_shown in told.text
    assert Entry.objects.filter(
        subject=application.trail_name, name="application received"
    ).exists()


def test_references_are_random_and_written_without_letters_that_are_mistaken(apply):
    references = {
        apply(
            laser_id=f"JT00000000{n:02}",
            tax_id=f"00000000000{n:02}",
            email=f"{n}@example.com",
            address=str(n),
        ).reference
        for n in range(20)
    }

    assert len(references) == 20
    assert all(len(reference) == 26 and set(reference) <= set(LETTERS) for reference in references)
    assert len({reference[:13] for reference in references}) == 20


def test_what_was_typed_is_sealed(apply, somsri):
    row = str(Application.objects.filter(pk=apply().pk).values())

    assert LASER not in row
    assert somsri.id_number not in row


@pytest.mark.parametrize(
    ("other", "most"),
    [
        ({"laser_id": "JT{n:010}", "email": "{n}@example.com"}, 5),
        ({"tax_id": "{n:013}", "email": "{n}@example.com"}, 5),
        ({"laser_id": "JT{n:010}", "tax_id": "{n:013}"}, 5),
        ({"laser_id": "JT{n:010}", "tax_id": "{n:013}", "email": "{n}@example.com"}, 20),
    ],
    ids=["number", "laser", "mail", "address"],
)
def test_tries_are_counted_by_number_laser_mailbox_and_address(apply, other, most):
    def once(n):
        return apply(**{name: pattern.format(n=n) for name, pattern in other.items()})

    kept = [once(n) for n in range(most)]
    with pytest.raises(TooMany) as refused:
        once(most)

    assert refused.value.until == MORNING + timedelta(days=1)
    assert Application.objects.count() == len(kept) == Message.objects.count() == most


def shape(sql):
    """Return a statement without its values."""
    return re.sub(r"s\d+_x\d+|'[^']*'|\d+", "?", sql)


def test_the_same_is_done_for_whom_the_register_knows_and_for_whom_not(apply, account):
    account(email="other@example.com")

    def statements(**other):
        with CaptureQueriesContext(connection) as done:
            apply(**other)
        return [shape(query["sql"]) for query in done.captured_queries]

    known = statements()
    unknown = statements(tax_id=UNKNOWN, laser_id="ZZ0000000000")

    assert known == unknown
    assert not any('"registration_registrant"' in sql or '"accounts_user"' in sql for sql in known)


def test_a_broker_that_is_down_loses_nothing(
    apply, monkeypatch, django_capture_on_commit_callbacks
):
    def down(*args, **options):
        raise OSError("no broker")

    monkeypatch.setattr(current_app, "send_task", down)
    with django_capture_on_commit_callbacks(execute=True):
        application = apply()

    assert Application.objects.get().pk == application.pk


def test_a_worker_is_called_once_it_is_committed(
    apply, monkeypatch, django_capture_on_commit_callbacks
):
    called = []
    monkeypatch.setattr(
        current_app,
        "send_task",
        lambda name, **options: called.append((name, options.get("kwargs"))),
    )
    with django_capture_on_commit_callbacks(execute=True):
        application = apply()

    assert ("registration.tasks.check_application", {"application_id": application.pk}) in called


def test_a_withdrawn_application_is_checked_no_more(apply, check, identity, portal):
    application = apply()

    actions.withdraw(application, by=portal, at=MORNING)
    check(application)

    assert (application.status, application.sealed) == (Status.WITHDRAWN, "")
    assert identity.asked == []


def test_the_first_password_is_sent_again_while_it_is_unused(apply, check, portal):
    application = check(apply())
    before = application.account.password

    actions.send_again(application, by=portal, at=MORNING)

    application.account.refresh_from_db()
    assert application.account.password != before
    assert Message.objects.filter(purpose="first_password").count() == 2
    with pytest.raises(TooMany):
        actions.send_again(application, by=portal, at=MORNING + timedelta(seconds=59))
    assert Message.objects.filter(purpose="first_password").count() == 2


@pytest.mark.parametrize("ready", [True, False], ids=["used", "not open"])
def test_nothing_is_sent_again_where_no_password_waits(apply, check, portal, ready):
    application = apply()
    if ready:
        check(application)
        application.account.first_password_until = None
        application.account.save()

    with pytest.raises(actions.applying.NothingToSend):
        actions.send_again(application, by=portal, at=MORNING)
