"""Writing the customs register."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from accounts.models import Trader, User, hash_of_id
from audit import actions as audit
from core.secrets import masked_number
from registration.models import Registrant, Signatory


@dataclass(frozen=True)
class Director:
    """Somebody who may act for an entry; of the ID number only a hash is kept."""

    first_name: str
    last_name: str
    id_number: str = field(repr=False)
    from_date: date


@dataclass(frozen=True)
class Entry:
    """An entry of the register as Customs has it; a person is their own director."""

    trader: Trader
    email: str
    phone: str
    types: tuple[str, ...]
    directors: tuple[Director, ...]
    state_date: date

    @property
    def kind(self) -> Registrant.Kind:
        """Whose number it is: those of companies begin with 0."""
        company = self.trader.tax_id.startswith("0")
        return Registrant.Kind.COMPANY if company else Registrant.Kind.PERSON


@transaction.atomic
def enter(entry: Entry, *, by: User, at: datetime) -> Registrant:
    """Enter a person or company in the register, with those who may act for it."""
    registrant = Registrant.objects.create(
        trader=entry.trader,
        kind=entry.kind,
        types=list(entry.types),
        state_date=entry.state_date,
        email=entry.email,
        phone=entry.phone,
    )
    for director in entry.directors:
        Signatory.objects.create(
            registrant=registrant,
            first_name=director.first_name,
            last_name=director.last_name,
            id_hash=hash_of_id(director.id_number),
            id_shown=masked_number(director.id_number),
            from_date=director.from_date,
        )
    audit.record("entered in the register", subject=f"registrant {registrant.pk}", by=by, at=at)
    return registrant
