"""Ways to tamper with the trail, as somebody does who may do everything in the database.

Each way takes a source of chance and changes rows, with triggers and limits taken away. The chain
has entries 1 to ``size``; checkpoints cover all of it, and are kept elsewhere too.
"""

from collections.abc import Callable
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from random import Random

from django.db import connection, transaction

from audit.models import Checkpoint, Entry
from audit.models.chain import COLUMNS, SEALED, message_of, next_hash
from core.signatures import new_pair, sign

Way = Callable[[Random, int], None]
MOMENTS = {"happened_at", "recorded_at"}
NUMBERS = {"id", "sequence"}
_LOOSE = "ALTER TABLE audit_{table} DISABLE TRIGGER USER"


def chance_of(seed: int) -> Random:
    """Return a source of chance that comes out the same every time."""
    return Random(seed)  # noqa: S311 (nothing is secret here)


@contextmanager
def undone_after():
    """Take triggers and limits away; whatever is done to the trail inside is undone at the end."""
    with transaction.atomic():
        run(_LOOSE.format(table="entry"))
        run(_LOOSE.format(table="checkpoint"))
        run("ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_moments")
        yield
        transaction.set_rollback(True)


def run(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def edit(column: str) -> Way:
    """Return the way that changes one column of one entry."""

    def edit(chance: Random, size: int) -> None:
        place = chance.randint(1, size)
        if column in MOMENTS:
            change = f"{column} + interval '1 microsecond' * {chance.randint(1, 10**9)}"
        elif column in NUMBERS:
            change = f"{column} + {10**6 + chance.randint(1, 10**6)}"
        elif column == "details":
            change = f'details || \'{{"code": "{chance.randint(10**4, 10**6)}"}}\''
        else:
            change = f"left(md5('{chance.random()}'), 30)"
        statement = f"UPDATE audit_entry SET {column} = {change} WHERE sequence = %s"  # noqa: S608
        run(statement, place)

    return edit


def edit_era(column: str) -> Way:
    """Return the way that turns the year of a moment from A.D. to B.C."""

    def edit_era(chance: Random, size: int) -> None:
        change = f"(to_char({column}, 'YYYY-MM-DD HH24:MI:SS.USOF') || ' BC')::timestamptz"
        statement = f"UPDATE audit_entry SET {column} = {change} WHERE sequence = %s"  # noqa: S608
        run(statement, chance.randint(1, size))

    return edit_era


def delete(chance: Random, size: int) -> None:
    """Take out one entry; the others stay as they are."""
    run("DELETE FROM audit_entry WHERE sequence = %s", chance.randint(1, size))


def delete_and_close_up(chance: Random, size: int) -> None:
    """Take out one entry, and let the later ones move up."""
    place = chance.randint(1, size)
    run("DELETE FROM audit_entry WHERE sequence = %s", place)
    move(place + 1, size, by=-1)


def swap(chance: Random, size: int) -> None:
    """Let two entries change places."""
    one, other = chance.sample(range(1, size + 1), 2)
    run("UPDATE audit_entry SET sequence = -1 WHERE sequence = %s", one)
    run("UPDATE audit_entry SET sequence = %s WHERE sequence = %s", one, other)
    run("UPDATE audit_entry SET sequence = %s WHERE sequence = -1", other)


def insert(chance: Random, size: int) -> None:
    """Put an entry between others, with the hash of the one before it."""
    place = chance.randint(1, size)
    move(place, size, by=1)
    run(
        "INSERT INTO audit_entry (name, subject, actor, happened_at, details, sequence, hash)"
        " SELECT name, subject, 'somebody', happened_at, details, %s, hash FROM audit_entry"
        " ORDER BY sequence LIMIT 1",
        place,
    )


def append(chance: Random, size: int) -> None:
    """Put an entry at the end, as if it had been sealed."""
    run(
        "INSERT INTO audit_entry (name, subject, actor, happened_at, details, sequence, hash)"
        " SELECT name, subject, actor, happened_at, details, sequence + 1, md5(hash) || md5(hash)"
        " FROM audit_entry WHERE sequence = %s",
        size,
    )


def cut(chance: Random, size: int) -> None:
    """Cut off the end of the trail, and what was signed of it in the database."""
    end = chance.randint(0, size - 1)
    run("DELETE FROM audit_entry WHERE sequence > %s", end)
    run("DELETE FROM audit_checkpoint WHERE size > %s", end)


def rewrite(chance: Random, size: int) -> None:
    """Change one entry and compute all later hashes anew; no checkpoint stays in the database."""
    edit(chance.choice(["actor", "subject", "name"]))(chance, size)
    chain_anew()
    run("DELETE FROM audit_checkpoint")


def rewrite_and_sign(chance: Random, size: int) -> None:
    """Do the same, and sign the new chain with a key of one's own."""
    rewrite(chance, size)
    private, _public = new_pair()
    last, at = Entry.objects.sealed().last(), datetime.now(UTC)
    signature = sign(message_of(size, last.hash, at), private=private)
    Checkpoint.objects.create(size=size, head=last.hash, made_at=at, signature=signature)


def roll_back(chance: Random, size: int) -> None:
    """Put an older copy back, and go on working: other entries, sealed as ever."""
    cut(chance, size)
    at = datetime.now(UTC) - timedelta(minutes=1)
    for _n in range(chance.randint(1, size)):
        Entry.objects.create(name="viewed", subject=str(chance.random()), actor="a", happened_at=at)
    chain_anew()


def forge_checkpoint(chance: Random, size: int) -> None:
    """Change one checkpoint in the database."""
    change = chance.choice(["head = md5(head) || md5(head)", "size = size + 1"])
    last = "SELECT max(size) FROM audit_checkpoint"
    run(f"UPDATE audit_checkpoint SET {change} WHERE size = ({last})")  # noqa: S608


def move(first: int, last: int, *, by: int) -> None:
    """Give entries other places, by way of places that nobody has."""
    run("UPDATE audit_entry SET sequence = -sequence WHERE sequence BETWEEN %s AND %s", first, last)
    run("UPDATE audit_entry SET sequence = -sequence + %s WHERE sequence < 0", by)


def chain_anew() -> None:
    """Give all entries valid hashes, in their order; those without a place come last."""
    head, rows = "", Entry.objects.order_by("sequence", "id").values_list(*COLUMNS)
    for place, values in enumerate(list(rows), start=1):
        head = next_hash(head, place, values)
        run("UPDATE audit_entry SET sequence = %s, hash = %s WHERE id = %s", place, head, values[0])


WAYS: dict[str, Way] = {
    **{f"edit {column}": edit(column) for column in (*SEALED, "sequence", "hash")},
    **{f"edit the era of {column}": edit_era(column) for column in sorted(MOMENTS)},
    "delete": delete,
    "delete and close up": delete_and_close_up,
    "swap": swap,
    "insert": insert,
    "append": append,
    "cut": cut,
    "rewrite": rewrite,
    "rewrite and sign": rewrite_and_sign,
    "roll back": roll_back,
    "forge a checkpoint": forge_checkpoint,
}
