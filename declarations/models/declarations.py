"""The declaration: who, what, where, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Office, Trader, User
from core.numbers import declaration as numbers
from core.numbers.writing import squeezed
from core.words import Words
from core.workflow import Step
from declarations.catalogue import codes
from declarations.catalogue.events import code_of
from declarations.models.brokers import brokered
from declarations.workflow import (
    FINISHED,
    LABELS,
    STAGE_OF,
    STAGES,
    WORKFLOW,
    Status,
    next_step,
)


class DeclarationQuerySet(models.QuerySet["Declaration"]):
    """The words in which sets of declarations are asked for."""

    def visible_to(self, user: User) -> DeclarationQuerySet:
        """Keep officers to their offices, and others to the traders they act for.

        What a broker sees of its clients follows ``declarations.models.brokers``.
        """
        if user.works_everywhere():
            return self.all()
        if user.is_officer:
            return self.filter(office__in=user.offices.all())
        # Keys, not subqueries or joins: the planner then knows how many rows to expect, and who
        # acts for both sides sees the declaration once.
        keys = user.trader_keys()
        return self.filter(Q(trader_id__in=keys) | brokered(keys))

    def named(self, identifier: str) -> DeclarationQuerySet:
        """Keep those with this number, or this reference while they have no number yet."""
        wanted = identifier.strip()
        return self.filter(
            Q(number=squeezed(wanted)) | Q(number=wanted) | Q(reference=wanted, number=None)
        )

    def named_any(self, identifiers: Iterable[str]) -> DeclarationQuerySet:
        """Keep those that ``named`` would keep for one of these."""
        wanted = {identifier.strip() for identifier in identifiers}
        numbers = wanted | {squeezed(identifier) for identifier in wanted}
        return self.filter(Q(number__in=numbers) | Q(reference__in=wanted, number=None))

    def in_stage(self, stage: int) -> DeclarationQuerySet:
        """Keep those whose stage under way is this one (1 to 4; 5: nothing awaited)."""
        guessed = Q(status=Status.UNKNOWN, raw_code__begins_with=f"{stage:02}")
        return self.filter(Q(status__in=STAGES[stage]) | guessed)

    def waiting_for_officers(self) -> DeclarationQuerySet:
        """Keep those that wait for something an officer does."""
        return self.filter(status__in=STAGES[3] | {Status.RELEASED, Status.UNKNOWN})

    def lock(self, pk: int) -> Declaration:
        """Fetch one row, with its trader, and hold it until the transaction ends."""
        return self.select_for_update(of=("self",)).select_related("trader").get(pk=pk)


_MAY_WAIT_FOR_OFFICERS = ~Q(
    status__in=[
        "RECEIVED",
        "AWAITING_MANIFEST",
        "READY_TO_PAY",
        "REFUSED",
        "DELIVERED",
        "CANCELLED",
    ]
)


class Declaration(models.Model):
    """An import or export declaration.

    Named in public by ``number``, or by the sender's ``reference`` until it has one. The
    columns from ``status`` on follow from the events (``declarations.timeline``). Weights are
    in kg, sums in baht unless named otherwise, ``office`` is the customs office in charge.
    """

    number = models.CharField(max_length=35, null=True, unique=True)  # noqa: DJ001 (absent is not equal to absent)
    reference = models.CharField(max_length=35, unique=True)
    document_type = models.CharField(max_length=1)
    formalities_date = models.DateField(null=True)
    trader = models.ForeignKey(Trader, on_delete=models.PROTECT, related_name="+", db_index=False)
    broker = models.ForeignKey(
        Trader, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+", db_index=False)
    release_place = models.ForeignKey(
        Office, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    port = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    sender = models.CharField(max_length=35)
    clearing_person = models.CharField(max_length=70, blank=True)
    manager = models.CharField(max_length=70, blank=True)
    transport_mode = models.CharField(max_length=1)
    cargo_type = models.CharField(max_length=3, blank=True)
    vessel = models.CharField(max_length=35, blank=True)
    voyage = models.CharField(max_length=17, blank=True)
    transport_date = models.DateField(null=True)
    master_bill = models.CharField(max_length=35, blank=True)
    house_bill = models.CharField(max_length=35, blank=True)
    origin_country = models.CharField(max_length=2, blank=True)
    other_country = models.CharField(max_length=2, blank=True)
    shipping_marks = models.CharField(max_length=512, blank=True)
    packages = models.PositiveIntegerField(default=0)
    package_unit = models.CharField(max_length=3, blank=True)
    gross_weight = models.DecimalField(max_digits=14, decimal_places=3, default=0)
    net_weight = models.DecimalField(max_digits=14, decimal_places=3, default=0)
    currency = models.CharField(max_length=3, default="THB")
    exchange_rate = models.DecimalField(max_digits=12, decimal_places=6, default=1)
    value_foreign = models.DecimalField(max_digits=16, decimal_places=2, default=0)
    value_baht = models.DecimalField(max_digits=16, decimal_places=2, default=0)
    payment_method = models.CharField(max_length=1, default="L")
    guarantee_method = models.CharField(max_length=1, default="L")
    guarantee_type = models.CharField(max_length=1, blank=True)
    assessment_request = models.BooleanField(default=False)
    inspection_request = models.BooleanField(default=False)
    total_tax = models.DecimalField(max_digits=14, decimal_places=2, default=0)
    total_deposit = models.DecimalField(max_digits=14, decimal_places=2, default=0)
    content_at = models.DateTimeField()

    status = models.CharField(max_length=20, choices=Status, default=Status.RECEIVED)
    raw_code = models.CharField(max_length=24, blank=True)
    status_since = models.DateTimeField()
    lane = models.CharField(max_length=6, blank=True)
    order_code = models.CharField(max_length=2, blank=True)
    paid_date = models.DateField(null=True)
    released_date = models.DateField(null=True)
    assessed_duty = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    notified_date = models.DateField(null=True)
    payment_due_date = models.DateField(null=True)
    additional_duty = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    additional_due_date = models.DateField(null=True)
    updated_at = models.DateTimeField()

    objects = DeclarationQuerySet.as_manager()

    class Meta:
        verbose_name = _("declaration")
        verbose_name_plural = _("declarations")
        permissions = [
            *((f"{name}_declaration", f"Can {name} declarations") for name in WORKFLOW.steps),
            ("record_fact_declaration", "Records facts that start or stop a clock of the Act"),
            ("receive_declaration", "Takes declarations and events from feeds"),
        ]
        indexes = [
            models.Index(fields=["trader", "-updated_at", "-id"], name="declaration_of_trader"),
            models.Index(fields=["broker", "-updated_at", "-id"], name="declaration_of_broker"),
            models.Index(fields=["trader", "status", "raw_code"], name="declaration_trader_stage"),
            models.Index(
                fields=["broker", "status", "raw_code", "trader"],
                name="declaration_broker_stage",
            ),
            models.Index(
                fields=["trader", "broker"],
                name="declaration_assessed",
                condition=Q(assessed_duty__isnull=False),
            ),
            models.Index(fields=["-updated_at", "-id"], name="declaration_by_update"),
            models.Index(
                fields=["office", "status", "-updated_at", "-id"], name="declaration_of_office"
            ),
            models.Index(fields=["formalities_date"], name="declaration_by_date"),
            models.Index(
                fields=["house_bill"],
                name="declaration_by_house_bill",
                condition=~Q(house_bill=""),
            ),
            models.Index(
                fields=["master_bill"],
                name="declaration_by_master_bill",
                condition=~Q(master_bill=""),
            ),
            models.Index(
                fields=["office", "status_since", "id"],
                name="declaration_queue",
                condition=_MAY_WAIT_FOR_OFFICERS,
            ),
            models.Index(
                fields=["status_since", "id"],
                name="declaration_queue_everywhere",
                condition=_MAY_WAIT_FOR_OFFICERS,
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="declaration_sums_not_below_zero",
                condition=Q(total_tax__gte=0, total_deposit__gte=0, value_baht__gte=0),
            ),
            models.CheckConstraint(
                name="declaration_raw_code_only_when_unknown",
                condition=Q(status="UNKNOWN") & ~Q(raw_code="")
                | ~Q(status="UNKNOWN") & Q(raw_code=""),
            ),
            models.CheckConstraint(
                name="declaration_assessment_goes_together",
                condition=Q(assessed_duty=None, notified_date=None, payment_due_date=None)
                | Q(assessed_duty__gte=0, notified_date__isnull=False),
            ),
            models.CheckConstraint(
                name="declaration_additional_duty_goes_together",
                condition=Q(additional_duty=None, additional_due_date=None)
                | Q(additional_duty__lte=F("assessed_duty"), additional_due_date__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return numbers.shown(self.identifier)

    def get_absolute_url(self) -> str:
        """Return the address of the trader's page."""
        return reverse("declarations:detail", args=[self.identifier])

    @property
    def identifier(self) -> str:
        """The number, or the reference until there is one."""
        return self.number or self.reference

    @property
    def is_import(self) -> bool:
        """Whether the goods come in."""
        return codes.is_import(self.document_type)

    @property
    def kind(self) -> Words:
        """The kind of declaration in words."""
        return codes.DOCUMENT_TYPES.get(
            self.document_type, Words(self.document_type, self.document_type)
        )

    @property
    def status_code(self) -> str:
        """The department's four digits, the raw code of an unknown status, or nothing."""
        return self.raw_code or code_of(self.status, is_import=self.is_import)

    @property
    def status_words(self) -> Words:
        """What the pill says."""
        if self.status == Status.UNKNOWN:
            return Words(self.raw_code, self.raw_code)
        if self.status == Status.EXAMINATION and self.order_code in codes.ORDER_CODES:
            return codes.ORDER_CODES[self.order_code]
        if self.status == Status.DELIVERED:
            return (
                Words("ส่งมอบแล้ว", "Delivered") if self.is_import else Words("รับบรรทุกแล้ว", "Loaded")
            )
        return LABELS[self.status]

    @property
    def lane_words(self) -> Words | None:
        """The lane in words, where one was chosen."""
        return codes.LANES.get(self.lane)

    @property
    def next_step(self) -> Step | None:
        """The step that an officer usually takes next."""
        return next_step(self.status, lane=self.lane, order=self.order_code)

    @property
    def stage(self) -> int:
        """The stage under way (1 to 4), or 5 when nothing is awaited any more."""
        if self.status == Status.UNKNOWN:
            return int(self.raw_code[:2]) if self.raw_code[:2] in {"01", "02", "03", "04"} else 1
        return STAGE_OF[self.status]

    @property
    def is_finished(self) -> bool:
        """Whether nothing is awaited any more."""
        return self.status in FINISHED
