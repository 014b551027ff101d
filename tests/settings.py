"""The portal's settings, with static files taken from their sources and a fast hasher."""

from etracking.settings import *  # noqa: F403
from etracking.settings import DATABASES, MIDDLEWARE, STORAGES

MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]
# A thread that answered a browser leaves no connection behind to keep the database in use.
DATABASES["default"]["CONN_MAX_AGE"] = 0
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
