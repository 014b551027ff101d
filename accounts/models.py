"""People, the traders they act for and the customs places they work at."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.numbers import tax_id
from core.words import Words


def check_tax_id(number: str) -> None:
    """Refuse a tax number of 13 digits whose check digit is wrong; foreign ones pass.

    :raises ValidationError: the check digit does not fit
    """
    if number.isdigit() and len(number) == 13 and not tax_id.is_valid(number):
        raise ValidationError("The check digit of the tax number does not fit.")


class Trader(models.Model):
    """A person or firm known to Customs, by tax number and branch (0 is the head office)."""

    tax_id = models.CharField(max_length=17, validators=[check_tax_id])
    branch = models.PositiveIntegerField(default=0)
    name_th = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120, blank=True)

    class Meta:
        verbose_name = _("trader")
        verbose_name_plural = _("traders")
        constraints = [
            models.UniqueConstraint(fields=["tax_id", "branch"], name="trader_tax_id_and_branch"),
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def name(self) -> Words:
        """The name in both languages; where one is missing, the other."""
        return Words(self.name_th or self.name_en, self.name_en or self.name_th)

    @property
    def branch_shown(self) -> str:
        """The branch as six digits: 000000 is the head office."""
        return f"{self.branch:06}"


class Office(models.Model):
    """A customs place under its four-digit code: an office, port, warehouse or airport.

    ``office_in_charge`` is the customs office whose officers work there (empty: the place
    itself). The four flags say what may be done there, as in the department's list of 2019.
    """

    code = models.CharField(max_length=4, unique=True)
    name_th = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    office_in_charge = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="places"
    )
    export_release = models.BooleanField(default=False)
    export_load = models.BooleanField(default=False)
    import_release = models.BooleanField(default=False)
    import_entry = models.BooleanField(default=False)
    phone = models.CharField(max_length=20, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("customs place")
        verbose_name_plural = _("customs places")

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def name(self) -> Words:
        """The name in both languages."""
        return Words(self.name_th, self.name_en)


class User(AbstractUser):
    """A person who signs in: somebody who acts for traders, or a customs officer."""

    is_officer = models.BooleanField(default=False)
    traders = models.ManyToManyField(
        Trader, through="Membership", related_name="members", blank=True
    )
    offices = models.ManyToManyField(Office, related_name="officers", blank=True)

    @property
    def called(self) -> str:
        """The full name, or the login in brackets where no name is known."""
        return self.get_full_name() or f"({self.username})"

    def trader_keys(self) -> frozenset[int]:
        """Return the keys of the traders this person acts for, read once for a request."""
        if "_trader_keys" not in vars(self):
            self._trader_keys = frozenset(self.traders.values_list("pk", flat=True))
        return self._trader_keys

    def works_everywhere(self) -> bool:
        """Tell whether this officer has the national role."""
        return self.is_officer and self.has_perm("accounts.work_everywhere")

    def offices_in_charge(self) -> models.QuerySet[Office]:
        """Return the offices in charge to choose from, by code: an officer's own, or all."""
        own = self.is_officer and not self.works_everywhere()
        everywhere = Office.objects.filter(office_in_charge=None)
        return (self.offices.all() if own else everywhere).order_by("code")

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        permissions = [("work_everywhere", "Works at every customs office (national role)")]


class Membership(models.Model):
    """A person's role in a trader's firm."""

    class Role(models.TextChoices):
        """What a member is to the firm."""

        ADMINISTRATOR = "ADMINISTRATOR", _("Administrator")
        DIRECTOR = "DIRECTOR", _("Director or authorised signatory")
        ACCOUNTANT = "ACCOUNTANT", _("Accountant")
        VIEWER = "VIEWER", _("Viewer")

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    trader = models.ForeignKey(Trader, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role, default=Role.VIEWER)

    class Meta:
        verbose_name = _("role in a firm")
        verbose_name_plural = _("roles in firms")
        constraints = [
            models.UniqueConstraint(fields=["user", "trader"], name="membership_once_each"),
            models.CheckConstraint(
                name="membership_role_known",
                condition=Q(role__in=["ADMINISTRATOR", "DIRECTOR", "ACCOUNTANT", "VIEWER"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.role} {self.trader}"
