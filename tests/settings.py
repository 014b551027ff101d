"""The portal's settings, with static files taken from their sources and a fast hasher."""

import os

from core.embedded import addresses
from etracking.settings import *  # noqa: F403
from etracking.settings import DATABASES, MIDDLEWARE, STORAGES

MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]
# Tests make databases of their own, which the portal's role may not. The owner is bound by
# row-level security like anyone else, since it is forced.
if "DATABASE_URL" not in os.environ:
    DATABASES["default"]["USER"] = addresses.OWNER
# A thread that answered a browser leaves no connection behind to keep the database in use.
DATABASES["default"]["CONN_MAX_AGE"] = 0
# Tests with transactions of their own empty the tables that are otherwise only added to.
DATABASES["default"]["OPTIONS"] |= {"options": "-c etracking.allow_flush=on"}
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
