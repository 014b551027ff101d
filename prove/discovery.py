"""Whether an account exists is told by no answer: neither by its bytes nor by its time."""

import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from statistics import median
from unittest import mock

from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.db.models import F
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse
from django.utils import timezone, translation

from accounts.actions import codes
from accounts.actions.forgotten import ask_for_new_password, decoy
from accounts.catalogue import PASSWORD
from accounts.models import Attempt, CodeDevice, User, hash_of_id
from core.acting import acting_as_portal
from core.passwords import Argon2id
from core.secrets import masked_email, masked_number
from prove import Promise, none_failed
from registration.actions import Director, Entry, enter
from registration.management.demo.firms import human
from registration.views.doors import the_portal
from tests.factories import TraderFactory

MOST_MS = 5.0
_MASKED = (
    re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"'),
    re.compile(rb"\b[0-9a-f]{12}\b"),  # the reference of a request
    re.compile(rb'lang="en">[B-Z]{4}<'),  # the reference word of a code, here and in an error
    re.compile("รหัสอ้างอิง [B-Z]{4}".encode()),
    re.compile(rb"(?:[0-9A-Z]{4}-){6}[0-9A-Z]{2}|\b[0-9A-Z]{26}\b"),  # that of an application
    re.compile(rb"<time.*?</time>", re.DOTALL),
)
_EACH_TIME = {"X-Request-Id", "Content-Length"}
"""Headers that differ each time; the length does with what was typed, and the page is compared."""
EXISTS, DOES_NOT = "exists@example.com", "absent@example.com"
NUMBERS = {EXISTS: human(990, "มีจริง", "ตัวอย่าง"), DOES_NOT: human(991, "ไม่มี", "ตัวอย่าง")}
"""Two people who might register; the first one is in the customs register and has an account."""
SINCE = date(2026, 1, 1)
WARM_UP = 10
GUESSERS = 6
Door = Callable[[Client, str], list[bytes]]


