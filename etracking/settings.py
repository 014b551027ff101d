"""Settings, read from the environment; a missing or wrong one stops the start."""

import os
from pathlib import Path

from csp.constants import NONE, SELF

from core import environment
from core.embedded import addresses
from core.logs import TO_STDERR
from etracking.schedule import SCHEDULE

BASE_DIR = Path(__file__).resolve().parent.parent

# A portal without a database of its own is a demonstration on the embedded servers.
DEMO = environment.flag(
    "DEMO",
    "Invented data, people with known passwords, plain HTTP on this machine.",
    default="DATABASE_URL" not in os.environ,
)
DEBUG = False
SECRET_KEY = environment.secret(
    "SECRET_KEY",
    "Signs sessions and forms; keep it secret and the same on every machine.",
    default="demonstration-only-never-on-a-real-installation" if DEMO else None,
)
PERSONAL_KEY = environment.secret(
    "PERSONAL_KEY",
    "Keys the hashes of ID numbers and codes, and seals what waits to be sent; never changed.",
    default="demonstration-only-and-not-for-the-data-of-real-people" if DEMO else None,
)
AUDIT_SIGNING_KEY = environment.signing_key(
    "AUDIT_SIGNING_KEY",
    "Signs the checkpoints of the trail; keep it secret, and out of the database and its backups.",
    default="ZGVtb25zdHJhdGlvbiBvbmx5LCBub3QgYSBzZWNyZXQ=" if DEMO else None,
)
AUDIT_FORMER_KEYS = environment.names(
    "AUDIT_FORMER_KEYS",
    "Public keys of former AUDIT_SIGNING_KEYs, whose checkpoints go on counting.",
    default="",
)
AUDIT_CHECKPOINTS = environment.text(
    "AUDIT_CHECKPOINTS",
    "A file to which each checkpoint of the trail is added, best on another machine's disk.",
    default="" if DEMO else None,
    expects="the path of a file",
)
ALLOWED_HOSTS = environment.names(
    "ALLOWED_HOSTS",
    "Host names under which the portal answers.",
    default="localhost,127.0.0.1,[::1]" if DEMO else None,
)
BEHIND_PROXY = environment.flag(
    "BEHIND_PROXY",
    "Requests come through our own web server, which writes X-Real-IP anew.",
    default=not DEMO,
)
HELP_PHONE = environment.text("HELP_PHONE", "Telephone number shown for help.", default="1164")

MAIL_SERVER = environment.mail_server(
    "EMAIL_URL",
    "Takes our mail; a demonstration without it shows its mails on a page instead.",
    default="" if DEMO else None,
)
EMAIL_HOST, EMAIL_PORT = MAIL_SERVER.host, MAIL_SERVER.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL_SERVER.user, MAIL_SERVER.password
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL_SERVER.use_tls, MAIL_SERVER.use_ssl
# Three failures in a row, and a provider is left alone: that is to be known within 30 seconds.
EMAIL_TIMEOUT = SMS_TIMEOUT = 8
SEND_DEADLINE = 20  # seconds for all of a conversation with a provider
DEFAULT_FROM_EMAIL = environment.mail_address(
    "EMAIL_FROM",
    "Mails come from this address; its host also stands in their Message-ID.",
    default="etracking@example.com" if DEMO else None,
)
MESSAGE_ID_HOST = DEFAULT_FROM_EMAIL.rpartition("@")[2]
SMS_GATEWAY_URL = environment.web_address(
    "SMS_GATEWAY_URL",
    "Takes our SMS; a demonstration without it shows them on a page instead.",
    default="" if DEMO else None,
)
SMS_GATEWAY_TOKEN = environment.text(
    "SMS_GATEWAY_TOKEN",
    "Tells the gateway of SMS that it is us.",
    default="" if DEMO else None,
)
IDENTITY_REGISTRY_URL = environment.web_address(
    "IDENTITY_REGISTRY_URL",
    "Confirms ID cards of applicants; a demonstration without it knows the invented people.",
    default="" if DEMO else None,
)
IDENTITY_REGISTRY_TOKEN = environment.text(
    "IDENTITY_REGISTRY_TOKEN",
    "Tells the identity registry that it is us.",
    default="" if DEMO else None,
)
APPLICATIONS_WITH_OFFICERS_DAYS = environment.number(
    "APPLICATIONS_WITH_OFFICERS_DAYS",
    "So long an application may wait for an officer; then it expires.",
    default=30,
)
APPLICATIONS_KEPT_DAYS = environment.number(
    "APPLICATIONS_KEPT_DAYS",
    "So long after its end an application keeps contact and hashes; then they are blanked.",
    default=90,
)
MESSAGES_KEPT_DAYS = environment.number(
    "MESSAGES_KEPT_DAYS",
    "So long people find the messages sent to them in the portal; then they are removed.",
    default=365,
    least=30,
)

