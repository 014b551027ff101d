"""The second wall alone: two firms share one connection to the database and see only their own.

The portal's own scopes are taken away meanwhile; what is left is Postgres, asked through a pool.
"""

import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import NamedTuple
from unittest import mock

from django.apps import apps
from django.db import connection
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from core import acting
from core.acting import acting_as_portal
from core.embedded import addresses
from declarations.models import Declaration
from prove import Promise, none_failed, pool
from tests.clients import PersonClient
from tests.factories import DeclarationFactory, MembershipFactory

OWN_ALONE = (True, False)
"""What an answer should hold: the own canary, and not the other firm's."""
MEANWHILE = 0.02  # seconds between two looks of the client that says nothing
COUNT = "SELECT count(*) FROM declarations_declaration"
CONNECTED = """
SELECT coalesce(string_agg(usename, ' '), '') FROM pg_stat_activity
WHERE datname = current_database() AND usename IS NOT NULL
"""
"""The roles of all connections to the database; one of each connection."""
SCOPES = ("visible_to", "administered_by", "of_owners")
"""The words of querysets that keep the rows of somebody."""
Firm = tuple[User, str]
Seen = tuple[bool, bool]


class Look(NamedTuple):
    """What the client saw that says nothing: how many declarations, and who is connected."""

    rows: int
    connected: str


def prove(full: bool) -> list[Promise]:
    """Let two firms ask by turns from many threads; then see that mistakes would be found."""
    threads, requests = (50, 200) if full else (10, 20)
    firms = [firm("CANARYA"), firm("CANARYB")]
    with scopes_removed():
        return [
            *raced(firms, threads=threads, requests=requests),
            leftovers_are_found(),
            foreign_rows_are_found(firms),
        ]


def raced(firms: Sequence[Firm], *, threads: int, requests: int) -> list[Promise]:
    """Ask for lists of both firms, and look meanwhile as a client that says nothing."""
    with pool.pooled(), silent_client() as looks:
        answers = take_turns(firms, threads=threads, requests=requests)
    asked, seen = threads * requests, Counter(answers)
    print(f"answers: {len(answers)}, with foreign rows: {foreign(answers)}; kinds: {dict(seen)}")
    return [
        none_failed(
            f"Two firms in {threads} threads share one connection: each sees its own rows alone",
            tried=asked,
            failed=asked - seen[OWN_ALONE],
        ),
        none_failed(
            "Who does not say who acts sees no row on that connection",
            tried=len(looks),
            failed=sum(look.rows != 0 for look in looks),
        ),
        none_failed(
            f"All that while there is that one connection, and its role is {addresses.ROLE}",
            tried=len(looks),
            failed=sum(look.connected != addresses.ROLE for look in looks),
        ),
    ]


def leftovers_are_found() -> Promise:
    """Plant a mistake: who acts is told for as long as the connection lasts."""
    planted = acting.PORTAL.replace("true", "false")
    with pool.pooled(), mock.patch.object(acting, "PORTAL", planted):
        before = left_behind()
        with acting_as_portal(), connection.cursor() as cursor:
            cursor.execute(COUNT)
        found = before == 0 and left_behind() > 0
    return none_failed(
        "What is planted to stay on the connection is found", tried=1, failed=int(not found)
    )


def foreign_rows_are_found(firms: Sequence[Firm]) -> Promise:
    """Plant another one: everybody acts as the portal."""
    everybody = {
        "core.middleware.acting_as": lambda person: acting_as_portal(),
        "declarations.views.traders.each_acting_as": _each_as_portal,
    }
    with ExitStack() as stack:
        stack.enter_context(pool.pooled())
        for name, mistake in everybody.items():
            stack.enter_context(mock.patch(name, mistake))
        answers = take_turns(firms, threads=2, requests=10)
    return none_failed(
        "Foreign rows are found where everybody acts as the portal",
        tried=20,
        failed=20 - foreign(answers),
    )


def scopes() -> Iterator[tuple[type, str]]:
    """Yield every queryset of every app that has a word of whose rows it keeps, and that word."""
    for model in apps.get_models():
        kind = type(model._default_manager.all())
        yield from ((kind, word) for word in SCOPES if word in vars(kind))


@contextmanager
def scopes_removed() -> Iterator[None]:
    """Let the portal's own scopes show all rows to everybody while the block lasts."""
    removed = {
        # The list reads its rows firm by firm, and counts them so.
        "declarations.views.traders.sides_in_order": lambda user: [],
        "declarations.models.lists.sides_of": lambda user: [Declaration.objects.all()],
    }
    with ExitStack() as stack:
        for kind, word in scopes():
            stack.enter_context(mock.patch.object(kind, word, lambda rows, _whose: rows.all()))
        for name, scope in removed.items():
            stack.enter_context(mock.patch(name, scope))
        yield


def firm(canary: str) -> Firm:
    """Return somebody of a firm whose goods bear a canary."""
    person = MembershipFactory()
    DeclarationFactory(trader=person.trader, vessel=canary, house_bill=canary)
    return person.user, canary


def take_turns(firms: Sequence[Firm], *, threads: int, requests: int) -> list[Seen]:
    """Ask for lists from many threads at once, the firms by turns.

    :returns: of each answer that came, whether it held the own and the other's canary
    """
    answers: list[Seen] = []
    with translation.override("th"):
        address = reverse("declarations:list_csv")

    def ask(n: int) -> None:
        try:
            clients = [PersonClient() for _firm in firms]
            for client, (person, _canary) in zip(clients, firms, strict=True):
                client.force_login(person)
            for turn in range(requests):
                mine = (n + turn) % 2
                answer = clients[mine].get(address, secure=True, SERVER_NAME="127.0.0.1")
                body = b"".join(answer.streaming_content).decode()
                answers.append((firms[mine][1] in body, firms[1 - mine][1] in body))
        finally:
            connection.close()

    running = [threading.Thread(target=ask, args=[n]) for n in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    return answers


def foreign(answers: Sequence[Seen]) -> int:
    """Return how many answers held what is the other firm's."""
    return sum(others for _own, others in answers)


def left_behind() -> int:
    """Return how many declarations a client of the same pool sees that never says who acts."""
    with pool.bare_client() as cursor:
        return int(_one(cursor, COUNT))


@contextmanager
def silent_client() -> Iterator[list[Look]]:
    """Look again and again, while the block lasts, as a client that never says who acts.

    Gives the list that grows with each look.
    """
    looks: list[Look] = []
    over = threading.Event()

    def look() -> None:
        with pool.bare_client() as cursor:
            while not over.wait(MEANWHILE):
                looks.append(Look(int(_one(cursor, COUNT)), _one(cursor, CONNECTED)))

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield looks
    finally:
        over.set()
        looking.join()


def _one(cursor: pool.Cursor, statement: str) -> str:
    cursor.execute(statement)
    row = cursor.fetchone()
    assert row is not None  # an aggregate has one row
    return str(row[0])


def _each_as_portal(person: User, parts: Iterator[bytes]) -> Iterator[bytes]:
    with acting_as_portal():
        yield from parts
