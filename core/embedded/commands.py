"""The command line of every process of the portal.

The demonstration and the tests run these, and the containers the very same
(``tests/project/test_compose.py`` compares them). How many web processes there are is for
``WEB_CONCURRENCY``, which gunicorn reads itself.
"""

MIGRATE = ["python", "manage.py", "migrate", "--no-input"]
PREPARE = ["python", "manage.py", "prepare"]
WORKER = [
    *["python", "-m", "celery", "-A", "etracking", "worker"],
    *["--concurrency", "2", "--without-gossip", "--without-mingle", "--loglevel", "INFO"],
]


def web(address: str) -> list[str]:
    """Return the web server's command line.

    :param address: host and port to answer on
    """
    return [
        *["python", "-m", "gunicorn", "etracking.wsgi", "--bind", address],
        *["--worker-class", "gthread", "--threads", "8", "--no-control-socket"],
    ]


def beat(schedule: str) -> list[str]:
    """Return the command line of the clock that sends timed tasks to the worker.

    :param schedule: file in which it remembers what it sent last
    """
    return [
        *["python", "-m", "celery", "-A", "etracking", "beat"],
        *["--schedule", schedule, "--loglevel", "INFO"],
    ]
