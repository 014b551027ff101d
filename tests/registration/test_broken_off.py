"""Checks that are broken off, come twice or meet one another; a registry that is away."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Membership, hash_of_id
from notifications.models import Message
from registration import actions, tasks
from registration.actions import Contact
from registration.actions.checking import LONGEST_WAIT, SILENCE
from registration.management.demo.firms import human
from registration.messages import Answer
from registration.models import Application
from registration.workflow import Status
from tests.factories import MORNING
from tests.registration.conftest import MAIL, SINCE, UNKNOWN

pytestmark = pytest.mark.django_db


def told(purpose):
    return list(
        Message.objects.filter(purpose=purpose).order_by("pk").values_list("address", flat=True)
    )


@pytest.mark.parametrize("mode", ["fail", "garbage"])
def test_while_the_registry_is_away_the_application_waits_longer_each_time(
    apply, check, identity, portal, mode
):
    identity.mode = mode
    application = apply()
    waits = []
    for _try in range(9):
        application.due_at = MORNING
        application.save()
        check(application)
        waits.append(application.due_at - application.updated_at)

    assert application.status == Status.WAITING_FOR_REGISTRY
    assert waits == sorted(waits)
    assert (waits[0], waits[1], waits[-1]) == (
        timedelta(minutes=1),
        timedelta(minutes=2),
        LONGEST_WAIT,
    )
    assert told("application_refused") == []

    identity.mode = "confirm"
    application.due_at = MORNING
    application.save()
    tasks.check_waiting()
    application.refresh_from_db()
    assert application.status == Status.APPROVED


def test_nobody_learns_from_an_outage_who_is_registered(apply, check, identity):
    identity.mode = "fail"

    known, unknown = check(apply()), check(apply(tax_id=UNKNOWN, laser_id="ZZ0000000000"))

    assert known.status == unknown.status == Status.WAITING_FOR_REGISTRY


def test_applications_that_no_worker_was_called_for_are_swept_up(apply, identity):
    apply()
    apply(laser_id="ZZ0000000000", tax_id=UNKNOWN)

    tasks.check_waiting()

    assert {a.status for a in Application.objects.all()} == {Status.APPROVED, Status.REFUSED}


def test_a_worker_that_died_midway_is_replaced(apply, identity, portal):
    application = apply()
    now = timezone.now()
    taken = actions.claim(by=portal, at=now, pk=application.pk)
    assert taken == application
    assert actions.claim(by=portal, at=now + SILENCE - timedelta(seconds=1)) is None

    again = actions.claim(by=portal, at=now + SILENCE)

    assert (again, again.status, again.tries) == (application, Status.CHECKING, 2)
    actions.conclude(again, answer=Answer.CONFIRMED, by=portal, at=now)
    application.refresh_from_db()
    assert application.status == Status.APPROVED


def test_a_task_that_comes_twice_finds_nothing_to_do(apply, check, identity):
    application = check(apply())

    check(application)
    tasks.check_application(application_id=0)

    assert len(identity.asked) == 1
    assert told("first_password") == [MAIL]


def test_a_slow_worker_whose_application_was_concluded_changes_nothing(
    apply, identity, portal, monkeypatch
):
    application = apply()

    class Slow:
        def check(self, *asked):
            actions.conclude(application, answer=Answer.REFUSED, by=portal, at=MORNING)
            return Answer.CONFIRMED

    monkeypatch.setattr(tasks, "registry", Slow)
    tasks.check_application(application_id=application.pk)

    application.refresh_from_db()
    assert (application.status, application.account) == (Status.REFUSED, None)


def test_an_application_withdrawn_while_the_registry_is_asked_stays_withdrawn(
    apply, identity, portal, monkeypatch
):
    application = apply()

    class Slow:
        def check(self, *asked):
            actions.withdraw(application, by=portal, at=MORNING)
            return Answer.CONFIRMED

    monkeypatch.setattr(tasks, "registry", Slow)
    tasks.check_application(application_id=application.pk)

    application.refresh_from_db()
    assert application.status == Status.WITHDRAWN
    assert told("application_notice") == []


@pytest.mark.django_db(transaction=True)
def test_two_workers_do_not_take_the_same_application(apply, portal, at_once):
    application = apply()

    answers = at_once(lambda n: actions.claim(by=portal, at=MORNING), times=4)

    assert sorted(answers, key=bool) == [None, None, None, application]


@pytest.mark.django_db(transaction=True)
def test_two_workers_that_conclude_at_once_open_one_account(apply, portal, at_once):
    application = apply()
    actions.claim(by=portal, at=MORNING)

    answers = at_once(
        lambda n: actions.conclude(application, answer=Answer.CONFIRMED, by=portal, at=MORNING),
        times=4,
    )

    assert sum(isinstance(answer, Application) for answer in answers) == 1
    assert told("first_password") == [MAIL]


@pytest.mark.django_db(transaction=True)
def test_of_two_directors_at_once_one_becomes_the_administrator(
    enter, apply, check, registrar, company, at_once
):
    second = human(903, "ส้ม", "กรรมการตัวอย่าง")
    company.signatories.create(
        first_name=second.name[0],
        last_name=second.name[1],
        id_hash=hash_of_id(second.id_number),
        id_shown="1-0000-XXXXX-13-0",
        from_date=SINCE,
    )
    applications = [
        check(apply(email="one@example.com")),
        check(apply(email="two@example.com", id_number=second.id_number, laser_id="ZZ0000000001")),
    ]

    answers = at_once(
        lambda n: actions.approve(applications[n], contact=Contact.TYPED, by=registrar, at=MORNING),
        times=2,
    )

    assert all(isinstance(answer, Application) for answer in answers)
    assert Membership.objects.filter(role="ADMINISTRATOR").count() == 1
