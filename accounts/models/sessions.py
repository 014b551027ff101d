"""Sessions of people in the database, so that they can be listed and ended."""

from __future__ import annotations

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from accounts.models.people import User


class Session(AbstractBaseSession):
    """A browser that talks to the portal; from the sign-in on it belongs to a person.

    ``source`` is the masked address of the sign-in, ``agent`` what the browser says of itself.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sessions", null=True)
    started_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    source = models.CharField(max_length=40, blank=True)
    agent = models.CharField(max_length=200, blank=True)
