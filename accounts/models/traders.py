"""Persons and firms that trade, by tax number and branch."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
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

    @property
    def party(self) -> str:
        """Tax number and branch, as the trail names a trader: ``0000000012343/000000``."""
        return f"{self.tax_id}/{self.branch_shown}"
