"""The invented customs register, and what a visitor types to register as somebody in it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from accounts.models import Trader, User
from registration.actions import Director, Entry, Typed, apply, enter
from registration.management.demo.firms import (
    DIRECTORS,
    FIRMS,
    NEW_DIRECTORS,
    NEW_FIRMS,
    NEW_PEOPLE,
    Human,
)
from registration.models import Registrant
from registration.transports.demonstration import laser_of

SINCE = date(2026, 1, 5)


@dataclass(frozen=True)
class Registered:
    """An entry of the invented register: whose, who acts for it, and the contact on file."""

    tax_id: str
    name_th: str
    name_en: str
    acts: Human
    email: str
    phone: str

    @property
    def is_company(self) -> bool:
        """Whether it is a company's."""
        return self.tax_id.startswith("0")


def _entry(place: int, tax_id: str, names: tuple[str, str], acts: Human) -> Registered:
    return Registered(tax_id, *names, acts, f"registrant{place}@example.com", f"+6680000{place:04}")


WITH_ACCOUNTS = tuple(
    _entry(place, firm.tax_id, (firm.name_th, firm.name_en), DIRECTORS[firm])
    for place, firm in enumerate(FIRMS, start=101)
)
WITHOUT_ACCOUNTS = (
    *(
        _entry(place, human.id_number, (" ".join(human.name), english), human)
        for place, (human, english) in enumerate(NEW_PEOPLE, start=301)
    ),
    *(
        _entry(place, firm.tax_id, (firm.name_th, firm.name_en), acts)
        for place, (firm, acts) in enumerate(zip(NEW_FIRMS, NEW_DIRECTORS, strict=True), start=311)
    ),
)
*TO_REGISTER, APPLIED = WITHOUT_ACCOUNTS
"""A visitor can register as one of the first ones; of the last an application waits."""


@transaction.atomic
def write_register(*, by: User, at: datetime) -> None:
    """Write the invented register; entries that are there already stay as they are."""
    there = set(Registrant.objects.values_list("trader__tax_id", flat=True))
    for registered in (*WITH_ACCOUNTS, *WITHOUT_ACCOUNTS):
        if registered.tax_id not in there:
            enter(_written(registered), by=by, at=at)
    if APPLIED.tax_id not in there:
        apply(_typed(APPLIED), address="", by=by, at=at)


def to_register() -> list[dict[str, str]]:
    """Return what a visitor types to register as each of those who have no account yet."""
    return [
        {
            "kind": "company" if entry.is_company else "person",
            "name": entry.name_en,
            "tax_id": entry.tax_id,
            "branch": "000000",
            "id_number": entry.acts.id_number,
            "laser_id": laser_of(entry.acts.id_number),
            "email": entry.email,
            "phone": entry.phone,
        }
        for entry in TO_REGISTER
    ]


def _typed(registered: Registered) -> Typed:
    """Return what its director typed; the address is not the one on file: an officer decides."""
    acts = registered.acts.id_number
    email = "new.office@example.com"
    return Typed(registered.tax_id, 0, acts, laser_of(acts), email, registered.phone, "th")


def _written(registered: Registered) -> Entry:
    names = {"name_th": registered.name_th, "name_en": registered.name_en}
    trader, _new = Trader.objects.get_or_create(tax_id=registered.tax_id, branch=0, defaults=names)
    first, last = registered.acts.name
    return Entry(
        trader=trader,
        email=registered.email,
        phone=registered.phone,
        types=("TRADER",),
        directors=(Director(first, last, registered.acts.id_number, SINCE),),
        state_date=SINCE,
    )
