"""Filters of the list of declarations, each of which an index answers.

There is no filter by lane or kind, and no date hierarchy: at a million rows they read the whole
table (the hierarchy asks for every distinct month).
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, cast

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Office
from declarations.workflow import LABELS

Choices = list[tuple[str, Any]]


def offices_of(request: HttpRequest) -> QuerySet[Office]:
    """Return the offices in charge whose declarations this person may see."""
    user: Any = request.user
    return cast("QuerySet[Office]", user.offices_in_charge())


class ByStatus(admin.SimpleListFilter):
    """Declarations of one status."""

    title = _("status")
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [(status, str(words)) for status, words in LABELS.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> QuerySet[Model]:
        if self.value() not in LABELS:
            return queryset
        # The offices are named, because the index by status begins with the office.
        keys = list(offices_of(request).values_list("pk", flat=True))
        return queryset.filter(status=self.value(), office__in=keys)


class ByOffice(admin.SimpleListFilter):
    """Declarations of one office."""

    title = _("office")
    parameter_name = "office"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [(office.code, str(office)) for office in offices_of(request)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> QuerySet[Model]:
        if not self.value():
            return queryset
        keys = offices_of(request).filter(code=self.value()).values_list("pk", flat=True)
        return queryset.filter(office__in=list(keys))


def _month(day: date) -> tuple[date, date]:
    return day.replace(day=1), day


def _month_before(day: date) -> tuple[date, date]:
    return _month(day.replace(day=1) - timedelta(days=1))


PERIODS: dict[str, tuple[Any, Callable[[date], tuple[date, date]]]] = {
    "today": (_("Today"), lambda day: (day, day)),
    "week": (_("Past 7 days"), lambda day: (day - timedelta(days=6), day)),
    "month": (_("This month"), _month),
    "before": (_("Last month"), _month_before),
}


class ByDate(admin.SimpleListFilter):
    """Declarations by their day of formalities."""

    title = _("date of formalities")
    parameter_name = "date"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [(name, label) for name, (label, _days) in PERIODS.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> QuerySet[Model]:
        value = self.value()
        if value not in PERIODS:
            return queryset
        return queryset.filter(formalities_date__range=PERIODS[value][1](timezone.localdate()))
