"""The trail, to be read."""

from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from audit.models import Entry
from core.records import Records, shown


@admin.register(Entry)
class Entries(Records):
    """What was done, the newest first; found by the number of its record."""

    ordering = ("-pk",)
    list_display = (
        shown("happened_at", _("When")),
        shown("subject", _("Record")),
        shown("name", _("What happened")),
        shown("actor", _("Who")),
    )
    columns = (*list_display, shown("details", _("Details")))
    list_display_links = (list_display[1],)
    search_fields = ("subject",)
    search_help_text = _("The whole number or reference of the record")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Model], search_term: str
    ) -> tuple[QuerySet[Model], bool]:
        """Find by the whole subject, for which there is an index."""
        typed: Any = search_term.strip()
        return (queryset.filter(subject=typed) if typed else queryset), False
