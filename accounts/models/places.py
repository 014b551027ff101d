"""Customs places: offices, ports, warehouses, airports."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.words import Words


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
