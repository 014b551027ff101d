"""Items of a declaration and its money lines."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.words import Words
from declarations.catalogue import codes
from declarations.models.declarations import Declaration


class Item(models.Model):
    """One kind of goods on a declaration. Weight in kg, ``value_baht`` in baht."""

    declaration = models.ForeignKey(Declaration, on_delete=models.CASCADE, related_name="items")
    line = models.PositiveIntegerField()
    tariff = models.CharField(max_length=12)
    statistical_code = models.CharField(max_length=3, blank=True)
    description_th = models.CharField(max_length=512, blank=True)
    description_en = models.CharField(max_length=512, blank=True)
    origin_country = models.CharField(max_length=2, blank=True)
    quantity = models.DecimalField(max_digits=14, decimal_places=3, default=0)
    unit = models.CharField(max_length=3, blank=True)
    net_weight = models.DecimalField(max_digits=14, decimal_places=3, default=0)
    value_foreign = models.DecimalField(max_digits=16, decimal_places=2, default=0)
    value_baht = models.DecimalField(max_digits=16, decimal_places=2, default=0)

    class Meta:
        verbose_name = _("item")
        verbose_name_plural = _("items")
        constraints = [
            models.UniqueConstraint(fields=["declaration", "line"], name="item_line_once"),
        ]

    def __str__(self) -> str:
        return f"{self.line} {self.tariff}"

    @property
    def description(self) -> Words:
        """What the goods are; where one language is missing, the other."""
        return Words(
            self.description_th or self.description_en, self.description_en or self.description_th
        )


class DutyLine(models.Model):
    """A tax on an item, or on the whole declaration where there is no item.

    ``amount`` is what is to be paid, ``deposit`` what is held as a guarantee, both in baht;
    ``rate`` is in per cent.
    """

    declaration = models.ForeignKey(
        Declaration, on_delete=models.CASCADE, related_name="duty_lines"
    )
    item = models.ForeignKey(
        Item, on_delete=models.CASCADE, null=True, related_name="duty_lines", db_index=False
    )
    tax_code = models.CharField(max_length=4)
    base = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    rate = models.DecimalField(max_digits=8, decimal_places=3, null=True)
    amount = models.DecimalField(max_digits=14, decimal_places=2, default=0)
    deposit = models.DecimalField(max_digits=14, decimal_places=2, default=0)

    class Meta:
        verbose_name = _("tax line")
        verbose_name_plural = _("tax lines")
        constraints = [
            models.CheckConstraint(
                name="duty_line_not_below_zero", condition=Q(amount__gte=0, deposit__gte=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tax_code} {self.amount}"

    @property
    def tax(self) -> Words:
        """The name of the tax."""
        return codes.TAX_CODES.get(self.tax_code, Words(self.tax_code, self.tax_code))
