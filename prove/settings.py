"""The portal's settings, for proofs: with the templates of tests, and a fast hasher."""

from etracking.settings import *  # noqa: F403
from etracking.settings import BASE_DIR, TEMPLATES

TEMPLATES = [
    engine | {"DIRS": [*engine["DIRS"], BASE_DIR / "tests/notifications/templates"]}
    for engine in TEMPLATES
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