BROKERS_SEE_BY_NAMING = environment.flag(
    "BROKERS_SEE_BY_NAMING",
    "Brokers see every declaration that names them as its broker.",
    default=True,
)
BROKERS_SEE_BY_MANDATE = environment.flag(
    "BROKERS_SEE_BY_MANDATE",
    "Where naming is not enough: brokers see what names them under a mandate in force.",
    default=True,
)

INSTALLED_APPS = [
    "core.apps.PortalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "csp",
    "core",
    "law",
    "audit",
    "notifications",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "accounts",
    "gateway",
    "registration",
    "declarations",
]
MIDDLEWARE = [
    "core.middleware.NobodyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.middleware.RequestIdMiddleware",
    "core.middleware.CallerMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "accounts.http.middleware.SignInMiddleware",
    "core.middleware.ActingMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "core.middleware.NoStoreMiddleware",
    "core.middleware.RefusalMiddleware",
    # After the one that answers refusals: the first to see them, and it answers nothing.
    "audit.http.TrailMiddleware",
]
ROOT_URLCONF = "etracking.urls"
WSGI_APPLICATION = "etracking.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.context.frame",
                "accounts.http.lasting.for_pages",
            ],
            "builtins": ["core.templatetags.thai"],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {
    "default": environment.postgres(
        "DATABASE_URL",
        "The Postgres database; without it an embedded server is started.",
        default=addresses.database_url(),
    )
    | {
        "ATOMIC_REQUESTS": True,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": True,  # pgbouncer in transaction mode
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS = environment.redis(
    "REDIS_URL",
    "The Redis server for Celery and the cache; without it an embedded one is started.",
    default=addresses.redis_url(),
)
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS.cache,
    }
}
CELERY_BROKER_URL = REDIS.broker
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = 30 * 60
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 2 * 60 * 60}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = "Asia/Bangkok"
CELERY_BEAT_SCHEDULE = SCHEDULE

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.http.backends.Rights"]
PASSWORD_HASHERS = ["core.passwords.Argon2id"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "core.passwords.NotTooLong"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "core.passwords.OurOwnWords"},
]
LOGIN_URL = "signin"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"
SESSION_ENGINE = "accounts.http.sessions"
# How long a sign-in lasts is in accounts/http/lasting.py; after its end it is still known whose it
# was, so that what they send then is kept for them.
SESSION_COOKIE_AGE = 24 * 60 * 60
OTP_TOTP_ISSUER = "e-Tracking"
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "core.views.form_refused"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
if not DEMO:
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_REDIRECT_EXEMPT = ["^healthz$", "^readyz$"]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        **{f"{name}-src": [SELF] for name in ("script", "style", "font", "connect")},
        # Bootstrap draws the arrow of a select with a data: image.
        "img-src": [SELF, "data:"],
        "form-action": [SELF],
        **{name: [NONE] for name in ("default-src", "object-src", "base-uri", "frame-ancestors")},
    },
}

USE_TZ = True
TIME_ZONE = "Asia/Bangkok"  # the law's days are local days
LANGUAGE_CODE = "th"
LANGUAGES = [("th", "ไทย"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["etracking.formats"]

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = addresses.state_dir() / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# What answers to a number typed into the search box, and to which kinds.
SEARCHED = {
    "declarations.models.find_numbered": {
        *("declaration", "manual_declaration", "reference"),
        *("air_waybill", "land_control", "bill_of_lading"),
    }
}

# What areas report of themselves beside readiness, at /readyz.
REPORTED = {"outbox": "notifications.answers.outbox", "trail": "audit.answers.report"}
# What tells the trail whose a number is, also to people who may not see the record.
OWNED = ["declarations.models.find_owned", "accounts.models.find_owned"]

LOGGING = TO_STDERR
