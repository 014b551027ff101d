"""The admin: records to read, in the portal's look."""

from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _


class PortalAdminSite(AdminSite):
    """Django's admin for officers, under the portal's name."""

    site_title = _("e-Tracking")
    site_header = _("e-Tracking: records")
    index_title = _("Records")
    enable_nav_sidebar = False
