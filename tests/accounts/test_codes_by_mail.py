"""Codes by e-mail: whoever types a name has them sent, so they touch nobody else's."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.actions import codes
from accounts.actions.codes import Asked
from accounts.models import MOST_TRIES, CodeDevice, User
from notifications.models import Message
from tests.accounts.asking import ASKED, send, typed
from tests.accounts.people import brought, person, wrong
from tests.factories import MORNING

RESET = Asked("PASSWORD", "", "session-a")


@pytest.fixture
def somebody(db):
    return person()


@pytest.fixture
def device(somebody):
    return CodeDevice.objects.get(user=somebody)


def test_codes_by_mail_go_to_the_mailbox(somebody):
    mailbox = send(somebody, kind="MAIL")

    assert Message.objects.get().address == somebody.email
    assert typed(somebody, mailbox, brought()) is True


def test_codes_by_mail_are_each_sessions_own(somebody):
    mine = send(somebody, kind="MAIL", asked=RESET)
    code = brought()
    other = replace(RESET, session="session-b")
    foreign = send(somebody, kind="MAIL", asked=other, at=MORNING + timedelta(minutes=1))

    for _ in range(MOST_TRIES):
        typed(somebody, foreign, "000000", asked=other)

    assert typed(somebody, mine, code, asked=RESET) is True


def test_who_types_a_name_alone_bars_nobody_from_signing_in(somebody, device):
    mailbox = send(somebody, kind="MAIL", asked=RESET)
    for _ in range(MOST_TRIES + 1):  # the last one is no guess: the code is closed
        typed(somebody, mailbox, wrong(brought()), asked=RESET)
    somebody.refresh_from_db()
    assert (somebody.wrong_codes, somebody.wrong_reset_codes) == (0, MOST_TRIES)

    User.objects.update(wrong_reset_codes=codes.MOST_WRONG)
    with pytest.raises(codes.ProofNeeded):
        typed(somebody, mailbox, "000000", asked=RESET)
    send(somebody, asked=ASKED, at=MORNING + timedelta(minutes=2))
    assert typed(somebody, device, brought()) is True
    somebody.refresh_from_db()
    assert somebody.wrong_reset_codes == 0


def test_codes_by_mail_are_forgotten(somebody, device):
    send(somebody, kind="MAIL", asked=RESET)

    assert codes.forget_old(at=timezone.now() + timedelta(minutes=9)) == 0
    assert codes.forget_old(at=timezone.now() + timedelta(minutes=11)) == 1
    assert CodeDevice.objects.get() == device
