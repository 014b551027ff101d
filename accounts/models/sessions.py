"""Sessions of people in the database, so that they can be listed and ended."""

from __future__ import annotations

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from accounts.models.people import User
from core.secrets import keyed_hash

_BROWSERS = ("Edg", "OPR", "SamsungBrowser", "Line", "Firefox", "Chrome", "Safari")
_SYSTEMS = ("iPhone", "iPad", "Android", "Windows", "Mac OS X", "CrOS", "Linux")
_NAMES = {
    "Edg": "Edge",
    "OPR": "Opera",
    "SamsungBrowser": "Samsung",
    "Line": "LINE",
    "CrOS": "ChromeOS",
}


class Session(AbstractBaseSession):
    """A browser that talks to the portal; from the sign-in on it belongs to a person.

    ``source`` is the masked address of the sign-in, ``agent`` what the browser says of itself.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sessions", null=True)
    started_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    source = models.CharField(max_length=40, blank=True)
    agent = models.CharField(max_length=200, blank=True)

    @property
    def browser(self) -> str:
        """Browser and system as far as it says: ``Firefox, Android``; empty where it says none."""
        named = (_first(_BROWSERS, self.agent, "/"), _first(_SYSTEMS, self.agent, ""))
        return ", ".join(name for name in named if name)

    @property
    def shown_key(self) -> str:
        """A name for the session that pages may hold; the key itself would open it."""
        return keyed_hash("session", self.session_key)[:16]


def _first(names: tuple[str, ...], agent: str, after: str) -> str:
    found = next((name for name in names if name + after in agent), "")
    return _NAMES.get(found, found)
