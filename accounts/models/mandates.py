"""What brokers may see and do for their clients, and from when until when."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.expressions import Combinable
from django.db.models.functions import Now
from django.db.models.lookups import Exact
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models.people import User
from accounts.models.places import Office
from accounts.models.rights import Membership
from accounts.models.traders import Trader

MANAGING = (Membership.Role.ADMINISTRATOR, Membership.Role.DIRECTOR)
"""The roles in which somebody gives, asks for, confirms, renews and ends mandates of a firm."""
SOON = 30
"""So many days before its end a mandate is said to end, not only to hold."""


class MandateQuerySet(models.QuerySet["Mandate"]):
    """The words in which sets of mandates are asked for."""

    def visible_to(self, user: User) -> MandateQuerySet:
        """Keep those of which one side is a firm of this person."""
        keys = user.trader_keys()
        return self.filter(Q(client_id__in=keys) | Q(broker_id__in=keys))

    def not_ended(self) -> MandateQuerySet:
        """Keep those that nobody has ended or declined, whether asked for or given."""
        return self.filter(ended_at=None)

    def in_force(self, *, on: date | Combinable) -> MandateQuerySet:
        """Keep those that hold on a local day."""
        begun = self.not_ended().filter(given_at__isnull=False, from_date__lte=on)
        return begun.filter(Q(until_date=None) | Q(until_date__gte=on))

    def covering(self, *, direction: str | Combinable, office: int | Combinable) -> MandateQuerySet:
        """Keep those that are for a direction (``IMPORT``, ``EXPORT``) and for an office."""
        named = Mandate.offices.through.objects.filter(mandate=OuterRef("pk"))
        rows = self.filter(Q(scope=Mandate.Scope.ALL) | Q(scope=direction))
        return rows.filter(~Exists(named) | Exists(named.filter(office=office)))

    def renewed(self, *, on: date) -> MandateQuerySet:
        """Keep those that go on, in part at least, after their last day.

        They cannot be renewed any more: two would be for the same declarations and days.
        """
        every, after = Mandate.Scope.ALL, OuterRef("until_date") + timedelta(days=1)
        named = Mandate.offices.through.objects
        here = named.filter(mandate=OuterRef("pk"))
        own = OuterRef(OuterRef("pk"))
        there = named.filter(mandate=own)
        rows = Mandate.objects.not_ended().filter(
            Q(until_date=None) | (Q(until_date__gte=after) & Q(until_date__gte=on)),
            Q(from_date__lte=after) | Q(from_date__lte=on),
            Q(scope__in=[OuterRef("scope"), every]) | Q(Exact(OuterRef("scope"), every)),
            client=OuterRef("client"),
            broker=OuterRef("broker"),
        )
        shared = here.filter(office__in=named.filter(mandate=OuterRef(own)).values("office"))
        rows = rows.filter(~Exists(here) | ~Exists(there) | Exists(shared))
        return self.filter(Exists(rows.exclude(pk=OuterRef("pk"))))


class Mandate(models.Model):
    """What a client (importer or exporter) lets a broker see and do.

    It holds once the client gave it, from ``from_date`` to ``until_date`` (local days, both
    included; none: until it is ended), unless one side ended it. No office named: all of them.
    """

    class Scope(models.TextChoices):
        """Which declarations it is for."""

        ALL = "ALL", _("Imports and exports")
        IMPORT = "IMPORT", _("Imports")
        EXPORT = "EXPORT", _("Exports")

    class State(models.TextChoices):
        """Where it stands on a day; it follows from the dates and is stored nowhere."""

        ASKED = "ASKED", _("Waiting for the client")
        DECLINED = "DECLINED", _("Declined or taken back")
        TO_COME = "TO_COME", _("Not begun yet")
        IN_FORCE = "IN_FORCE", _("In force")
        ENDING = "ENDING", _("In force, ends soon")
        PAST = "PAST", _("Past")
        ENDED = "ENDED", _("Ended")

    client = models.ForeignKey(Trader, on_delete=models.PROTECT, related_name="mandates_given")
    broker = models.ForeignKey(Trader, on_delete=models.PROTECT, related_name="mandates_held")
    scope = models.CharField(max_length=6, choices=Scope, default=Scope.ALL)
    offices = models.ManyToManyField(Office, related_name="+", blank=True)
    from_date = models.DateField()
    until_date = models.DateField(null=True, blank=True)
    may_print = models.BooleanField(default=False)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    asked_at = models.DateTimeField(null=True)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    given_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    ended_for = models.ForeignKey(Trader, on_delete=models.PROTECT, related_name="+", null=True)
    ended_at = models.DateTimeField(null=True)
    reminded_days = models.PositiveSmallIntegerField(null=True)
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    key = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        constraints = [
            models.CheckConstraint(name="mandate_of_two", condition=~Q(client=F("broker"))),
            models.CheckConstraint(
                name="mandate_ends_after_it_begins",
                condition=Q(until_date=None) | Q(until_date__gte=F("from_date")),
            ),
            models.CheckConstraint(
                name="mandate_given_by_and_at",
                condition=Q(given_by=None, given_at=None)
                | Q(given_by__isnull=False, given_at__isnull=False),
            ),
            models.CheckConstraint(
                name="mandate_ended_by_for_and_at",
                condition=Q(ended_at=None, ended_by=None, ended_for=None)
                | Q(ended_by__isnull=False, ended_for__isnull=False, ended_at__isnull=False),
            ),
            models.CheckConstraint(
                name="mandate_asked_or_given",
                condition=Q(asked_at__isnull=False) | Q(given_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.client} → {self.broker}"

    def get_absolute_url(self) -> str:
        """Return the address of the page of mandates."""
        return reverse("mandates")

    @property
    def identifier(self) -> str:
        """What names it in addresses."""
        return str(self.key)

    @property
    def trail_name(self) -> str:
        """How the trail calls it."""
        return f"mandate {self.identifier[:13]}"

    def state(self, on: date) -> Mandate.State:
        """Return where it stands on a local day."""
        state = Mandate.State
        if self.ended_at:
            return state.ENDED if self.given_at else state.DECLINED
        if self.until_date and self.until_date < on:
            return state.PAST
        if self.given_at is None:
            return state.ASKED
        if self.from_date > on:
            return state.TO_COME
        soon = self.until_date and (self.until_date - on).days <= SOON
        return state.ENDING if soon else state.IN_FORCE

    def days_left(self, on: date) -> int | None:
        """Return how many days after this one it still holds; None where it has no end."""
        return (self.until_date - on).days if self.until_date else None


def may_print_for(
    person: User, *, client: Trader, broker: Trader, direction: str, office: int, on: date
) -> bool:
    """Tell whether somebody of a broker may print the receipts of a client, as things are now.

    Directors and authorised signatories of the broker may, under a mandate that is in force,
    covers the declaration and lets the broker print.

    :param direction: ``IMPORT`` or ``EXPORT``
    :param office: key of the office in charge of the declaration
    """
    roles = Membership.objects.filter(user=person, trader=broker, role=Membership.Role.DIRECTOR)
    mandates = Mandate.objects.filter(client=client, broker=broker, may_print=True)
    covering = mandates.in_force(on=on).covering(direction=direction, office=office)
    return person.is_active and roles.exists() and covering.exists()
