"""Static files gathered for the web server, only when one of them has changed."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from core.embedded import addresses


def collect_if_changed() -> None:
    """Collect the static files unless the ones collected last are the same.

    Compressing them anew takes seconds; asking for their dates takes none.
    """
    stamp = addresses.state_dir() / "static-collected"
    current = _mark()
    if not stamp.exists() or stamp.read_text() != current:
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(current)


def _mark() -> str:
    return hashlib.sha256(repr(sorted(_files())).encode()).hexdigest()


def _files() -> Iterator[tuple[str, int, int]]:
    for finder in get_finders():
        for name, storage in finder.list([]):
            found = Path(storage.path(name)).stat()
            yield name, found.st_size, found.st_mtime_ns
