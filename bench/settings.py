"""The portal's settings, with static files from their sources and a bare view to compare with."""

from etracking.settings import *  # noqa: F403
from etracking.settings import MIDDLEWARE, STORAGES

ROOT_URLCONF = "bench.urls"
MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
