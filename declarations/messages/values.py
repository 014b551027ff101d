"""Declarations and events as plain values, whatever document they were read from.

Moments are aware datetimes, days local dates, weights kg, sums ``Decimal``; ``…_baht``, duty
amounts and deposits are baht. Codes have been checked against their tables by the reader.

``fingerprint`` is the digest of the record as it was sent: it tells a repeated record from
another one under the same event id, also after a reader has learnt to read more of it.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

ZERO = Decimal(0)


@dataclass(frozen=True)
class Party:
    """A trader as a document names it."""

    tax_id: str
    branch: int = 0
    name_th: str = ""
    name_en: str = ""


@dataclass(frozen=True)
class DutyValues:
    """A tax with its base, rate in per cent, amount to pay and amount held as guarantee."""

    tax_code: str
    base: Decimal | None = None
    rate: Decimal | None = None
    amount: Decimal = ZERO
    deposit: Decimal = ZERO


@dataclass(frozen=True)
class ItemValues:
    """One kind of goods."""

    line: int
    tariff: str
    statistical_code: str = ""
    description_th: str = ""
    description_en: str = ""
    origin_country: str = ""
    quantity: Decimal = ZERO
    unit: str = ""
    net_weight: Decimal = ZERO
    value_foreign: Decimal = ZERO
    value_baht: Decimal = ZERO
    duties: tuple[DutyValues, ...] = ()


@dataclass(frozen=True)
class DeclarationValues:
    """A whole declaration as its sender describes it.

    ``occurred_at`` is when this description was made, None where the document does not tell:
    then it counts as made when it was received. An older one never replaces a newer.
    ``control`` holds the plain columns of the control part under the model's names.
    """

    sender: str
    event_id: str
    occurred_at: datetime | None
    reference: str
    document_type: str
    trader: Party
    office: str
    release_place: str
    number: str | None = None
    broker: Party | None = None
    port: str | None = None
    formalities_date: date | None = None
    control: dict[str, Any] = field(default_factory=dict)
    items: tuple[ItemValues, ...] = ()
    duties: tuple[DutyValues, ...] = ()
    fingerprint: str = ""


@dataclass(frozen=True)
class EventValues:
    """One event of a declaration, named by number, by reference, or by both.

    Where both are given and the declaration has no number yet, it gets this one. ``office``
    and ``actor`` may be empty: then the declaration's office and the code's usual actor.
    ``occurred_at`` is None for a request that carries no time of its own.
    """

    sender: str
    event_id: str
    occurred_at: datetime | None
    code: str
    number: str = ""
    reference: str = ""
    office: str = ""
    actor: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    fingerprint: str = ""
