"""How the core and the admin start."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin


class CoreConfig(AppConfig):
    """The core, as an app."""

    name = "core"
    default = True


class PortalAdminConfig(admin.AdminConfig):
    """Django's admin with the portal's own site."""

    default_site = "core.admin_site.PortalAdminSite"
    default = False
