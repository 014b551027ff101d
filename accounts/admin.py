"""People, traders and customs places; what is changed here is recorded in the trail."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.contrib.admin import options
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts import actions
from accounts.actions import factors, opening
from accounts.forms import (
    NewPersonForm,
    OfficeForm,
    RoleForm,
    RolesOfPerson,
    rights_given,
    takes_rights,
)
from accounts.models import Membership, Office, Trader, User
from core.numbers import tax_id
from core.records import Listed, ModelAdmin, Records, StackedInline, shown

if TYPE_CHECKING:
    BaseModelAdmin = options.BaseModelAdmin[Any]
    UserAdminOfDjango = UserAdmin[Any]
else:
    BaseModelAdmin = options.BaseModelAdmin
    UserAdminOfDjango = UserAdmin

admin.site.unregister(Group)  # ``manage.py prepare`` writes the groups and their rights
for factor in (StaticDevice, TOTPDevice):
    admin.site.unregister(factor)  # its pages show keys and recovery codes


class Recorded(ModelAdmin):
    """Saves through the actions, so that the trail knows who changed what."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save what was entered, and record which fields changed."""
        by: Any = request.user
        actions.keep(
            obj,
            changed=form.changed_data,
            given=rights_given(form),
            ends_sessions=takes_rights(form),
            by=by,
            at=timezone.now(),
        )

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Keep every row: records point at it. People are made inactive, places end."""
        return False


@admin.register(Office)
class Offices(Recorded, Listed):
    """Customs places."""

    form = OfficeForm
    ordering = ("code",)
    list_display = (
        "code",
        shown("name", _("Name")),
        shown("office_in_charge", _("Office in charge")),
        shown("phone", _("Telephone")),
    )
    list_select_related = ("office_in_charge",)
    search_fields = ("code", "name_th", "name_en")
    raw_id_fields = ("office_in_charge",)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """Tell the form the day."""
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.today = timezone.localdate()
        return form


@admin.register(Trader)
class Traders(Records):
    """Firms and persons, as declarations name them.

    They are tied to no office, so only the national role has the right to see them.
    """

    ordering = ("-pk",)
    list_display = (
        shown("name", _("Name")),
        shown("tax_id", _("Tax number")),
        shown("branch_shown", _("Branch")),
    )
    columns = (
        shown("tax_id", _("Tax number")),
        shown("branch_shown", _("Branch")),
        shown("name_th", _("Name in Thai")),
        shown("name_en", _("Name in English")),
    )
    search_fields = ("tax_id",)
    search_help_text = _("The whole tax number")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Model], search_term: str
    ) -> tuple[QuerySet[Model], bool]:
        """Find by the whole tax number, for which there is an index."""
        typed = [search_term.strip(), tax_id.digits(search_term)]
        return (queryset.filter(tax_id__in=typed) if search_term.strip() else queryset), False


class Labelled(BaseModelAdmin):
    """Names the fields of forms in the reader's language."""

    labels: Mapping[str, Any] = {}

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Return the form field under its label here."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and db_field.name in self.labels:
            field.label = self.labels[db_field.name]
        return field


class Memberships(Labelled, StackedInline):
    """For which firms a person acts."""

    labels = {"trader": _("Firm"), "role": _("Role")}
    model = Membership
    form = RoleForm
    formset = RolesOfPerson
    extra = 0
    raw_id_fields = ("trader",)


@admin.register(User)
class Users(Labelled, Recorded, UserAdminOfDjango):
    """People who sign in. Officers' offices and everybody's roles are given here."""

    list_display = (
        "username",
        shown("first_name", _("First name")),
        shown("last_name", _("Last name")),
        "acts_for_customs",
        "may_sign_in",
        shown("last_login", _("Last signed in")),
    )
    list_filter = ("is_officer", "is_active", "groups")
    show_facets = admin.ShowFacets.NEVER
    filter_horizontal = ()
    inlines = (Memberships,)
    actions = ("send_first_password", "allow_new_factors")
    labels = {"is_officer": _("Customs officer"), "offices": _("Offices")}
    add_form = NewPersonForm
    add_fieldsets = ((None, {"fields": ("username",)}),)
    fieldsets = (
        (None, {"fields": ("username",)}),
        (_("Person"), {"fields": ("first_name", "last_name", "email")}),
        (
            _("Roles"),
            {
                "fields": (
                    "is_active",
                    "is_officer",
                    "is_staff",
                    "is_superuser",
                    "groups",
                    "offices",
                )
            },
        ),
    )

    @admin.display(boolean=True, description=_("Customs officer"))
    def acts_for_customs(self, person: User) -> bool:
        """Show who is an officer."""
        return person.is_officer

    @admin.display(boolean=True, description=_("May sign in"))
    def may_sign_in(self, person: User) -> bool:
        """Show whose account is open."""
        return person.is_active

    @admin.action(description=_("Send a first password by e-mail"), permissions=["change"])
    def send_first_password(self, request: HttpRequest, people: QuerySet[User]) -> None:
        """Send each a password that opens one page once; whoever has no e-mail address is named."""
        by: Any = request.user
        for person in people:
            if person.email and person.is_active:
                opening.send_first_password(person, by=by, at=timezone.now())
            else:
                self.message_user(
                    request, _("%s has no e-mail address or is closed.") % person, messages.ERROR
                )

    @admin.action(description=_("Let them begin anew with mobile or app"), permissions=["change"])
    def allow_new_factors(self, request: HttpRequest, people: QuerySet[User]) -> None:
        """Let people begin anew whose identity was proved; nobody does it for themself."""
        by: Any = request.user
        for person in people.exclude(pk=by.pk):
            factors.allow_new_factors(person, by=by, at=timezone.now())

    def get_urls(self) -> list[Any]:
        """Leave out the page on which Django lets staff choose the password of others."""
        urls: list[Any] = super().get_urls()
        return [url for url in urls if url.name != "auth_user_password_change"]

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Save and end memberships, and record each."""
        by: Any = request.user
        kept: Iterable[Membership] = formset.save(commit=False)
        for membership in kept:
            given = {"role": membership.role}
            actions.keep(membership, changed=given, given=given, by=by, at=timezone.now())
        for membership in formset.deleted_objects:
            actions.end_membership(membership, by=by, at=timezone.now())
