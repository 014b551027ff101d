"""Remove all that the commands have made: environment, data, assets, caches."""

import shutil
import sys

from core.embedded import folders
from core.embedded.processes import CannotStart
from core.embedded.supervisor import only_one
from ops.set_up import ENVIRONMENT, REPOSITORY

FOLDERS = [
    *("static/vendor", "test-results", ".hypothesis", ".mypy_cache", ".pytest_cache"),
    *(".ruff_cache", ".import_linter_cache"),
]


def clean() -> None:
    """Remove it, the demonstration's data included.

    :raises CannotStart: the demonstration runs at this moment
    """
    with only_one("cleaning up"):
        folders.remove_all()
    for folder in [ENVIRONMENT, *(REPOSITORY / name for name in FOLDERS)]:
        shutil.rmtree(folder, ignore_errors=True)
    for file in [*REPOSITORY.glob(".coverage*"), *REPOSITORY.glob("locale/*/*/*.mo")]:
        file.unlink()


if __name__ == "__main__":
    try:
        clean()
    except CannotStart as reason:
        sys.exit(str(reason))
