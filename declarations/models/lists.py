"""Sets of declarations as lists ask for them."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django.db.models import OuterRef, Q, Subquery, TextField, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce

from declarations.catalogue.answers import SILENT_DAYS, TRADERS_HOLDS
from declarations.catalogue.codes import EXPORT_TYPES
from declarations.catalogue.turns import TELLING
from declarations.models.declarations import DeclarationQuerySet
from declarations.models.events import StatusEvent
from declarations.workflow import STAGES, Status

_EXPORT = Q(document_type__in=EXPORT_TYPES)


def of_traders(rows: DeclarationQuerySet, traders: Collection[int]) -> DeclarationQuerySet:
    """Keep those on which one of these traders is trader or broker.

    Where this says by keys what ``visible_to`` says by subqueries, the planner knows how many
    rows to expect and takes their indexes.
    """
    return rows.filter(Q(trader_id__in=traders) | Q(broker_id__in=traders))


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
    """Keep those that wait for these traders or, as their brokers, for their clients."""
    senders = Q(broker_id__in=traders) | Q(broker=None)
    mismatch = Q(status__in=[Status.RECEIVED, Status.AWAITING_MANIFEST], told="MANIFEST_MISMATCH")
    to_correct = (Q(status=Status.REFUSED) | mismatch) & senders
    to_do = _to_pay() | _to_present() | _to_collect() | _silent(on) | _to_answer()
    unassessed = ~_assessed() & (to_correct | to_do)
    assessed = _noticed() | (_assessed() & to_correct & Q(status=Status.REFUSED)) | _overdue(on)
    held = _assessed() & _to_answer()
    return with_told(of_traders(rows, traders)).filter(unassessed | assessed | held)


def waiting_for_customs(rows: DeclarationQuerySet, *, on: date) -> DeclarationQuerySet:
    """Keep those that wait for a customs officer."""
    ready = Q(status=Status.READY_FOR_RELEASE) | Q(status=Status.EXAMINATION, told="GOODS_READY")
    held = Q(status=Status.HELD) & ~Q(hold__in=TRADERS_HOLDS) & ~_overdue(on)
    return with_told(rows).filter(ready & ~_assessed() | held)


def _assessed() -> Q:
    return Q(assessed_duty__isnull=False, assessed_duty__gt=0) & ~Q(status=Status.CANCELLED)


def _noticed() -> Q:
    return _assessed() & ~Q(status__in=[Status.HELD, Status.REFUSED])


def _overdue(on: date) -> Q:
    return _assessed() & Q(payment_due_date__lt=on)


def _to_pay() -> Q:
    something = Q(total_tax__gt=0) | Q(total_deposit__gt=0)
    asked = Q(told__in=["DUTY_SENT_TO_BANK", "GUARANTEE_SENT"])
    return Q(status=Status.READY_TO_PAY) & ~asked & (something | Q(told="BANK_ANSWERED"))


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


def stage_sets(rows: DeclarationQuerySet) -> dict[str, Any]:
    """Return the declarations of each stage under way, under the stage as a filter value."""
    return {str(stage): rows.in_stage(stage) for stage in STAGES}
