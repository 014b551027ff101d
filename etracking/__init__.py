"""Wiring: settings, addresses and the start of Celery; no features."""

from etracking.celery import app as celery_app

__all__ = ["celery_app"]
