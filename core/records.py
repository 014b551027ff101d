"""Records in the admin: read, never edited there, and listed without counting the table."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import reduce
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property

from core.templatetags.thai import thdate

MOST = 1000
"""Rows are counted, and can be leafed through, up to here; a search finds the others."""

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
    StackedInline = admin.StackedInline[Any, Any]
    TabularInline = admin.TabularInline[Any, Any]
else:
    ModelAdmin = admin.ModelAdmin
    StackedInline, TabularInline = admin.StackedInline, admin.TabularInline

Column = Callable[[Any], Any]
_WRITTEN: dict[type, Column] = {
    date: thdate,
    datetime: thdate,
    Decimal: lambda sum_or_weight: f"{sum_or_weight:,}",
    dict: lambda facts: ", ".join(f"{name}: {fact}" for name, fact in facts.items()),
    int: str,
}


class CappedPaginator(Paginator):  # type: ignore[type-arg]
    """Pages of a set whose rows are counted up to a limit only."""

    @cached_property
    def count(self) -> int:
        """How many rows there are; one more than the limit stands for all above it."""
        rows: QuerySet[Model] = self.object_list  # type: ignore[assignment]
        return rows.order_by()[: MOST + 1].count()

    @property
    def is_capped(self) -> bool:
        """Whether there are more rows than were counted."""
        return self.count > MOST


def shown(name: str, label: Any) -> Column:
    """Return a column that shows an attribute of a record, days in the reader's era.

    :param name: the attribute, or a path of them with dots between
    """

    def column(record: Any) -> Any:
        value = reduce(lambda thing, part: getattr(thing, part, None), name.split("."), record)
        return _WRITTEN.get(type(value), lambda other: other)(value) or "–"

    column.__name__ = name.replace(".", "_")
    vars(column)["short_description"] = label
    return column


class _ReadOnly:
    """Lets nobody add, change or delete; ``columns`` are what is shown of a record."""

    columns: Sequence[Column] = ()

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        return self.columns

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        return self.columns

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class Listed(ModelAdmin):
    """A list that counts no more than it must, so that it opens at once at a million rows."""

    paginator = CappedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    list_max_show_all = 0
    actions_selection_counter = False


class Records(_ReadOnly, Listed):
    """Records that are changed by the portal's actions alone, and only read here."""


class Lines(_ReadOnly, TabularInline):
    """Parts of a record, read with it."""

    template = "admin/lines.html"
    extra = 0
    can_delete = False
    show_change_link = False
