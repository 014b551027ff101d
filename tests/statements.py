"""What a page asks the database, as tests count it."""

import re
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

_AROUND = re.compile(r"SELECT act_as\(|SELECT set_config\(|SAVEPOINT |RELEASE SAVEPOINT ")


@contextmanager
def asked():
    """Collect the statements of the block, each as Django notes it.

    Left out is what stands around them: who acts is told once for a request (and again around
    it where the test's own transaction goes on), and inside a test a request's transaction is a
    savepoint.
    """
    found = []
    with CaptureQueriesContext(connection) as captured:
        yield found
    found += [query for query in captured.captured_queries if not _AROUND.match(query["sql"])]
