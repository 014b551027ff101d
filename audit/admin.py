"""The trail, to be read."""

from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from audit.catalogue import KINDS, NAMES
from audit.models import Entry
from core.records import Records, shown


class ByKind(admin.SimpleListFilter):
    """Keeps entries of one kind: views, changes, attempts and so on."""

    title = _("Kind")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the kinds in words."""
        return [(kind, str(words)) for kind, words in KINDS.items()]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Any]:
        """Keep what was chosen; names of events come with codes that nobody lists."""
        kind = self.value()
        found: QuerySet[Any] = queryset.of_kind(kind) if kind in NAMES else queryset
        return found


@admin.register(Entry)
class Entries(Records):
    """What was done, the newest first; found by the number of its record."""

    ordering = ("-pk",)
    list_display = (
        shown("happened_at", _("When")),
        shown("subject", _("Record")),
        shown("words", _("What happened")),
        shown("actor", _("Who")),
        shown("source", _("From where")),
    )
    list_filter = (ByKind,)
    columns = (
        *list_display,
        shown("name", _("Name")),
        shown("owner", _("Whose record")),
        shown("behalf", _("On behalf of")),
        shown("details", _("Details")),
        shown("recorded_at", _("Recorded")),
        shown("sequence", _("Place in the chain")),
        shown("hash", _("Hash")),
    )
    list_display_links = (list_display[1],)
    search_fields = ("subject",)
    search_help_text = _("The whole number or reference of the record")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Model], search_term: str
    ) -> tuple[QuerySet[Model], bool]:
        """Find by the whole subject, for which there is an index."""
        typed: Any = search_term.strip()
        return (queryset.filter(subject=typed) if typed else queryset), False
