"""How the core and the admin start."""

from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin import apps as admin


class CoreConfig(AppConfig):
    """The core, as an app."""

    name = "core"
    default = True

    def ready(self) -> None:
        """Make our own conditions known to every query."""
        import_module("core.postgres.lookups")


class PortalAdminConfig(admin.AdminConfig):
    """Django's admin with the portal's own site."""

    default_site = "core.admin_site.PortalAdminSite"
    default = False
