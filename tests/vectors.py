"""Test data made by others, read where they are present."""

import os
from pathlib import Path

import pytest
from django.conf import settings

FOLDER = Path(os.environ.get("ETRACKING_VECTORS", settings.BASE_DIR.parent / "shared/vectors"))


def vector(path):
    """Return the path of a file or folder of the vectors; skip the test without it."""
    found = FOLDER / path
    if not found.exists():
        pytest.skip(f"the vectors folder has no {path}; ETRACKING_VECTORS says where it is")
    return found
