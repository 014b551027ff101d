"""The customs register, to be read by officers who have a right to it."""

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.numbers import tax_id
from core.records import Lines, Records, shown
from registration.models import Registrant, Signatory


class Signatories(Lines):
    """Those who may act for an entry."""

    model = Signatory
    verbose_name_plural = _("authorised signatories")
    columns = (
        shown("first_name", _("First name")),
        shown("last_name", _("Last name")),
        shown("id_shown", _("ID number")),
        shown("from_date", _("Valid from")),
        shown("until_date", _("Valid to")),
    )


@admin.register(Registrant)
class Registrants(Records):
    """Persons and companies of the register; found by the whole tax number."""

    ordering = ("pk",)
    list_display = (
        shown("trader.name", _("Name")),
        shown("trader.branch_shown", _("Branch")),
        shown("state_words", _("State")),
    )
    columns = (
        *list_display,
        shown("types_shown", _("Registered as")),
        shown("state_date", _("Since")),
        shown("email", _("E-mail on file")),
        shown("phone", _("Telephone on file")),
    )
    inlines = (Signatories,)
    search_fields = ("trader__tax_id",)
    search_help_text = _("The whole tax number")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Registrant]:
        """Keep the register to those who may see it."""
        assert isinstance(request.user, User)  # noqa: S101 (the admin lets only staff in)
        return Registrant.objects.visible_to(request.user).select_related("trader")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Model], search_term: str
    ) -> tuple[QuerySet[Model], bool]:
        """Find by the whole tax number, for which there is an index."""
        typed = tax_id.digits(search_term)
        return (queryset.filter(trader__tax_id=typed) if search_term else queryset), False
