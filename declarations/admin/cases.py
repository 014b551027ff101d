"""Declarations as records: searched by exact number, read, and moved by actions alone."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from core.acting import acting_as_portal
from core.numbers.writing import squeezed
from core.records import Lines, Records, shown
from declarations.actions import bulk, trail
from declarations.admin.filters import ByDate, ByOffice, ByStatus
from declarations.models import Declaration, DutyLine, Item, StatusEvent, WaitingEvent
from declarations.workflow import WORKFLOW


class Items(Lines):
    """The goods of a declaration."""

    model = Item
    ordering = ("line",)
    columns = (
        shown("tariff", gettext_lazy("Tariff")),
        shown("description", gettext_lazy("Description")),
        shown("origin_country", gettext_lazy("Origin")),
        shown("quantity", gettext_lazy("Quantity")),
        shown("unit", gettext_lazy("Unit")),
        shown("value_baht", gettext_lazy("Value (baht)")),
    )


class DutyLines(Lines):
    """What is to be paid or held."""

    model = DutyLine
    ordering = ("pk",)
    columns = (
        shown("tax", gettext_lazy("Tax")),
        shown("base", gettext_lazy("Base (baht)")),
        shown("rate", gettext_lazy("Rate (%)")),
        shown("amount", gettext_lazy("Declared (baht)")),
        shown("deposit", gettext_lazy("Guarantee (baht)")),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        return super().get_queryset(request).select_related("item")


class Events(Lines):
    """What happened, the newest first."""

    model = StatusEvent
    ordering = ("-occurred_at", "-pk")
    columns = (
        shown("occurred_at", gettext_lazy("When")),
        shown("code", gettext_lazy("Code")),
        shown("sentence", gettext_lazy("What happened")),
        shown("actor_words", gettext_lazy("Who acted")),
        shown("by.called", gettext_lazy("Officer")),
        shown("office", gettext_lazy("Office")),
        shown("recorded_at", gettext_lazy("Known since")),
        shown("sender", gettext_lazy("Sender")),
        shown("facts", gettext_lazy("Facts")),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        return super().get_queryset(request).select_related("by", "office")


@admin.register(Declaration)
class DeclarationRecords(Records):
    """Declarations of the officer's own offices."""

    ordering = ("-updated_at", "-pk")
    list_select_related = ("office", "trader")
    list_display = (
        "identifier",
        shown("kind", gettext_lazy("Kind")),
        shown("status_words", gettext_lazy("Status")),
        shown("lane_words", gettext_lazy("Lane")),
        shown("office", gettext_lazy("Office")),
        shown("trader", gettext_lazy("Importer or exporter")),
        shown("formalities_date", gettext_lazy("Date of formalities")),
        shown("updated_at", gettext_lazy("Updated")),
    )
    list_filter = (ByStatus, ByOffice, ByDate)
    search_fields = ("number", "reference", "house_bill", "master_bill")
    search_help_text = gettext_lazy(
        "The whole declaration, reference, bill of lading or air waybill number"
    )
    inlines = (Events, Items, DutyLines)
    columns = (
        shown("number", gettext_lazy("Declaration number")),
        shown("reference", gettext_lazy("Reference number")),
        shown("kind", gettext_lazy("Kind")),
        shown("status_words", gettext_lazy("Status")),
        shown("status_code", gettext_lazy("Code")),
        shown("status_since", gettext_lazy("Status since")),
        shown("lane_words", gettext_lazy("Lane")),
        shown("formalities_date", gettext_lazy("Date of formalities")),
        shown("trader", gettext_lazy("Importer or exporter")),
        shown("trader.tax_id", gettext_lazy("Tax number")),
        shown("broker", gettext_lazy("Customs broker")),
        shown("office", gettext_lazy("Office in charge")),
        shown("release_place", gettext_lazy("Place of release")),
        shown("port", gettext_lazy("Port")),
        shown("vessel", gettext_lazy("Vessel, flight or vehicle")),
        shown("voyage", gettext_lazy("Voyage")),
        shown("transport_date", gettext_lazy("Date of transport")),
        shown("master_bill", gettext_lazy("Master bill")),
        shown("house_bill", gettext_lazy("House bill")),
        shown("packages", gettext_lazy("Packages")),
        shown("gross_weight", gettext_lazy("Gross weight (kg)")),
        shown("value_baht", gettext_lazy("Value (baht)")),
        shown("total_tax", gettext_lazy("Duty and tax declared (baht)")),
        shown("total_deposit", gettext_lazy("Guarantee (baht)")),
        shown("paid_date", gettext_lazy("Paid")),
        shown("released_date", gettext_lazy("Released")),
        shown("assessed_duty", gettext_lazy("Assessed duty (baht)")),
        shown("payment_due_date", gettext_lazy("Payment due")),
        shown("sender", gettext_lazy("Sender of the data")),
        shown("updated_at", gettext_lazy("Updated")),
    )

    @admin.display(description=gettext_lazy("Declaration"))
    def identifier(self, record: Declaration) -> str:
        """Show the number as it is read."""
        return str(record)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Declaration]:
        """Keep to what this person may see."""
        return Declaration.objects.visible_to(_user(request))

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Declaration | None:
        """Return a declaration that this person may see; the trail notes that, or the attempt."""
        found: Declaration | None = super().get_object(request, object_id, from_field)
        if found:
            trail.note("viewed", found, by=_user(request), at=timezone.now())
        elif object_id.isdecimal():
            with acting_as_portal():  # this person does not see what is not theirs
                for sought in Declaration.objects.filter(pk=object_id).select_related("trader"):
                    trail.note("sought", sought, by=_user(request), at=timezone.now())
        return found

    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        """Put the last changed first; days that are asked for, the last day first."""
        return (
            ("-formalities_date", "-pk") if ByDate.parameter_name in request.GET else self.ordering
        )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Model], search_term: str
    ) -> tuple[QuerySet[Model], bool]:
        """Find by whole numbers: each of them has an index, a part of one has none."""
        if not search_term.strip():
            return queryset, False
        typed = [search_term.strip(), squeezed(search_term)]
        names = Q(number__in=typed) | Q(reference__in=typed)
        bills = Q(house_bill__in=typed) | Q(master_bill__in=typed)
        return queryset.filter(names | bills), False

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Offer the steps that need no words, to officers who may take them."""
        user = _user(request)
        steps = [WORKFLOW.steps[name] for name in bulk.STEPS if user.is_officer]
        return {
            step.name: (_choose, step.name, str(step.words))
            for step in steps
            if user.has_perm(step.permission)
        }

    def view_on_site(self, record: Model) -> str:
        """Lead to the workbench, where every step can be taken."""
        assert isinstance(record, Declaration)  # noqa: S101 (for the type checker)
        return reverse("declarations:officer_detail", args=[record.identifier])


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101 (the admin lets only staff in)
    return request.user


def _choose(
    records: DeclarationRecords, request: HttpRequest, chosen: QuerySet[Declaration]
) -> HttpResponse | None:
    """Carry the chosen declarations to the page that previews and confirms a step for many."""
    numbers = [declaration.identifier for declaration in chosen[: bulk.LIMIT + 1]]
    if len(numbers) > bulk.LIMIT:
        messages.error(
            request, _("At most %(limit)s can be taken at once.") % {"limit": bulk.LIMIT}
        )
        return None
    request.session["bulk"] = {"step": request.POST["action"], "numbers": "\n".join(numbers)}
    return redirect("declarations:officer_bulk")


@admin.register(WaitingEvent)
class WaitingEventRecords(Records):
    """Events whose declaration has not come yet."""

    ordering = ("-pk",)
    list_display = (
        "__str__",
        shown("sender", gettext_lazy("Sender")),
        shown("recorded_at", gettext_lazy("Known since")),
    )
    columns = (
        shown("number", gettext_lazy("Declaration number")),
        shown("reference", gettext_lazy("Reference number")),
        shown("sender", gettext_lazy("Sender")),
        shown("event_id", gettext_lazy("Event id")),
        shown("values", gettext_lazy("Facts")),
        shown("recorded_at", gettext_lazy("Known since")),
    )

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Show them in the national role only: which office they belong to is not known yet."""
        return _user(request).works_everywhere() and super().has_view_permission(request, obj)
