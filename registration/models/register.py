"""The customs register: who may trade, and who may act for them."""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Trader, User
from core.words import Words
from registration.catalogue.register import STATES, TYPES


class RegistrantQuerySet(models.QuerySet["Registrant"]):
    """The words in which entries of the register are asked for."""

    def visible_to(self, user: User) -> RegistrantQuerySet:
        """Keep the register to officers who have a right to it."""
        sees = user.is_officer and user.has_perm("registration.view_registrant")
        return self.all() if sees else self.none()

    def of(self, tax_id: str, branch: int) -> RegistrantQuerySet:
        """Keep the entry of a tax number and branch."""
        return self.filter(trader__tax_id=tax_id, trader__branch=branch)


class Registrant(models.Model):
    """An entry of the customs register: a person or company, by tax number and branch.

    Number and names are those of the trader. A person's tax number is the ID number; it is
    with the trader because declarations name it (ADR 7), and nowhere else in clear.
    """

    class Kind(models.TextChoices):
        """Whether a person or a company is registered."""

        PERSON = "PERSON", _("Person")
        COMPANY = "COMPANY", _("Company")

    class State(models.TextChoices):
        """Whether the entry may be used."""

        ACTIVE = "ACTIVE", _("Active")
        SUSPENDED = "SUSPENDED", _("Suspended")
        CANCELLED = "CANCELLED", _("Cancelled")

    trader = models.OneToOneField(Trader, on_delete=models.PROTECT, related_name="registrant")
    kind = models.CharField(max_length=7, choices=Kind)
    types = ArrayField(models.CharField(max_length=6), default=list)
    state = models.CharField(max_length=9, choices=State, default=State.ACTIVE)
    state_date = models.DateField()
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=16, blank=True)

    objects = RegistrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of the customs register")
        verbose_name_plural = _("entries of the customs register")
        constraints = [
            models.CheckConstraint(
                name="registrant_kind_known", condition=Q(kind__in=["PERSON", "COMPANY"])
            ),
            models.CheckConstraint(
                name="registrant_state_known",
                condition=Q(state__in=["ACTIVE", "SUSPENDED", "CANCELLED"]),
            ),
        ]

    def __str__(self) -> str:
        return str(self.trader)

    @property
    def is_active(self) -> bool:
        """Whether the entry may be used."""
        return self.state == self.State.ACTIVE

    @property
    def state_words(self) -> Words:
        """The state in words."""
        return STATES[self.state]

    @property
    def types_shown(self) -> str:
        """What it is registered as, in words."""
        return ", ".join(str(TYPES.get(name, name)) for name in self.types)

    def signatory(self, id_hash: str, *, on: date) -> Signatory | None:
        """Return who may act for it on a day and has this ID number, by its keyed hash."""
        return self.signatories.in_force(on).filter(id_hash=id_hash).first()


class SignatoryQuerySet(models.QuerySet["Signatory"]):
    """The words in which authorised signatories are asked for."""

    def in_force(self, on: date) -> SignatoryQuerySet:
        """Keep those who may act on a local day; first and last day count."""
        return self.filter(Q(until_date=None) | Q(until_date__gte=on), from_date__lte=on)


class Signatory(models.Model):
    """Somebody who may act for a registrant: an authorised director, or the person themself.

    Of the ID number only the keyed hash is kept, and the number with its middle hidden.
    """

    registrant = models.ForeignKey(Registrant, on_delete=models.CASCADE, related_name="signatories")
    first_name = models.CharField(max_length=150)
    last_name = models.CharField(max_length=150)
    id_hash = models.CharField(max_length=64)
    id_shown = models.CharField(max_length=20)
    from_date = models.DateField()
    until_date = models.DateField(null=True, blank=True)

    objects = SignatoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("authorised signatory")
        verbose_name_plural = _("authorised signatories")
        constraints = [
            models.UniqueConstraint(
                fields=["registrant", "id_hash", "from_date"], name="signatory_once"
            ),
            models.CheckConstraint(
                name="signatory_ends_after_it_begins",
                condition=Q(until_date=None) | Q(until_date__gte=F("from_date")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name}"
