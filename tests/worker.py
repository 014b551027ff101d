"""A real Celery worker for tests of what happens in the background."""

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection

from core.embedded import addresses, commands
from core.embedded.processes import Plan, spawn, stop, wait_until
from etracking.celery import app


@contextmanager
def celery_worker(command=commands.WORKER, **environment):
    """Run the portal's worker on this test's own database and broker while the block lasts.

    It sees only what was committed: the test needs ``django_db(transaction=True)``.

    :param command: its command line, where it is not the portal's own
    :param environment: more settings
    """
    with tempfile.TemporaryDirectory() as folder:
        settings = {"DATABASE_URL": database_of_this_test(), "DEMO": "true"} | environment
        log = Path(folder) / "worker.log"
        part = spawn(Plan("worker", command, log, environment=settings))
        try:
            wait_until(lambda: bool(app.control.ping(timeout=0.5)), part)
            yield part
        finally:
            stop(part)


def database_of_this_test():
    """Return the URL of the database that pytest-django made for this process."""
    url = urlsplit(os.environ.get("DATABASE_URL") or addresses.database_url())
    return f"{url.scheme}://{url.netloc}/{connection.settings_dict['NAME']}?{url.query}"
