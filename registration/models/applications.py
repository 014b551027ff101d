"""Applications to use the portal."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.secrets import masked_email, masked_phone
from core.words import Words
from registration.catalogue import reasons
from registration.models.register import Registrant, Signatory
from registration.workflow import LABELS, NOT_APPROVED, UNCHECKED, Status


class ApplicationQuerySet(models.QuerySet["Application"]):
    """The words in which applications are asked for."""

    def visible_to(self, user: User) -> ApplicationQuerySet:
        """Keep applications to officers who may decide them; applicants have their reference."""
        decides = user.is_officer and user.has_perm("registration.decide_application")
        return self.all() if decides else self.none()

    def due(self, at: datetime) -> ApplicationQuerySet:
        """Keep those that wait to be checked, or whose worker fell silent."""
        return self.filter(status__in=UNCHECKED, due_at__lte=at)

    def waiting(self) -> ApplicationQuerySet:
        """Keep those that wait for an officer."""
        return self.filter(status=Status.WITH_OFFICER)

    def of_same_number(self, application: Application) -> ApplicationQuerySet:
        """Keep the other ones for the same tax number; none once the number is forgotten."""
        if not application.tax_hash:
            return self.none()
        return self.filter(tax_hash=application.tax_hash).exclude(pk=application.pk)

    def lock(self, pk: int) -> Application:
        """Fetch one row and hold it until the transaction ends."""
        return self.select_for_update(of=("self",)).get(pk=pk)


class Application(models.Model):
    """Somebody's wish to use the portal for a tax number and branch.

    ``reference`` is random; whoever has it may see how the application stands, and no more.
    ``sealed`` holds the numbers that were typed, until they are checked; then only their keyed
    hashes are left, with the tax number's middle hidden in ``tax_shown``. ``due_at`` is when a
    worker looks at it again. ``email`` and ``phone`` are as typed.
    """

    reference = models.CharField(max_length=26, unique=True)
    kind = models.CharField(max_length=7, choices=Registrant.Kind)
    branch = models.PositiveIntegerField(default=0)
    tax_shown = models.CharField(max_length=20)
    tax_hash = models.CharField(max_length=64)
    id_hash = models.CharField(max_length=64)
    laser_hash = models.CharField(max_length=64)
    sealed = models.TextField(blank=True)
    email = models.EmailField()
    phone = models.CharField(max_length=16)
    language = models.CharField(max_length=2)
    received_at = models.DateTimeField()
    status = models.CharField(max_length=20, choices=Status, default=Status.RECEIVED)
    status_since = models.DateTimeField()
    updated_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    registrant = models.ForeignKey(
        Registrant, on_delete=models.PROTECT, related_name="applications", null=True
    )
    signatory = models.ForeignKey(Signatory, on_delete=models.SET_NULL, related_name="+", null=True)
    answer = models.CharField(max_length=9, blank=True)
    answered_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=20, blank=True)
    text = models.CharField(max_length=500, blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    decided_at = models.DateTimeField(null=True)
    account = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("application to use the portal")
        verbose_name_plural = _("applications to use the portal")
        permissions = [
            ("check_application", "Checks applications against the registers"),
            ("decide_application", "Decides applications that wait for an officer"),
        ]
        indexes = [
            models.Index(
                fields=["due_at"],
                name="application_due",
                condition=Q(status__in=["RECEIVED", "CHECKING", "WAITING_FOR_REGISTRY"]),
            ),
            models.Index(
                fields=["status_since", "id"],
                name="application_queue",
                condition=Q(status="WITH_OFFICER"),
            ),
            models.Index(
                fields=["status_since"],
                name="application_approved",
                condition=Q(status="APPROVED"),
            ),
            models.Index(fields=["tax_hash", "-received_at"], name="application_of_number"),
        ]
        constraints = [
            models.CheckConstraint(
                name="application_decided_by_and_at",
                condition=Q(decided_by=None, decided_at=None)
                | Q(decided_by__isnull=False, decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="application_answered_at",
                condition=Q(answer="", answered_at=None)
                | ~Q(answer="") & Q(answered_at__isnull=False),
            ),
            # Numbers are kept no longer than it takes to check them.
            models.CheckConstraint(
                name="application_sealed_until_checked",
                condition=Q(status__in=["RECEIVED", "CHECKING", "WAITING_FOR_REGISTRY"])
                | Q(sealed="", due_at=None),
            ),
            models.CheckConstraint(
                name="application_approved_has_account",
                condition=~Q(status="APPROVED") | Q(account__isnull=False),
            ),
            models.CheckConstraint(
                name="application_refused_has_reason",
                condition=~Q(status="REFUSED") | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return self.reference_shown

    def get_absolute_url(self) -> str:
        """Return the address of the applicant's page."""
        return reverse("registration:state", args=[self.identifier])

    @property
    def identifier(self) -> str:
        """The reference as addresses hold it."""
        return self.reference_shown

    @property
    def reference_shown(self) -> str:
        """The reference in groups of four, as people read it out."""
        return "-".join(self.reference[place : place + 4] for place in range(0, 26, 4))

    @property
    def branch_shown(self) -> str:
        """The branch as six digits."""
        return f"{self.branch:06}"

    @property
    def is_for_themself(self) -> bool:
        """Whether a person applies in their own name; they have no branches."""
        return self.kind == Registrant.Kind.PERSON

    @property
    def trail_name(self) -> str:
        """How the trail calls it; not by the reference, which opens its page to whoever has it."""
        return f"application {self.pk}"

    @property
    def owner(self) -> str:
        """How the trail names the trader whose record it is; empty where no entry was found."""
        return self.registrant.trader.party if self.registrant else ""

    @property
    def status_words(self) -> Words:
        """The status in words; what an officer refused is called so."""
        by_officer = self.status == Status.REFUSED and self.decided_by_id is not None
        return NOT_APPROVED if by_officer else LABELS[self.status]

    @property
    def reason_words(self) -> Words | None:
        """Why it was refused, in words; those of a check are for officers alone."""
        return reasons.ALL.get(self.reason)

    @property
    def decision_words(self) -> Words | None:
        """Why an officer refused it, where one did."""
        return reasons.DECIDED.get(self.reason)

    @property
    def sent_to(self) -> str:
        """Where the first password went, or goes, with the name hidden."""
        return masked_email(self.account.email if self.account else self.email)

    @property
    def contact_shown(self) -> tuple[str, str]:
        """The typed address and telephone, each with a part hidden."""
        return masked_email(self.email), masked_phone(self.phone)

    @property
    def waits_for_password(self) -> bool:
        """Whether the account was opened and nobody has used its first password yet."""
        return self.status == Status.APPROVED and bool(self.account and self.account.is_unused)

    def same_contact(self) -> bool:
        """Tell whether what was typed is what the register has: address and telephone."""
        return self.same_email and self.same_phone

    @property
    def same_email(self) -> bool:
        """Whether the typed address is the one on file; capitals do not count."""
        on_file = self.registrant
        return on_file is not None and self.email.lower() == on_file.email.lower()

    @property
    def same_phone(self) -> bool:
        """Whether the typed telephone is the one on file."""
        return self.registrant is not None and self.phone == self.registrant.phone
