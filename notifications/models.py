"""Messages to people, kept from the moment they are decided on until long after they were sent."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core import secrets
from core.words import Words
from notifications.catalogue import BLANKED, PLACEHOLDER, purpose_words
from notifications.workflow import LABELS, UNSENT, Status


class Channel(models.TextChoices):
    """How a message reaches people."""

    MAIL = "MAIL", "E-mail"
    SMS = "SMS", "SMS"


CHANNELS: dict[str, Words] = {
    Channel.MAIL: Words("อีเมล", "E-mail"),
    Channel.SMS: Words("SMS", "SMS"),
}


class MessageQuerySet(models.QuerySet["Message"]):
    def visible_to(self, person: AbstractBaseUser | AnonymousUser) -> MessageQuerySet:
        """Keep everybody to the messages sent to themselves, officers too."""
        return self.filter(person_id=person.pk) if person.pk else self.none()

    def due(self, *, at: datetime) -> MessageQuerySet:
        """Keep what the relay has to take up by now, the longest due first."""
        return self.filter(status__in=UNSENT, due_at__lte=at).order_by("due_at", "pk")


class Message(models.Model):
    """A mail or an SMS: stored with the change that it tells of, and sent from here.

    ``text`` has a placeholder where the secret stands; the secret itself is sealed, and erased
    once the message is sent or given up. ``due_at`` is when it is to be taken up next.
    ``message_id`` is the Message-ID of a mail, and the key under which the gateway takes an SMS
    no more than once. ``tries`` counts how often it was taken up; together with the key it tells
    whose turn it is.
    """

    message_id = models.CharField(max_length=120, unique=True)
    key = models.UUIDField(default=uuid.uuid4, unique=True)
    channel = models.CharField(max_length=4, choices=Channel)
    purpose = models.CharField(max_length=60)
    address = models.CharField(max_length=254)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        db_index=False,
    )
    language = models.CharField(max_length=2)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    sealed_secret = models.TextField(blank=True)
    reference = models.CharField(max_length=20, blank=True)
    status = models.CharField(max_length=8, choices=Status, default=Status.CREATED)
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    valid_until = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=60, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        permissions = [("send_again_message", "Sends a message again")]
        indexes = [
            models.Index("due_at", "id", condition=Q(status__in=UNSENT), name="message_unsent"),
            models.Index("person", "created_at", "id", name="message_of_person"),
            models.Index("created_at", name="message_by_age"),
            models.Index("address", "created_at", name="message_to_address"),
        ]
        constraints = [
            models.CheckConstraint(
                name="message_secret_erased",
                condition=Q(status__in=UNSENT) | Q(sealed_secret=""),
            ),
            models.CheckConstraint(
                name="message_sent_when",
                condition=Q(status=Status.SENT, sent_at__isnull=False)
                | (~Q(status=Status.SENT) & Q(sent_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="message_known_words",
                condition=Q(status__in=list(Status)) & Q(channel__in=list(Channel)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.purpose} {self.key}"

    def get_absolute_url(self) -> str:
        """Return the address of its record; people see theirs in a list."""
        return reverse("admin:notifications_message_change", args=[self.pk])

    @property
    def identifier(self) -> str:
        """What names the message in the trail."""
        return str(self.key)

    @property
    def shown_text(self) -> str:
        """The text as people read it in the portal: the secret blanked."""
        return self.text.replace(PLACEHOLDER, BLANKED)

    @property
    def shown_address(self) -> str:
        """The address with its middle hidden."""
        sms = self.channel == Channel.SMS
        return secrets.masked_phone(self.address) if sms else secrets.masked_email(self.address)

    @property
    def channel_words(self) -> Words:
        """How it went, in the words of the pages."""
        return CHANNELS[self.channel]

    @property
    def what_for(self) -> Words | str:
        """What it is for, in the words of the pages."""
        return purpose_words(self.purpose)

    @property
    def status_words(self) -> Words:
        """Its status, in the words of the pages."""
        return LABELS[self.status]

    @property
    def needs_secret(self) -> bool:
        """Whether a secret stands in its text."""
        return PLACEHOLDER in self.text


class Provider(models.Model):
    """Whoever takes the messages of a channel, and until when it is left alone after failures."""

    channel = models.CharField(max_length=4, choices=Channel, primary_key=True)
    failures = models.PositiveIntegerField(default=0)
    rests_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.channel


class ShownMessage(models.Model):
    """What a demonstration shows instead of sending it, the secret included."""

    channel = models.CharField(max_length=4, choices=Channel)
    address = models.CharField(max_length=254)
    language = models.CharField(max_length=2)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    shown_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index("shown_at", "id", name="shown_message_newest"),
            models.Index("address", "shown_at", "id", name="shown_message_of_address"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.pk}"

    @property
    def channel_words(self) -> Words:
        """How it would have gone, in the words of the pages."""
        return CHANNELS[self.channel]
