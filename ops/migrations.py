"""Fail when a model was changed without a migration; needs no database."""

import os

import django
from django.conf import settings
from django.core.management import call_command

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "etracking.settings")
    # Django asks the database which migrations it has seen, and warns where there is none; this
    # engine says that there is none on purpose.
    settings.DATABASES = {"default": {"ENGINE": "django.db.backends.dummy"}}
    django.setup()
    call_command("makemigrations", check_changes=True, dry_run=True)
