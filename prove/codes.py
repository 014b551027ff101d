"""A one-time code opens one thing once, and cannot be guessed by many at the same time."""

import threading
from collections.abc import Callable, Iterator

from django.db import connection
from django.utils import timezone

from accounts.actions import codes
from accounts.actions.codes import Asked
from accounts.models import MOST_TRIES, Attempt, CodeDevice, Grant, User
from core import secrets
from core.acting import acting_as_portal
from notifications.models import Message
from prove import Promise, none_failed

RIGHT, WRONG = 20, 40
"""How many try the right code, and wrong ones, at the same moment."""


def prove(full: bool) -> list[Promise]:
    """Race the right code and wrong ones."""
    return [one_grant(1000 if full else 50), five_tries(100 if full else 10)]


def one_grant(races: int) -> Promise:
    """Let many type the right code at once, again and again: each time one of them gets through."""
    person = somebody("racer")
    failed = 0
    for race in range(races):
        asked, device, code = sent(person, race)

        def get(asked: Asked = asked, device: CodeDevice = device, code: str = code) -> None:
            codes.grant(person, factor=device, code=code, asked=asked, at=timezone.now())

        at_once(get, RIGHT)
        failed += Grant.objects.filter(binding=asked.binding(person)).count() != 1
    return none_failed(
        f"{RIGHT} with the right code at once get one grant", tried=races, failed=failed
    )


def five_tries(races: int) -> Promise:
    """Let many type wrong codes at once: of each code no more than five are looked at."""
    person = somebody("guesser")
    failed = 0
    for race in range(races):
        User.objects.filter(pk=person.pk).update(wrong_codes=0)
        asked, device, code = sent(person, race)
        guesses = iter([f"{(int(code) + n) % 1_000_000:06}" for n in range(1, WRONG + 1)])
        looked_at: list[str] = []

        def guess(
            asked: Asked = asked, device: CodeDevice = device, guesses: Iterator[str] = guesses
        ) -> None:
            guessed = next(guesses)
            codes.try_code(person, factor=device, code=guessed, asked=asked, at=timezone.now())

        with counted(looked_at):
            at_once(guess, WRONG)
        failed += len(looked_at) > MOST_TRIES
    return none_failed(
        f"of {WRONG} wrong codes at once {MOST_TRIES} are looked at", tried=races, failed=failed
    )


class counted:  # noqa: N801 (reads as a phrase)
    """Count the codes that are compared with the kept one while the block lasts."""

    def __init__(self, looked_at: list[str]) -> None:
        self.looked_at, self.before = looked_at, CodeDevice.hash_of

    def __enter__(self) -> None:
        def hash_of(device: CodeDevice, token: str) -> str:
            self.looked_at.append(token)
            return self.before(device, token)

        CodeDevice.hash_of = hash_of  # type: ignore[method-assign]

    def __exit__(self, *error: object) -> None:
        CodeDevice.hash_of = self.before  # type: ignore[method-assign]


def somebody(username: str) -> User:
    """Return a person with a mobile."""
    person, _new = User.objects.get_or_create(username=username, defaults={"phone": "+66800000999"})
    CodeDevice.objects.get_or_create(
        user=person, kind="SMS", defaults={"address": person.phone, "name": "sms"}
    )
    return person


def sent(person: User, race: int) -> tuple[Asked, CodeDevice, str]:
    """Send a code, and return what it was asked for, the device and the code."""
    Attempt.objects.all().delete()
    asked = Asked("SIGN_IN", str(race), "session")
    device = codes.send_code(person, kind="SMS", asked=asked, at=timezone.now())
    message = Message.objects.filter(purpose="code").latest("pk")
    return asked, device, secrets.unseal(message.sealed_secret)


def at_once(call: Callable[[], object], times: int) -> None:
    """Call something from many threads at the same moment."""
    barrier = threading.Barrier(times)

    def run() -> None:
        with acting_as_portal():
            barrier.wait()
            try:
                call()
            finally:
                connection.close()

    threads = [threading.Thread(target=run) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
