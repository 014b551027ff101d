"""Whose a mandate, a role or an invitation is, whoever asks; for the trail alone."""

from uuid import UUID

from accounts.models.mandates import Mandate
from accounts.models.people import User
from accounts.models.rights import Invitation, Membership
from audit.models import Owned


def find_owned(user: User, text: str) -> Owned | None:
    """Return what has this key; who has a role in its firm, or in one of its two, may see it."""
    try:
        key = UUID(text)
    except ValueError:
        return None
    mandate = Mandate.objects.filter(key=key).select_related("client").first()
    if mandate:
        is_visible = Mandate.objects.visible_to(user).filter(pk=mandate.pk).exists()
        return Owned(mandate.trail_name, mandate.client.party, is_visible)
    role = Membership.objects.filter(key=key).select_related("trader", "user").first()
    found = role or Invitation.objects.filter(key=key).select_related("trader").first()
    if found is None:
        return None
    own = Membership.objects.filter(user=user, trader=found.trader_id)
    return Owned(found.trail_name, found.trader.party, own.exists())
