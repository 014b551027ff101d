"""Whether an account exists is told by no answer: neither by its bytes nor by its time."""

import re
import time
from collections.abc import Callable, Iterator
from statistics import median

from django.test import Client
from django.urls import reverse
from django.utils import translation

from accounts.models import Attempt, CodeDevice, User
from prove import Promise

MOST_MS = 5.0
_MASKED = (
    re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"'),
    re.compile(rb"\b[0-9a-f]{12}\b"),  # the reference of a request
    re.compile(rb'lang="en">[B-Z]{4}<'),  # the reference word of a code
)
EXISTS, DOES_NOT = "exists@example.com", "absent@example.com"
Door = Callable[[Client, str], list[bytes]]


def prove(full: bool) -> list[Promise]:
    """Ask each door for accounts that exist and for others in turn; compare bytes and times."""
    write_person()
    rounds = 2000 if full else 200
    return [
        promise for name, door in DOORS.items() for promise in compared(name, door, rounds=rounds)
    ]


def write_person() -> None:
    """Write the person whose account exists; the password takes as long as anybody's."""
    person = User(username="exists", email=EXISTS, phone="+66800000999")
    person.set_password("a long enough passphrase 2569")
    person.save()
    CodeDevice.objects.create(user=person, kind="SMS", address=person.phone, name="sms")


def compared(name: str, door: Door, *, rounds: int) -> Iterator[Promise]:
    """Ask a door for both in turn."""
    spent: dict[str, list[float]] = {EXISTS: [], DOES_NOT: []}
    differing = 0
    for round_ in range(rounds + 10):  # the first ones warm up
        bodies = []
        for who in sorted(spent, reverse=bool(round_ % 2)):
            Attempt.objects.all().delete()
            client = Client(SERVER_NAME="127.0.0.1")
            start = time.perf_counter()
            body = door(client, who)
            if round_ >= 10:
                spent[who].append((time.perf_counter() - start) * 1000)
            bodies.append([masked(part, who) for part in body])
        differing += bodies[0] != bodies[1]
    yield Promise(f"{name}: the same bytes", rounds, differing, "0", differing == 0)
    apart = abs(median(spent[EXISTS]) - median(spent[DOES_NOT]))
    goal = f"medians less than {MOST_MS} ms apart"
    yield Promise(
        f"{name}: the same time ({apart:.2f} ms apart)",
        2 * rounds,
        int(apart >= MOST_MS),
        goal,
        apart < MOST_MS,
    )


def masked(body: bytes, who: str) -> bytes:
    """Return an answer without what differs each time, and without what was typed."""
    for pattern in _MASKED:
        body = pattern.sub(b"", body)
    return body.replace(who.encode(), b"")


def sign_in(client: Client, who: str) -> list[bytes]:
    """Type a wrong password."""
    return [_sent(client, "signin", {"username": who, "password": "wrong"})]


def reset(client: Client, who: str) -> list[bytes]:
    """Ask for a code because the password was forgotten; see what comes next."""
    return [_sent(client, "forgot", {"username": who}), client.get(_page("forgot_code")).content]


def code(client: Client, who: str) -> list[bytes]:
    """Type a wrong code after asking for one."""
    _sent(client, "forgot", {"username": who})
    return [_sent(client, "forgot_code", {"code": "000000"})]


DOORS: dict[str, Door] = {"sign-in": sign_in, "reset": reset, "code": code}


def _sent(client: Client, page: str, form: dict[str, str]) -> bytes:
    answer = client.post(_page(page), form)
    return b"%d %s %s" % (answer.status_code, answer.get("Location", "").encode(), answer.content)


def _page(name: str) -> str:
    with translation.override("th"):
        return reverse(name)
