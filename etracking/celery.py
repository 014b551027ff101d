"""Celery's start: background work runs on the settings of the portal."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "etracking.settings")

app = Celery("etracking")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
