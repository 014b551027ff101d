"""Sets of declarations as lists ask for them."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django.db.models import OuterRef, Q, Subquery, TextField, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce

from accounts.models import User
from audit.models import Owned
from core.numbers.kinds import Reading
from core.numbers.writing import squeezed
from declarations.catalogue.answers import TRADERS_HOLDS
from declarations.catalogue.clocks import SILENT_DAYS
from declarations.catalogue.codes import EXPORT_TYPES
from declarations.catalogue.turns import TELLING
from declarations.models.brokers import brokered
from declarations.models.declarations import Declaration, DeclarationQuerySet
from declarations.models.events import StatusEvent
from declarations.workflow import STAGES, Status

_MOST_IN_PARTS = 8
_EXPORT = Q(document_type__in=EXPORT_TYPES)


def with_told(rows: DeclarationQuerySet) -> DeclarationQuerySet:
    """Add ``told`` (the latest event that tells whose turn it is) and ``hold`` (its reason)."""
    events = StatusEvent.objects.filter(declaration=OuterRef("pk")).order_by("-occurred_at", "-pk")
    told = events.filter(code__in=TELLING).values("code")[:1]
    hold = events.filter(code="HELD").values(reason=KT("facts__reason"))[:1]
    nothing = Value("", output_field=TextField())
    return rows.annotate(
        told=Coalesce(Subquery(told, output_field=TextField()), nothing),
        hold=Coalesce(Subquery(hold, output_field=TextField()), nothing),
    )


def waiting_for_traders(
    rows: DeclarationQuerySet, traders: Collection[int], *, on: date
) -> DeclarationQuerySet:
    """Keep those, visible to a reader, that wait for these traders or for their clients."""
    return with_told(rows).filter(_unassessed(traders, on) | _assessed_and_waiting(traders, on))


def turn_parts(user: User, *, on: date) -> list[DeclarationQuerySet]:
    """Return what waits for a trader or broker, in parts that each have an index."""
    keys = user.trader_keys()
    conditions = _unassessed(keys, on), _assessed_and_waiting(keys, on)
    return [with_told(side).filter(part) for side in sides_of(user) for part in conditions]


def waiting_for_customs(rows: DeclarationQuerySet, *, on: date) -> DeclarationQuerySet:
    """Keep those that wait for a customs officer."""
    ready = Q(status=Status.READY_FOR_RELEASE) & ~_to_show_papers()
    ready |= Q(status=Status.EXAMINATION, told="GOODS_READY")
    held = Q(status=Status.HELD) & ~Q(hold__in=TRADERS_HOLDS) & ~_overdue(on)
    return with_told(rows).filter(ready & ~_assessed() | held)


def _unassessed(traders: Collection[int], on: date) -> Q:
    statuses = STAGES[1] | STAGES[2] | STAGES[3] | STAGES[4]
    at_customs = _to_show_papers() | _to_present() | _to_answer()
    to_do = _to_pay() | at_customs | _to_collect() | _silent(on)
    return Q(status__in=statuses) & ~_assessed() & (_to_correct(traders) | to_do)


def _assessed_and_waiting(traders: Collection[int], on: date) -> Q:
    refused = Q(status=Status.REFUSED) & _to_correct(traders)
    return _assessed() & (_noticed() | _overdue(on) | refused | _to_answer())


def _assessed() -> Q:
    """Keep a notified duty that is unpaid, and not put off by an appeal."""
    unpaid = Q(assessed_duty__gt=0, assessed_duty__isnull=False, payment_due_date__isnull=False)
    return unpaid & ~Q(status=Status.CANCELLED)


def _to_correct(traders: Collection[int]) -> Q:
    senders = Q(broker_id__in=traders) | Q(broker=None)
    mismatch = Q(status__in=[Status.RECEIVED, Status.AWAITING_MANIFEST], told="MANIFEST_MISMATCH")
    return (Q(status=Status.REFUSED) | mismatch) & senders


def _noticed() -> Q:
    return ~Q(status__in=[Status.HELD, Status.REFUSED])


def _overdue(on: date) -> Q:
    return _assessed() & Q(payment_due_date__lt=on)


def _to_pay() -> Q:
    something = Q(total_tax__gt=0) | Q(total_deposit__gt=0)
    asked = Q(told__in=["DUTY_SENT_TO_BANK", "GUARANTEE_SENT"])
    put_off = Q(assessed_duty__gt=0)
    to_pay = something | Q(told="BANK_ANSWERED")
    return Q(status=Status.READY_TO_PAY) & ~put_off & ~asked & to_pay


def _to_show_papers() -> Q:
    return Q(status=Status.READY_FOR_RELEASE, lane="YELLOW") & ~Q(
        told__in=["EXAMINED", "HOLD_LIFTED"]
    )


def _to_present() -> Q:
    return Q(status=Status.EXAMINATION) & ~Q(told__in=["PORT_TOLD", "GOODS_READY"])


def _to_collect() -> Q:
    return Q(status=Status.RELEASED) & ~_EXPORT


def _to_answer() -> Q:
    return Q(status=Status.HELD, hold__in=TRADERS_HOLDS)


def _silent(on: date) -> Q:
    quiet = Q()
    for mode, days in SILENT_DAYS.items():
        before = on - timedelta(days=days)
        left = Q(transport_date=None) | Q(transport_date__lt=before)
        quiet |= Q(transport_mode=mode, released_date__lt=before) & left
    return Q(status=Status.RELEASED) & _EXPORT & quiet


def sides_of(user: User) -> list[DeclarationQuerySet]:
    """Return what ``visible_to`` keeps for a trader or broker, in two parts without overlap."""
    keys, rows = user.trader_keys(), Declaration.objects.all()
    of_clients = rows.filter(brokered(keys)).exclude(trader_id__in=keys)
    return [rows.filter(trader_id__in=keys), of_clients]


def sides_in_order(user: User) -> list[DeclarationQuerySet]:
    """Return what ``visible_to`` keeps for a trader or broker, in parts each ordered by an index.

    None for an officer, nor for somebody who acts for many: too many parts help no more.
    """
    if user.is_officer or len(keys := user.trader_keys()) > _MOST_IN_PARTS:
        return []
    rows = Declaration.objects.all()
    return [rows.filter(side) for key in keys for side in (Q(trader_id=key), brokered([key]))]


def stage_parts(user: User) -> dict[str, list[DeclarationQuerySet]]:
    """Return a trader's declarations by stage under way, in parts that an index alone counts."""
    unknown = Q(status=Status.UNKNOWN)
    return {
        str(stage): [
            side.filter(condition)
            for side in sides_of(user)
            for condition in (
                Q(status__in=statuses),
                unknown & Q(raw_code__begins_with=f"{stage:02}"),
            )
        ]
        for stage, statuses in STAGES.items()
    }


