"""Persons and firms that trade, by tax number and branch."""

from __future__ import annotations

import re
from collections.abc import Collection
from uuid import UUID

from django.contrib.postgres.functions import RandomUUID
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


COMPANY = "0"
"""So begin the tax numbers of companies; all others are of people."""
_PERSON = re.compile("P[0-9a-f]{32}")


class Trader(models.Model):
    """A person or firm known to Customs, by tax number and branch (0 is the head office)."""

    tax_id = models.CharField(max_length=17, validators=[check_tax_id])
    branch = models.PositiveIntegerField(default=0)
    name_th = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120, blank=True)
    trail_key = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)

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
        """How the trail names a trader.

        A company by tax number and branch: ``0000000012343/000000``. A person's tax number is their
        ID number, which must not stand where nothing is ever erased: a random key, ``P`` and 32
        hexadecimal digits.
        """
        if self.tax_id.startswith(COMPANY):
            return f"{self.tax_id}/{self.branch_shown}"
        return f"P{self.trail_key.hex}"


def traders_named(parties: Collection[str]) -> list[Trader]:
    """Return the traders whom the trail names so; those who are not there any more are left out."""
    numbers = {party.partition("/")[0] for party in parties if "/" in party}
    keys = {UUID(hex=party[1:]) for party in parties if _PERSON.fullmatch(party)}
    found = Trader.objects.filter(models.Q(tax_id__in=numbers) | models.Q(trail_key__in=keys))
    return [trader for trader in found if trader.party in parties]
