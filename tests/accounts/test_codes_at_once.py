"""One-time codes tried, and grants used, by many at the same moment."""

import pytest
from django.db import transaction

from accounts.actions import codes
from accounts.models import MOST_TRIES, CodeDevice, Grant
from tests.accounts.asking import ASKED, send
from tests.accounts.people import brought, person, wrong
from tests.factories import MORNING


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_with_the_right_code_get_one_grant(at_once):
    somebody = person()
    device = send(somebody)
    code = brought()

    answers = at_once(
        lambda n: codes.grant(somebody, factor=device, code=code, asked=ASKED, at=MORNING), times=20
    )

    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    assert len([answer for answer in answers if answer]) == Grant.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_forty_wrong_codes_at_once_five_are_tried(at_once):
    somebody = person()
    device = send(somebody)
    code = brought()

    answers = at_once(
        lambda n: codes.try_code(
            somebody, factor=device, code=wrong(code), asked=ASKED, at=MORNING
        ),
        times=40,
    )

    assert answers == [False] * 40
    assert CodeDevice.objects.get().tries == MOST_TRIES


@pytest.mark.django_db(transaction=True)
def test_a_grant_used_by_many_at_once_opens_once(at_once):
    somebody = person()
    device = send(somebody)
    codes.grant(somebody, factor=device, code=brought(), asked=ASKED, at=MORNING)

    def use(n):
        with transaction.atomic():
            codes.use_grant(somebody, asked=ASKED, at=MORNING)

    answers = at_once(use, times=10)

    assert answers.count(None) == 1
    assert sum(isinstance(answer, codes.NoSuchGrant) for answer in answers) == 9
