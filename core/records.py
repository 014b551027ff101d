"""Records in the admin: read, never edited there, and listed without counting the table."""

from collections.abc import Callable, Sequence
from datetime import date
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
    TabularInline = admin.TabularInline[Any, Any]
else:
    ModelAdmin, TabularInline = admin.ModelAdmin, admin.TabularInline

Column = Callable[[Any], Any]


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
        if isinstance(value, dict):
            return ", ".join(f"{key}: {part}" for key, part in value.items())
        return thdate(value) if isinstance(value, date) else value

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


class Records(_ReadOnly, Listed):
    """Records that are changed by the portal's actions alone, and only read here."""


class Lines(_ReadOnly, TabularInline):
    """Parts of a record, read with it."""

    extra = 0
    can_delete = False
    show_change_link = False