def find_numbered(user: User, reading: Reading) -> list[Any]:
    """Return what this user may see under a number typed into the search box, newest first.

    Declaration numbers and references find one; bills of lading and air waybills may find
    several, at most 20.
    """
    visible = Declaration.objects.visible_to(user).select_related("office", "trader")
    if reading.kind.name in {"declaration", "manual_declaration"}:
        return list(visible.filter(number=reading.number)[:1])
    bills = Q(house_bill=reading.number) | Q(master_bill=reading.number)
    if reading.kind.name in {"air_waybill", "land_control"}:
        return list(visible.filter(bills).order_by("-updated_at", "-pk")[:20])
    if reading.kind.name in {"reference", "bill_of_lading"}:
        names = Q(reference__in=[reading.number, reading.text]) | Q(number=reading.number)
        return list(visible.filter(names | bills).order_by("-updated_at", "-pk")[:20])
    return []


def find_owned(user: User, text: str) -> Owned | None:
    """Return the declaration of this number or reference, whoever asks; for the trail alone."""
    names = Q(number__in=[text.strip(), squeezed(text)]) | Q(reference=text.strip())
    found = Declaration.objects.filter(names).select_related("trader").order_by("pk").first()
    if found is None:
        return None
    is_visible = Declaration.objects.visible_to(user).filter(pk=found.pk).exists()
    return Owned(found.identifier, found.trader.party, is_visible)
