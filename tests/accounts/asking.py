"""Having a code sent for something, and typing it."""

from accounts.actions import codes
from accounts.actions.codes import Asked
from tests.factories import MORNING

ASKED = Asked("SIGN_IN", "receipts 1 and 2", "session-a")


def send(somebody, *, at=MORNING, asked=ASKED, kind="SMS"):
    return codes.send_code(somebody, kind=kind, asked=asked, at=at)


def typed(somebody, device, code, *, asked=ASKED):
    return codes.try_code(somebody, factor=device, code=code, asked=asked, at=MORNING)
