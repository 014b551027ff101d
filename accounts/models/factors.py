"""What proves a person beside the password: codes by message, authenticator, recovery codes.

All are devices of django-otp and are verified through its helper ``verify_token``, which locks
the device first; called by ``accounts.actions.codes`` alone.
"""

from __future__ import annotations

import hashlib
import hmac
from binascii import unhexlify
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts.models.people import User
from core.secrets import keyed_hash, same_hash

MOST_TRIES = 5
LONGEST_WAIT = timedelta(minutes=5)
"""After wrong codes of an app one waits a second, then twice as long each time, up to this."""


class CodeDevice(Device):
    """Sends codes of six digits to a mobile or an e-mail address; one code at a time.

    Whoever types a name may have a code sent by e-mail, so there is a row for each thing that it
    was asked for: nobody else's tries, and nobody else's newer code, touch it.

    Of a code only a keyed hash is kept, over the code and over what it is bound to: person,
    session, purpose and subject. The same code for anything else has another hash. ``asked_for``
    is a keyed hash of the latter alone, so that a page knows whether it is the one that waits.
    """

    class Kind(models.TextChoices):
        """How the code reaches the person."""

        SMS = "SMS", _("Text message (SMS)")
        NEW_SMS = "NEW_SMS", _("Text message to a new mobile")
        MAIL = "MAIL", _("E-mail")

    kind = models.CharField(max_length=7, choices=Kind)
    address = models.CharField(max_length=254)
    code_hash = models.CharField(max_length=64, blank=True)
    asked_for = models.CharField(max_length=64, blank=True, db_default="")
    reference = models.CharField(max_length=4, blank=True)
    valid_until = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    objects: ClassVar[models.Manager[CodeDevice]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "kind"], name="code_device_once_each", condition=~Q(kind="MAIL")
            ),
            models.UniqueConstraint(
                fields=["user", "asked_for"],
                name="code_device_of_mail_once_asked",
                condition=Q(kind="MAIL"),
            ),
        ]

    def hash_of(self, token: str) -> str:
        """Return what is kept of a code and of what it is bound to."""
        return keyed_hash("code", str(self.pk), token)

    def verify_token(self, token: str) -> bool:
        """Count one try and tell whether it was right; a code that was right is used up.

        :param token: the code and what it is bound to, as ``accounts.actions.codes`` joins them
        """
        if not self.is_open():
            return False
        self.tries += 1
        right = same_hash(self.code_hash, self.hash_of(token))
        if right:
            self.code_hash = ""
        self.save(update_fields=["tries", "code_hash"])
        return right

    def waits_for(self, binding: str) -> bool:
        """Tell whether a code is out that was not used yet and is bound to exactly this."""
        return bool(self.code_hash) and same_hash(self.asked_for, binding)

    def is_open(self) -> bool:
        """Tell whether a code is out that can still be tried."""
        # By the clock of the database: those of the web servers may differ.
        alive = CodeDevice.objects.filter(pk=self.pk, valid_until__gt=Now()).exists()
        return bool(self.code_hash) and self.tries < MOST_TRIES and alive

    def waits_until(self) -> datetime | None:
        """Return None: a code that was sent has few tries, and no wait between them."""
        return None


class ShortWait:
    """Keeps the wait that django-otp asks for after wrong codes from growing without end."""

    throttling_failure_timestamp: datetime

    def verify_is_allowed(self) -> tuple[bool, dict[str, Any] | None]:
        """Tell whether a code would be looked at now, as django-otp asks it."""
        allowed, why = super().verify_is_allowed()  # type: ignore[misc]  # of the device
        if why:
            why["locked_until"] = min(
                why["locked_until"], self.throttling_failure_timestamp + LONGEST_WAIT
            )
            allowed = timezone.now() >= why["locked_until"]
        return allowed, None if allowed else why

    def waits_until(self) -> datetime | None:
        """Return the moment from which a code is looked at again, or None: at once."""
        _allowed, why = self.verify_is_allowed()
        return why["locked_until"] if why else None

    def is_open(self) -> bool:
        """Tell whether a code would be looked at now."""
        return self.waits_until() is None


class AuthenticatorDevice(ShortWait, TOTPDevice):
    """An authenticator app. The row holds a seed; the key is made of it with ``PERSONAL_KEY``."""

    class Meta:
        proxy = True

    @property
    def bin_key(self) -> bytes:
        """The key that the app holds, 20 bytes; whoever has only the database cannot make it."""
        key = settings.PERSONAL_KEY.encode()
        return hmac.new(key, unhexlify(self.key), hashlib.sha256).digest()[:20]


class RecoveryDevice(ShortWait, StaticDevice):
    """Recovery codes on paper: each is good once, and only a part of its keyed hash is kept."""

    class Meta:
        proxy = True

    def verify_token(self, token: str) -> bool:
        """Tell whether it is one of the codes, and use it up."""
        return bool(super().verify_token(self.hash_of(token)))

    def hash_of(self, code: str) -> str:
        """Return the 64 bits kept of a code, however it is spaced."""
        plain = "".join(letter for letter in code.upper() if letter.isalnum())
        return keyed_hash("recovery code", str(self.user_id), plain)[:16]


class Grant(models.Model):
    """A right code opened one thing, in one session, for a short time; it is used once."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants")
    binding = models.CharField(max_length=64)
    granted_at = models.DateTimeField()
    valid_until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["user", "binding"], name="grant_of_a_person")]

    def __str__(self) -> str:
        return f"{self.user} {self.granted_at:%Y-%m-%d %H:%M}"
