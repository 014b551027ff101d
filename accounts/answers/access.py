"""Who looked at, took along or changed the records of a trader, as that trader may read it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from accounts.actions import PORTAL_USERNAME
from accounts.models import Office, Trader, User
from accounts.models.people import FROM_OFFICES
from accounts.models.traders import traders_named
from audit.catalogue import subject_words
from audit.models import Entry
from audit.models.entries import EntryQuerySet
from core.acting import acting_as_portal
from core.paging import page
from core.words import Words

_CHUNK = 1_000
PORTAL = Words("ระบบ e-Tracking", "The portal itself")
OTHER = Words("ผู้ใช้งานรายอื่น", "Another user of the portal")
NATIONAL = Words("เจ้าหน้าที่ศุลกากร ส่วนกลาง", "Customs officer, all offices")
OFFICER = Words("เจ้าหน้าที่ศุลกากร {office}", "Customs officer, {office}")


@dataclass(frozen=True)
class Line:
    """One line of the ledger; ``behalf`` is the firm that was acted for, where that is known."""

    at: datetime
    record: Words
    what: Words
    who: str | Words
    behalf: str | Words
    source: str


def parties_of(user: User) -> list[str]:
    """Return the firms that this person acts for, as the trail names them."""
    traders = Trader.objects.filter(pk__in=user.trader_keys()).order_by("pk")
    return [trader.party for trader in traders]


def in_parts(rows: EntryQuerySet, owners: Sequence[str]) -> list[EntryQuerySet]:
    """Return what concerns each of these owners, each in the order of an index."""
    return [rows.of_owners([owner]) for owner in owners]


def all_lines(rows: EntryQuerySet, own: Sequence[str]) -> Iterator[Line]:
    """Yield the whole ledger, the newest first, some thousand lines at a time."""
    cursor: str | None = ""
    while cursor is not None:
        parts = in_parts(rows, own)
        chunk = page(rows, by="happened_at", cursor=cursor, size=_CHUNK, parts=parts)
        yield from lines(chunk.rows, own)
        cursor = chunk.older


def lines(entries: Iterable[Entry], own: Collection[str]) -> list[Line]:
    """Return entries in words.

    One's own people are named, and those who act for a broker with their firm; officers by their
    office alone, and nobody else at all.

    :param own: the firms of the reader
    """
    entries = list(entries)
    with acting_as_portal():  # the people of others, whom the reader does not see
        people = _people({entry.actor for entry in entries})
        firms = _firms({entry.behalf for entry in entries} - {""})
        members = set(
            User.objects.filter(
                username__in=people, memberships__trader__in=_keys(own)
            ).values_list("username", flat=True)
        )
    offices = _offices(entries)
    return [
        Line(
            entry.happened_at,
            subject_words(entry.subject),
            entry.words,
            _officer(entry, offices)
            or _who(entry, people.get(entry.actor), is_own=entry.actor in members),
            firms.get(entry.behalf, ""),
            entry.source,
        )
        for entry in entries
    ]


def _who(entry: Entry, person: User | None, *, is_own: bool) -> str | Words:
    if entry.actor == PORTAL_USERNAME:
        return PORTAL
    if person is None:
        return OTHER
    if person.is_officer:  # an older entry, which does not say from which offices
        return _from([office.name for office in person.offices.all()])
    return person.called if is_own or entry.behalf else OTHER


def _officer(entry: Entry, offices: Mapping[str, Words]) -> Words | None:
    """Return an officer by the offices of that day; None for others, and where none are kept."""
    if FROM_OFFICES not in entry.details:
        return None
    codes = entry.details[FROM_OFFICES].split()
    return _from([offices.get(code, Words(code, code)) for code in codes])


def _from(names: Sequence[Words]) -> Words:
    return OFFICER.filled(office=_joined(names)) if names else NATIONAL


def _offices(entries: Iterable[Entry]) -> dict[str, Words]:
    codes = {code for entry in entries for code in entry.details.get(FROM_OFFICES, "").split()}
    return {office.code: office.name for office in Office.objects.filter(code__in=codes)}


def _joined(names: Sequence[Words]) -> Words:
    return Words(", ".join(name.th for name in names), ", ".join(name.en for name in names))


def _people(usernames: Collection[str]) -> dict[str, User]:
    people = User.objects.filter(username__in=usernames).prefetch_related("offices")
    return {person.username: person for person in people}


def _firms(parties: Collection[str]) -> dict[str, Words]:
    return {trader.party: trader.name for trader in traders_named(parties)}


def _keys(parties: Collection[str]) -> list[int]:
    return [trader.pk for trader in traders_named(parties)]
