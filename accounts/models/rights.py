"""Who acts for which trader: roles in a firm, and invitations to one."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models.people import User
from accounts.models.traders import Trader
from core.secrets import keyed_hash


class MembershipQuerySet(models.QuerySet["Membership"]):
    """The words in which sets of roles are asked for."""

    def visible_to(self, user: User) -> MembershipQuerySet:
        """Keep those in the firms of this person; read now, not from what a request remembers."""
        own = Membership.objects.filter(user=user)
        return self.filter(trader__in=own.values("trader"))

    def administered_by(self, user: User) -> MembershipQuerySet:
        """Keep those in the firms of which this person is an administrator."""
        return self.filter(trader__in=firms_of(user, [Membership.Role.ADMINISTRATOR]))

    def administrators(self, firm: int | OuterRef) -> MembershipQuerySet:
        """Keep the administrators of a firm who can sign in."""
        return self.acting(firm, [Membership.Role.ADMINISTRATOR])

    def acting(self, firm: int | OuterRef, roles: Collection[str]) -> MembershipQuerySet:
        """Keep those who can sign in and have one of these roles; officers act for no firm."""
        held = self.filter(trader_id=firm, role__in=roles)
        return held.filter(user__is_active=True, user__is_officer=False)


class Membership(models.Model):
    """A role that a person has in a trader's firm, as long as the row is there.

    One person may have several roles in a firm. Who may print is read from here at that moment.
    """

    class Role(models.TextChoices):
        """What a member is to the firm."""

        ADMINISTRATOR = "ADMINISTRATOR", _("Administrator")
        DIRECTOR = "DIRECTOR", _("Director or authorised signatory")
        ACCOUNTANT = "ACCOUNTANT", _("Accountant")
        VIEWER = "VIEWER", _("Viewer")

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    trader = models.ForeignKey(Trader, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role, default=Role.VIEWER)
    given_at = models.DateTimeField(null=True, blank=True, editable=False)
    key = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("role in a firm")
        verbose_name_plural = _("roles in firms")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "trader", "role"], name="membership_once_each_role"
            ),
            models.CheckConstraint(
                name="membership_role_known",
                condition=Q(role__in=["ADMINISTRATOR", "DIRECTOR", "ACCOUNTANT", "VIEWER"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.role} {self.trader}"

    def get_absolute_url(self) -> str:
        """Return the address of the page of the firm's people."""
        return reverse("people")

    @property
    def trail_name(self) -> str:
        """How the trail calls it: whose role, in which firm; never a name or number."""
        return f"{self.user.username}@{self.trader_id}"[:60]

    @property
    def identifier(self) -> str:
        """What names it in addresses, where nothing of a person may stand."""
        return str(self.key)


def firms_of(user: User, roles: Iterable[str]) -> models.QuerySet[Trader]:
    """Return the firms in which somebody has one of these roles, by name."""
    own = Membership.objects.filter(user=user, role__in=roles)
    return Trader.objects.filter(pk__in=own.values("trader")).order_by("name_th", "branch")


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """The words in which sets of invitations are asked for."""

    def pending(self) -> InvitationQuerySet:
        """Keep those that are neither accepted nor withdrawn; they may have run out."""
        return self.filter(accepted_at=None, withdrawn_at=None)

    def open(self, at: datetime) -> InvitationQuerySet:
        """Keep those that can be accepted now: whoever offered the role may still give it."""
        inviter = Membership.objects.administrators(OuterRef("trader")).filter(
            user=OuterRef("invited_by")
        )
        return self.pending().filter(Exists(inviter), valid_until__gt=at)

    def administered_by(self, user: User) -> InvitationQuerySet:
        """Keep those to the firms of which this person is an administrator."""
        return self.filter(trader__in=firms_of(user, [Membership.Role.ADMINISTRATOR]))


class Invitation(models.Model):
    """An administrator's offer of a role, taken up with the code that was sent by e-mail.

    ``email`` is in small letters. Directors are not made by invitation: they prove who they are.
    ``tries`` is not used any more; the column goes in the release after this one.
    """

    OFFERED = (Membership.Role.ADMINISTRATOR, Membership.Role.ACCOUNTANT, Membership.Role.VIEWER)

    trader = models.ForeignKey(Trader, on_delete=models.PROTECT, related_name="invitations")
    role = models.CharField(max_length=20, choices=Membership.Role)
    email = models.EmailField()
    code_hash = models.CharField(max_length=64, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="invitations_made")
    invited_at = models.DateTimeField()
    valid_until = models.DateTimeField()
    accepted_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="invitations_accepted", null=True
    )
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    key = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.UniqueConstraint(
                fields=["email", "trader", "role"],
                name="invitation_once_at_a_time",
                condition=Q(accepted_at=None, withdrawn_at=None),
            ),
            models.CheckConstraint(
                name="invitation_role_offered",
                condition=Q(role__in=["ADMINISTRATOR", "ACCOUNTANT", "VIEWER"]),
            ),
            models.CheckConstraint(
                name="invitation_accepted_by_and_at",
                condition=Q(accepted_by=None, accepted_at=None)
                | Q(accepted_by__isnull=False, accepted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="invitation_accepted_or_withdrawn",
                condition=Q(accepted_at=None) | Q(withdrawn_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.trader} {self.role}"

    def get_absolute_url(self) -> str:
        """Return the address of the page on which invitations are taken up."""
        return reverse("invitation")

    @property
    def identifier(self) -> str:
        """What names it in addresses."""
        return str(self.key)

    @property
    def trail_name(self) -> str:
        """How the trail calls it; never the address."""
        return f"invitation {self.identifier[:13]}"


def hash_of_invitation(email: str, code: str) -> str:
    """Return what is kept of an invitation's code, which is good for this address alone."""
    plain = "".join(sign for sign in code.upper() if sign.isalnum())
    return keyed_hash("invitation", email.lower(), plain)
