"""The portal's worker as an application of Celery that ends where it is told to.

Run as ``celery -A tests.failing worker``. A file ``<step>.<anything>`` in the folder ``LIVES`` is a
life: whichever process reaches that step next takes the file away and is killed, as by
``kill -9``. One called ``<step>.<anything>.all`` takes the whole worker along.
"""

import importlib
import os
import signal
from datetime import timedelta
from pathlib import Path

import django

from core import failpoints
from etracking.celery import app

django.setup()
relaying = importlib.import_module("notifications.actions.relaying")

__all__ = ["app"]

LIVES = Path(os.environ["LIVES"])


def end_here(name: str) -> None:
    """End this process at once if a life is left for this step."""
    for life in sorted(LIVES.glob(f"{name}.*")):
        try:
            life.unlink()
        except FileNotFoundError:
            continue  # another process died of it
        if life.suffix == ".all":
            os.killpg(os.getpgrp(), signal.SIGKILL)
        os.kill(os.getpid(), signal.SIGKILL)


failpoints.reached = end_here
# So that what was left behind is taken up soon; how long it waits is not what is tried.
relaying.FIRST_PAUSE = timedelta(seconds=0.3)
