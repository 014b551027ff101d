"""Celery's start: background work runs on the settings of the portal."""

import os
from typing import Any

from celery import Celery, Task

from core.acting import acting_as_portal

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "etracking.settings")


class PortalTask(Task):  # type: ignore[type-arg]  # which the class does not take when it runs
    """A task, which acts as the portal itself."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Run with the sight of everything."""
        with acting_as_portal():
            return self.run(*args, **kwargs)


app = Celery("etracking", task_cls=PortalTask)
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
