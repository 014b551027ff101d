"""Work in the background: checking applications, letting them expire, following the register."""

import logging

from celery import shared_task
from django.utils import timezone

from accounts.actions import PORTAL_USERNAME
from accounts.models import User
from core.workflow import StepRefused
from registration import actions
from registration.models import Application
from registration.transports import Unavailable, registry

logger = logging.getLogger(__name__)


@shared_task
def check_application(*, application_id: int) -> None:
    """Check an application; nothing where another worker has it or it is checked already."""
    portal = _portal()
    if application := actions.claim(pk=application_id, by=portal, at=timezone.now()):
        _check(application, portal)


@shared_task
def check_waiting() -> None:
    """Check what is due: the registry was away, the broker was down, or a worker died."""
    portal = _portal()
    while application := actions.claim(by=portal, at=timezone.now()):
        _check(application, portal)


@shared_task
def expire_old() -> None:
    """Let applications expire whose time is over."""
    portal = _portal()
    for pk in actions.over(at=timezone.now()):
        try:
            actions.expire(pk, by=portal, at=timezone.now())
        except Exception as error:  # a fault of ours, perhaps with this one alone: others go on
            logger.error("application %s could not expire: %s", pk, type(error).__name__)


@shared_task
def follow_register() -> None:
    """End the roles of directors whom the register does not name any more; forget old contacts."""
    portal = _portal()
    while actions.end_next_lapsed(by=portal, at=timezone.now()):
        pass
    actions.forget_old(at=timezone.now())


def _check(application: Application, portal: User) -> None:
    """Ask the registry, outside of any transaction, and conclude."""
    try:
        question = actions.question_of(application, at=timezone.now())
        try:
            answer = registry().check(
                question.id_number, question.laser_id, question.first_name, question.last_name
            )
        except Unavailable:
            actions.postpone(application, by=portal, at=timezone.now())
        else:
            actions.conclude(application, answer=answer, by=portal, at=timezone.now())
    except StepRefused:
        return  # withdrawn in the meantime, or concluded by a worker that was slow


def _portal() -> User:
    return User.objects.get(username=PORTAL_USERNAME)
