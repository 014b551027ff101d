"""The customs register, and applications to use the portal."""

from registration.models.applications import Application
from registration.models.register import Registrant, Signatory

__all__ = ["Application", "Registrant", "Signatory"]
