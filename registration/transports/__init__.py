"""The identity registry: tells whether a card with this Laser ID is this person's.

One small interface with two behind it: over HTTP, and an invented one for the demonstration.
"""

from typing import Protocol

from django.conf import settings

from registration.messages import Answer
from registration.transports.demonstration import InventedRegistry
from registration.transports.http import HttpRegistry
from registration.transports.unavailable import Unavailable

__all__ = ["Registry", "Unavailable", "registry"]


class Registry(Protocol):
    """Confirms people."""

    def check(self, id_number: str, laser_id: str, first_name: str, last_name: str) -> Answer:
        """Tell whether the card with this number and Laser ID is of a person with this name.

        :raises Unavailable: nobody knows, since the registry gives no answer
        """


def registry() -> Registry:
    """Return the registry that the settings name."""
    if not settings.IDENTITY_REGISTRY_URL:
        return InventedRegistry()
    return HttpRegistry(settings.IDENTITY_REGISTRY_URL, token=settings.IDENTITY_REGISTRY_TOKEN)
