"""Groups of officers with their rights, and the user that is the portal itself."""

from collections.abc import Mapping

from django.contrib.auth.models import Group, Permission
from django.db import transaction

from accounts.models import User
from audit.models.entries import PORTAL

OFFICER_RIGHTS = (
    "order_examination_declaration",
    "record_result_declaration",
    "release_declaration",
    "hold_declaration",
    "lift_hold_declaration",
    "deliver_declaration",
    "cancel_declaration",
    "record_fact_declaration",
)
GROUPS: Mapping[str, tuple[str, ...]] = {
    "Release officers": (
        *OFFICER_RIGHTS,
        "view_declaration",
        "view_statusevent",
        "view_item",
        "view_dutyline",
        "view_office",
    ),
    # Traders are not tied to an office: who sees one sees every firm's tax number.
    "National officers": (
        "work_everywhere",
        "receive_declaration",
        "view_trader",
        "view_upload",
        "add_upload",
        "view_entry",
        "view_waitingevent",
        "view_message",
        "send_again_message",
    ),
    "Registration officers": (
        "decide_application",
        "view_application",
        "view_registrant",
        "view_signatory",
    ),
    "Place administrators": ("view_office", "add_office", "change_office"),
    "The portal": ("receive_declaration", "check_application"),
}


@transaction.atomic
def write_groups() -> None:
    """Write the groups with exactly their rights, and the user that is the portal itself."""
    for name, rights in GROUPS.items():
        group, _new = Group.objects.get_or_create(name=name)
        group.permissions.set(Permission.objects.filter(codename__in=rights))
    portal, new = User.objects.get_or_create(username=PORTAL)
    if new:
        portal.set_unusable_password()
        portal.save()
    portal.groups.set(Group.objects.filter(name="The portal"))
