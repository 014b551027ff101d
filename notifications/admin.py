"""Messages as records, for national officers: read without their secrets, and sent again."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core.records import Records, shown
from notifications import actions
from notifications.models import Message
from notifications.workflow import LABELS, WORKFLOW

Choices = list[tuple[str, Any]]


class ByStatus(admin.SimpleListFilter):
    """Messages of one status."""

    title = _("status")
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [(status, str(words)) for status, words in LABELS.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> QuerySet[Model]:
        return queryset.filter(status=self.value()) if self.value() in LABELS else queryset


@admin.register(Message)
class MessageRecords(Records):
    """What was sent to whom, the newest first; found by the whole address or its key."""

    ordering = ("-created_at", "-pk")
    list_display = (
        shown("created_at", _("When")),
        shown("channel_words", _("Channel")),
        shown("what_for", _("What for")),
        shown("shown_address", _("To")),
        shown("status_words", _("Status")),
        shown("tries", _("Tries")),
        shown("last_error", _("Last error")),
    )
    columns = (
        *list_display,
        shown("key", _("Key")),
        shown("reference", _("Reference word")),
        shown("language", _("Language")),
        shown("subject", _("Subject")),
        shown("shown_text", _("Text")),
        shown("due_at", _("Due")),
        shown("valid_until", _("Valid until")),
        shown("sent_at", _("Sent")),
        shown("message_id", _("Message-ID")),
    )
    list_filter = (ByStatus,)
    search_fields = ("address",)
    search_help_text = _("The whole e-mail address, mobile number or key")
    actions = ("send_again",)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Model], search_term: str
    ) -> tuple[QuerySet[Model], bool]:
        """Find by the whole address or key, for which there are indexes."""
        typed = search_term.strip()
        named = Q(address=typed) | Q(message_id__startswith=f"<{typed}@") | Q(message_id=typed)
        return (queryset.filter(named) if typed else queryset), False

    def has_send_again_permission(self, request: HttpRequest) -> bool:
        """Tell whether this officer may have messages sent again."""
        return request.user.has_perm(WORKFLOW.steps["send_again"].permission)

    @admin.action(description=_("Send again"), permissions=["send_again"])
    def send_again(self, request: HttpRequest, queryset: QuerySet[Message]) -> None:
        """Have the chosen messages sent again; the first that cannot be is explained."""
        officer: Any = request.user
        chosen = list(queryset)
        for message in chosen:
            actions.send_again(message, by=officer, at=timezone.now())
        told = ngettext(
            "%(n)d message will be sent again.", "%(n)d messages will be sent again.", len(chosen)
        )
        messages.success(request, told % {"n": len(chosen)})
