"""The table of an application's steps."""

import pytest

from core.workflow import StepRefused
from registration.models import Application
from registration.workflow import OPEN, UNCHECKED, WORKFLOW, Status
from tests.factories import MORNING
from tests.registration.conftest import MAIL

FINAL = set(Status) - OPEN - {Status.APPROVED}


class Anybody:
    def has_perm(self, perm):
        return True


@pytest.mark.parametrize("status", sorted(FINAL))
def test_nothing_leads_out_of_an_end(status):
    application = Application(status=status, email=MAIL, updated_at=MORNING)

    for step in WORKFLOW.steps:
        with pytest.raises(StepRefused):
            WORKFLOW.check(step, application, by=Anybody())


def test_every_status_has_words_and_can_be_reached():
    assert set(WORKFLOW.labels) == set(Status)
    assert all(WORKFLOW.reachable(Status.RECEIVED, s) for s in set(Status) - {Status.RECEIVED})


def test_only_officers_decide_and_only_the_portal_does_the_rest():
    rights = {name: step.permission for name, step in WORKFLOW.steps.items()}

    assert {n for n, right in rights.items() if right.endswith("decide_application")} == {
        "approve",
        "refuse",
    }
    assert set(rights.values()) == {
        "registration.check_application",
        "registration.decide_application",
    }


def test_what_is_unchecked_is_open_and_may_be_taken_up():
    assert UNCHECKED < OPEN
    assert WORKFLOW.steps["take_up"].source == UNCHECKED
