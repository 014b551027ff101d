"""The portal's settings, for proofs: with the templates of tests, and a fast hasher."""

from etracking.settings import *  # noqa: F403
from etracking.settings import BASE_DIR, STORAGES, TEMPLATES

TEMPLATES = [
    engine | {"DIRS": [*engine["DIRS"], BASE_DIR / "tests/notifications/templates"]}
    for engine in TEMPLATES
]
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
