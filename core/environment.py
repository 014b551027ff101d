"""Settings as the environment gives them: typed, named, and refused when wrong."""

import os
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True)
class Setting:
    """One variable of the environment, as docs/settings.md lists it."""

    name: str
    expects: str
    default: str | None
    purpose: str


READ: list[Setting] = []
"""Every setting read so far, in the order of reading."""


def text(name: str, purpose: str, *, default: str | None = None, expects: str = "text") -> str:
    """Return a setting as it stands in the environment, or its default.

    :raises ImproperlyConfigured: it is missing or empty and has no default
    """
    READ.append(Setting(name, expects, default, purpose))
    value = os.environ.get(name) or default
    if value is None:
        raise ImproperlyConfigured(f"{name} is missing from the environment: {expects}.")
    return value


def flag(name: str, purpose: str, *, default: bool) -> bool:
    """Return a setting that is either true or false.

    :raises ImproperlyConfigured: it is anything else
    """
    value = text(name, purpose, default=str(default).lower(), expects="true or false")
    if value not in {"true", "false"}:
        raise ImproperlyConfigured(f"{name} must be true or false, not {value!r}.")
    return value == "true"


def names(name: str, purpose: str, *, default: str | None = None) -> list[str]:
    """Return a setting that is a list of names with commas between them.

    :raises ImproperlyConfigured: it is missing or empty and has no default
    """
    value = text(name, purpose, default=default, expects="names, separated by commas")
    return [part.strip() for part in value.split(",") if part.strip()]


def postgres(name: str, purpose: str, *, default: str) -> dict[str, str]:
    """Return a Postgres database for ``DATABASES``.

    :raises ImproperlyConfigured: it is not an address of a Postgres database
    """
    expects = "postgres://user:password@host:port/name, or postgres:///name?host=/folder"
    url = urlsplit(text(name, purpose, default=default, expects=expects))
    query = {key: values[0] for key, values in parse_qs(url.query).items()}
    host = url.hostname or query.get("host", "")
    if url.scheme not in {"postgres", "postgresql"} or not host or url.path in {"", "/"}:
        raise ImproperlyConfigured(f"{name} must be {expects}.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": host,
        "PORT": str(url.port or query.get("port", 5432)),
        "NAME": unquote(url.path.removeprefix("/")),
        "USER": unquote(url.username or query.get("user", "")),
        "PASSWORD": unquote(url.password or ""),
    }


@dataclass(frozen=True)
class Redis:
    """Where Redis listens, in the words of those who call it."""

    broker: str
    cache: str


def redis(name: str, purpose: str, *, default: str) -> Redis:
    """Return where Redis listens: database 0 for Celery, 1 for the cache.

    :raises ImproperlyConfigured: it is not an address of a Redis server
    """
    expects = "redis://host:port, rediss://host:port or unix:///path/of/socket"
    value = text(name, purpose, default=default, expects=expects)
    url = urlsplit(value)
    if url.scheme == "unix" and url.path:
        return Redis(f"redis+socket://{url.path}?virtual_host=0", f"unix://{url.path}?db=1")
    if url.scheme in {"redis", "rediss"} and url.hostname:
        address = value.rstrip("/")
        return Redis(f"{address}/0", f"{address}/1")
    raise ImproperlyConfigured(f"{name} must be {expects}.")