def prove(full: bool) -> list[Promise]:
    """Ask each door for accounts that exist and for others in turn; compare bytes and times."""
    rounds = 2000 if full else 200
    hasher = f"{Argon2id.__module__}.{Argon2id.__qualname__}"
    with override_settings(PASSWORD_HASHERS=[hasher, *settings.PASSWORD_HASHERS]):
        write_person()
        compared_all = [
            promise
            for name, door in DOORS.items()
            for promise in compared(name, door, rounds=rounds)
        ]
        return [*compared_all, a_missing_hash_is_found(), *under_load(rounds=rounds // 4)]


def write_person() -> None:
    """Write the person whose account exists, also in the customs register."""
    who = NUMBERS[EXISTS]
    person = User(username="exists", email=EXISTS, phone="+66800000999")
    person.id_hash = hash_of_id(who.id_number)
    person.set_password("a long enough passphrase 2569")
    person.save()
    CodeDevice.objects.create(user=person, kind="SMS", address=person.phone, name="sms")
    themself = Director(*who.name, who.id_number, SINCE)
    trader = TraderFactory(tax_id=who.id_number)
    entry = Entry(trader, EXISTS, person.phone, ("TRADER",), (themself,), SINCE)
    enter(entry, by=the_portal(), at=timezone.now())


def compared(name: str, door: Door, *, rounds: int) -> Iterator[Promise]:
    """Ask a door for both in turn."""
    differing, apart = asked(door, rounds=rounds)
    yield none_failed(f"{name}: the same bytes", tried=rounds, failed=differing)
    yield Promise(
        f"{name}: the same time ({apart:.2f} ms apart)",
        2 * rounds,
        int(apart >= MOST_MS),
        f"medians less than {MOST_MS} ms apart",
        apart < MOST_MS,
    )


def asked(door: Door, *, rounds: int) -> tuple[int, float]:
    """Ask a door for both in turn.

    :returns: how many pairs of answers differ, and how far the medians are apart in milliseconds
    """
    spent: dict[str, list[float]] = {EXISTS: [], DOES_NOT: []}
    differing = 0
    for round_ in range(rounds + WARM_UP):
        answers = []
        for who in sorted(spent, reverse=bool(round_ % 2)):
            Attempt.objects.all().delete()
            client = Client(SERVER_NAME="127.0.0.1")
            start = time.perf_counter()
            answer = door(client, who)
            if round_ >= WARM_UP:
                spent[who].append((time.perf_counter() - start) * 1000)
            answers.append([masked(part, who) for part in answer])
        differing += answers[0] != answers[1]
    return differing, abs(median(spent[EXISTS]) - median(spent[DOES_NOT]))


def a_missing_hash_is_found() -> Promise:
    """Plant a mistake: no password is hashed for a name that nobody has."""
    with mock.patch.object(User, "set_password"):
        _differing, apart = asked(sign_in, rounds=50)
    return none_failed(
        f"A password that is hashed only for accounts that exist is found ({apart:.2f} ms apart)",
        tried=1,
        failed=int(apart < MOST_MS),
    )


def under_load(*, rounds: int) -> Iterator[Promise]:
    """Ask while others type wrong codes for names that nobody has; then with a lock planted."""
    with guessing():
        failed = waited(rounds=rounds)
    yield none_failed(
        f"code, while {GUESSERS} others type for unknown names: none waits for a row of theirs",
        tried=2 * rounds,
        failed=failed,
    )
    with mock.patch.object(codes, "_count", holding_everybody), guessing():
        failed = waited(rounds=10)
    yield none_failed(
        f"A row that all unknown names wait for is found (by {failed} of 20)",
        tried=1,
        failed=int(not failed),
    )


def waited(*, rounds: int) -> int:
    """Ask for both in turn; return how many had to wait for a row that somebody else holds.

    Counted, not timed: waiting tells whether there is an account, however fast the machine is.
    """
    failed = 0
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '10ms'")
        for who in [EXISTS, DOES_NOT] * rounds:
            Attempt.objects.all().delete()
            try:
                code(Client(SERVER_NAME="127.0.0.1"), who)
            except OperationalError:
                failed += 1
        cursor.execute("SET lock_timeout = 0")
    return failed


def holding_everybody(person: User, **told: object) -> None:
    """Count a try as it must not be: nobody's account is held too."""
    User.objects.filter(pk=person.pk).update(wrong_reset_codes=F("wrong_reset_codes"))


@contextmanager
def guessing() -> Iterator[None]:
    """Let others ask for codes and type wrong ones, for unknown names, until the block is over."""
    over = threading.Event()
    threads = [threading.Thread(target=guess, args=[n, over]) for n in range(GUESSERS)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join()


def guess(n: int, over: threading.Event) -> None:
    """Type wrong codes for a name that nobody has; each is written down slowly.

    Waiting takes no processor, so that who waits waits for a row.
    """
    asked = codes.Asked(PASSWORD, "", f"guesser {n}")
    with acting_as_portal():
        device = ask_for_new_password(f"guessed{n}@example.com", asked=asked, at=timezone.now())
        while not over.is_set():
            with transaction.atomic(), connection.cursor() as cursor:
                codes.try_code(
                    decoy(), factor=device, code="000000", asked=asked, at=timezone.now()
                )
                cursor.execute("SELECT pg_sleep(0.1)")
    connection.close()


def masked(body: bytes, who: str) -> bytes:
    """Return an answer without what differs each time, and without what was typed."""
    for pattern in _MASKED:
        body = pattern.sub(b"", body)
    number = NUMBERS[who].id_number
    for typed in (who, masked_email(who), number, masked_number(number)):
        body = body.replace(typed.encode(), b"")
    return body


def sign_in(client: Client, who: str) -> list[bytes]:
    """Type a wrong password."""
    return [_sent(client, "signin", {"username": who, "password": "wrong"})]


def reset(client: Client, who: str) -> list[bytes]:
    """Ask for a code because the password was forgotten; see what comes next."""
    return [
        _sent(client, "forgot", {"username": who}),
        client.get(_page("forgot_code"), secure=True).content,
    ]


def code(client: Client, who: str) -> list[bytes]:
    """Type a wrong code after asking for one."""
    _sent(client, "forgot", {"username": who})
    return [_sent(client, "forgot_code", {"code": "000000"})]


def code_beside_another(client: Client, who: str) -> list[bytes]:
    """Type wrong codes in two sessions that have both asked for one."""
    other = Client(SERVER_NAME="127.0.0.1")
    for session in (client, other):
        Attempt.objects.all().delete()  # as if a minute had passed
        _sent(session, "forgot", {"username": who})
    return [_sent(session, "forgot_code", {"code": "000000"}) for session in (other, client)]


def register(client: Client, who: str) -> list[bytes]:
    """Apply for an account; see the page that tells what becomes of it."""
    typed = {
        "number": {"tax_id": NUMBERS[who].id_number, "branch": "0"},
        "card": {"laser_id": "JT0123456789"},
        "contact": {"email": who, "phone": "080 000 0777"},
        "answers": {},
    }
    answers = [_sent(client, f"registration:signup_{page}", form) for page, form in typed.items()]
    [address] = re.findall(rb"/th/signup/[0-9A-Z-]{26,}/", answers[-1])
    return [*answers, client.get(address.decode(), secure=True).content]


DOORS: dict[str, Door] = {
    "sign-in": sign_in,
    "reset": reset,
    "code": code,
    "code beside another session's": code_beside_another,
    "registration": register,
}


def _sent(client: Client, page: str, form: dict[str, str]) -> bytes:
    """Send a form and return status, headers, names of cookies, and the page."""
    answer = client.post(_page(page), form, secure=True)
    headers = sorted((name, value) for name, value in answer.items() if name not in _EACH_TIME)
    told = f"{answer.status_code} {headers} {sorted(answer.cookies)}"
    return told.encode() + answer.content


def _page(name: str) -> str:
    with translation.override("th"):
        return reverse(name)
