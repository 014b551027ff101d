"""How this app starts."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegistrationConfig(AppConfig):
    name = "registration"
    verbose_name = _("Customs register")
    own_data = "registration.answers.own_data.own_data"
