"""People who sign in."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower, Upper
from django.utils.translation import gettext_lazy as _

from accounts.models.places import Office
from core.secrets import keyed_hash

FROM_OFFICES = "from_offices"
"""Under this name an entry of the trail keeps the offices of the officer who acted."""
PLAIN_NAME = r"^[A-Za-z0-9._-]{1,40}$"
NEEDS_APP = Q(is_officer=True) | Q(is_staff=True) | Q(is_superuser=True)
"""Those of whom ``User.needs_app`` is true."""
DECOY = "(nobody)"
"""An account that nobody has; it stands in for those that do not exist."""


def hash_of_id(number: str) -> str:
    """Return the keyed hash of an ID number of 13 digits; digits only count."""
    return keyed_hash("ID number", "".join(sign for sign in number if sign.isdigit()))


class User(AbstractUser):  # type: ignore[django-manager-missing]  # of untyped devices
    """A person who signs in: somebody who acts for traders, or a customs officer.

    ``username`` is a pseudonym that the trail keeps; people may sign in by e-mail address too. It
    has letters that have one spelling alone, no ``@`` as addresses have, and room beside it in the
    trail for a firm.
    ``id_hash`` is the keyed hash of the ID number, ``id_shown`` the number with its middle
    hidden; the number itself is kept nowhere. ``wrong_codes`` counts wrong ones in a row of who
    had proved the password, ``wrong_reset_codes`` those of who typed the name alone.
    ``in_use_since`` is when the person first chose a password or signed in; a first password may
    be sent to an account in use, so ``first_password_until`` alone does not tell of it. Whoever
    was let begin anew with mobile or app has time for it until ``new_factors_until``; newcomers,
    who have none there, as long as they want.
    """

    is_officer = models.BooleanField(default=False)
    offices = models.ManyToManyField(Office, related_name="officers", blank=True)
    language = models.CharField(max_length=2, default="th")
    phone = models.CharField(max_length=16, blank=True)
    phone_confirmed_at = models.DateTimeField(null=True, blank=True)
    id_hash = models.CharField(max_length=64, blank=True)
    id_shown = models.CharField(max_length=20, blank=True)
    first_password_until = models.DateTimeField(null=True, blank=True)
    in_use_since = models.DateTimeField(null=True, blank=True)
    prints_from = models.DateTimeField(null=True, blank=True)
    notice_accepted_at = models.DateTimeField(null=True, blank=True)
    wrong_codes = models.PositiveSmallIntegerField(default=0)
    wrong_reset_codes = models.PositiveSmallIntegerField(default=0, db_default=0)
    new_factors_until = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        permissions = [("work_everywhere", "Works at every customs office (national role)")]
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_once", condition=~Q(email="")),
            models.UniqueConstraint(
                fields=["id_hash"], name="user_id_hash_once", condition=~Q(id_hash="")
            ),
            models.UniqueConstraint(
                Upper("username"),
                name="user_name_once",
                violation_error_message=_(
                    "Somebody has this name already, in capital or small letters."
                ),
            ),
            models.CheckConstraint(
                name="user_name_plain",
                condition=Q(username__regex=PLAIN_NAME) | Q(username=DECOY),
                violation_error_message=_(
                    "User names have 1 to 40 signs: letters A to Z and a to z, digits, full stops,"
                    " hyphens and underscores."
                ),
            ),
            models.CheckConstraint(
                name="user_language_known", condition=Q(language__in=["th", "en"])
            ),
        ]

    @property
    def needs_app(self) -> bool:
        """Whether an app alone proves them: those who work for Customs or for the portal."""
        return self.is_officer or self.is_staff or self.is_superuser

    @property
    def called(self) -> str:
        """The full name, or the login in brackets where no name is known."""
        return self.get_full_name() or f"({self.username})"

    @property
    def is_unused(self) -> bool:
        """Whether it was opened with a first password, and nobody has made use of it yet."""
        return self.first_password_until is not None and self.in_use_since is None

    def trader_keys(self) -> frozenset[int]:
        """Return the keys of the traders this person acts for, read once for a request."""
        if "_trader_keys" not in vars(self):
            self._trader_keys = frozenset(self.memberships.values_list("trader_id", flat=True))
        return self._trader_keys

    @property
    def kept_in_trail(self) -> dict[str, str]:
        """What the trail keeps of an officer beside the name: codes of the offices of that day.

        Empty for the national role; read once for a request.
        """
        if not self.is_officer:
            return {}
        if "_office_codes" not in vars(self):
            codes = self.offices.order_by("code").values_list("code", flat=True)
            self._office_codes = " ".join(codes)
        return {FROM_OFFICES: self._office_codes}

    def works_everywhere(self) -> bool:
        """Tell whether this officer has the national role."""
        return self.is_officer and self.has_perm("accounts.work_everywhere")

    def offices_in_charge(self) -> models.QuerySet[Office]:
        """Return the offices in charge to choose from, by code: an officer's own, or all."""
        own = self.is_officer and not self.works_everywhere()
        everywhere = Office.objects.filter(office_in_charge=None)
        return (self.offices.all() if own else everywhere).order_by("code")

    def may_print_at(self, at: datetime) -> bool:
        """Tell whether no change of telephone or factor keeps this person from printing yet."""
        return self.prints_from is None or self.prints_from <= at
