"""Everything that changes people, rights and customs places."""

from accounts.actions.administration import end_membership, keep
from accounts.actions.groups import GROUPS, OFFICER_RIGHTS, write_groups
from accounts.actions.places import PLACES, write_places
from audit.models.entries import PORTAL as PORTAL_USERNAME

__all__ = [
    "GROUPS",
    "OFFICER_RIGHTS",
    "PLACES",
    "PORTAL_USERNAME",
    "end_membership",
    "keep",
    "write_groups",
    "write_places",
]
