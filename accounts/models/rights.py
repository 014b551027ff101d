"""Who acts for which trader: roles in a firm, invitations to one, mandates of brokers."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models.people import User
from accounts.models.places import Office
from accounts.models.traders import Trader


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


class Invitation(models.Model):
    """An administrator's offer of a role, taken up with the code that was sent by e-mail."""

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

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
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


class Mandate(models.Model):
    """What a client (importer or exporter) lets a broker see and do.

    It holds once the client gave it, from ``from_date`` to ``until_date`` (local days, both
    included; none: until it is ended), unless one side ended it. No office named: all of them.
    """

    class Scope(models.TextChoices):
        """Which declarations it is for."""

        ALL = "ALL", _("Imports and exports")
        IMPORT = "IMPORT", _("Imports")
        EXPORT = "EXPORT", _("Exports")

    client = models.ForeignKey(Trader, on_delete=models.PROTECT, related_name="mandates_given")
    broker = models.ForeignKey(Trader, on_delete=models.PROTECT, related_name="mandates_held")
    scope = models.CharField(max_length=6, choices=Scope, default=Scope.ALL)
    offices = models.ManyToManyField(Office, related_name="+", blank=True)
    from_date = models.DateField()
    until_date = models.DateField(null=True, blank=True)
    may_print = models.BooleanField(default=False)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    asked_at = models.DateTimeField(null=True)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    given_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    ended_at = models.DateTimeField(null=True)
    reminded_days = models.PositiveSmallIntegerField(null=True)

    class Meta:
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        constraints = [
            models.CheckConstraint(name="mandate_of_two", condition=~Q(client=F("broker"))),
            models.CheckConstraint(
                name="mandate_ends_after_it_begins",
                condition=Q(until_date=None) | Q(until_date__gte=F("from_date")),
            ),
            models.CheckConstraint(
                name="mandate_given_by_and_at",
                condition=Q(given_by=None, given_at=None)
                | Q(given_by__isnull=False, given_at__isnull=False),
            ),
            models.CheckConstraint(
                name="mandate_ended_by_and_at",
                condition=Q(ended_at=None, ended_by=None)
                | Q(ended_by__isnull=False, ended_at__isnull=False),
            ),
            models.CheckConstraint(
                name="mandate_asked_or_given",
                condition=Q(asked_at__isnull=False) | Q(given_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.client} → {self.broker}"
