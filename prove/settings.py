"""The portal's settings, for proofs: texts of their own, and a fast hasher."""

from etracking.settings import *  # noqa: F403
from etracking.settings import BASE_DIR, TEMPLATES

TEMPLATES = [
    engine | {"DIRS": [*engine["DIRS"], BASE_DIR / "prove/templates"]} for engine in TEMPLATES
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
