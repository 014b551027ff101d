"""Settings as the environment gives them: typed, named, and refused when wrong."""

import os
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

from core.signatures import NotAKey, key_bytes


@dataclass(frozen=True)
class Setting:
    """One variable of the environment, as docs/settings.md lists it."""

    name: str
    expects: str
    default: str | None
    purpose: str


SHORTEST_SECRET = 50
LIBPQ = frozenset(
    {
        "application_name",
        "channel_binding",
        "client_encoding",
        "connect_timeout",
        "fallback_application_name",
        "gssencmode",
        "keepalives",
        "keepalives_count",
        "keepalives_idle",
        "keepalives_interval",
        "krbsrvname",
        "load_balance_hosts",
        "options",
        "passfile",
        "require_auth",
        "service",
        "sslcert",
        "sslcertmode",
        "sslcrl",
        "sslcrldir",
        "sslkey",
        "sslmode",
        "sslnegotiation",
        "sslpassword",
        "sslrootcert",
        "sslsni",
        "ssl_max_protocol_version",
        "ssl_min_protocol_version",
        "target_session_attrs",
        "tcp_user_timeout",
    }
)
"""Options of a connection that the library of Postgres knows, besides where and who."""

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


def secret(name: str, purpose: str, *, default: str | None = None) -> str:
    """Return a key that nobody can guess; one that comes by default is taken as it is.

    :raises ImproperlyConfigured: it is missing, or shorter than what is expected
    """
    expects = f"at least {SHORTEST_SECRET} random characters"
    value = text(name, purpose, default=default, expects=expects)
    if default is None and len(value) < SHORTEST_SECRET:
        raise ImproperlyConfigured(f"{name} must be {expects}; it has {len(value)}.")
    return value


def signing_key(name: str, purpose: str, *, default: str | None = None) -> str:
    """Return a private key for signatures.

    :raises ImproperlyConfigured: it is missing, or no key
    """
    expects = "base64 of 32 random bytes, as `manage.py audit_key` prints it"
    value = text(name, purpose, default=default, expects=expects)
    try:
        key_bytes(value)
    except NotAKey:
        raise ImproperlyConfigured(f"{name} must be {expects}.") from None
    return value


def postgres(name: str, purpose: str, *, default: str) -> dict[str, Any]:
    """Return a Postgres database for ``DATABASES``; libpq gets the options of the query.

    :raises ImproperlyConfigured: it is not an address of a Postgres database, or has an option
        that we do not pass on
    """
    expects = "postgres://user:password@host:port/name, or postgres:///name?host=/folder"
    url = _split(name, text(name, purpose, default=default, expects=expects))
    query = dict(parse_qsl(url.query, keep_blank_values=True))
    host = url.hostname or query.get("host", "")
    if url.scheme not in {"postgres", "postgresql"} or not host or url.path in {"", "/"}:
        raise ImproperlyConfigured(f"{name} must be {expects}.")
    if unknown := query.keys() - LIBPQ - {"host", "port", "user"}:
        raise ImproperlyConfigured(f"{name} has unknown options: {', '.join(sorted(unknown))}.")
    port = str(url.port or query.get("port", 5432))
    if not port.isdecimal():
        raise ImproperlyConfigured(f"{name} must have a number as its port, not {port!r}.")
    return {
        "ENGINE": "core.postgres",
        "HOST": host,
        "PORT": port,
        "NAME": unquote(url.path.removeprefix("/")),
        "USER": unquote(url.username or query.get("user", "")),
        "PASSWORD": unquote(url.password or ""),
        "OPTIONS": {key: value for key, value in query.items() if key in LIBPQ},
    }


def _split(name: str, value: str) -> SplitResult:
    """Take an address apart; what is refused is not quoted, since it may hold a password.

    :raises ImproperlyConfigured: it is no address, or its port is no number
    """
    try:
        url = urlsplit(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be an address.") from None
    try:
        _number = url.port
    except ValueError:
        raise ImproperlyConfigured(
            f"{name} must have a number up to 65535 as its port; a password's special"
            " characters are written as %40 for @, %3A for :, %2F for /."
        ) from None
    return url


@dataclass(frozen=True)
class Redis:
    """Where Redis listens, in the words of those who call it."""

    broker: str
    cache: str


def redis(name: str, purpose: str, *, default: str) -> Redis:
    """Return where Redis listens: database 0 for Celery, 1 for the cache.

    Options of the query, such as ``ssl_cert_reqs``, stay with both.

    :raises ImproperlyConfigured: it is not an address of a Redis server, or names a database
    """
    expects = "redis://host:port, rediss://host:port or unix:///path/of/socket"
    url = _split(name, text(name, purpose, default=default, expects=expects))
    query = url.query
    server = url.scheme in {"redis", "rediss"} and bool(url.hostname)
    if (server and url.path not in {"", "/"}) or {"db", "virtual_host"} & dict(
        parse_qsl(query, keep_blank_values=True)
    ).keys():
        raise ImproperlyConfigured(
            f"{name} must name no database: 0 is for Celery, 1 for the cache."
        )
    if url.scheme == "unix" and url.path:
        more = f"&{query}" if query else ""
        return Redis(
            f"redis+socket://{url.path}?virtual_host=0{more}", f"unix://{url.path}?db=1{more}"
        )
    if server:
        return Redis(
            url._replace(path="/0", fragment="").geturl(),
            url._replace(path="/1", fragment="").geturl(),
        )
    raise ImproperlyConfigured(f"{name} must be {expects}.")


@dataclass(frozen=True)
class MailServer:
    """Where mail is handed over, in the words of Django's settings; no host: nowhere."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    use_tls: bool = False
    use_ssl: bool = False


def mail_server(name: str, purpose: str, *, default: str | None = None) -> MailServer:
    """Return the mail server that takes our mail; an empty default stands for none.

    :raises ImproperlyConfigured: it is missing, or not the address of a mail server
    """
    expects = "smtp://user:password@host:port, with ?starttls at its end, or smtps://…"
    value = text(name, purpose, default=default, expects=expects)
    if not value:
        return MailServer()
    url = _split(name, value)
    plain, starttls = url.scheme == "smtp", url.query == "starttls"
    whole = url.hostname and url.path in {"", "/"} and (not url.query or (plain and starttls))
    if url.scheme not in {"smtp", "smtps"} or not url.hostname or not whole:
        raise ImproperlyConfigured(f"{name} must be {expects}.")
    usual = 587 if starttls else 25 if plain else 465
    return MailServer(
        url.hostname,
        url.port or usual,
        unquote(url.username or ""),
        unquote(url.password or ""),
        use_tls=starttls,
        use_ssl=not plain,
    )


def mail_address(name: str, purpose: str, *, default: str | None = None) -> str:
    """Return an e-mail address without a name.

    :raises ImproperlyConfigured: it is missing, or not an e-mail address
    """
    value = text(name, purpose, default=default, expects="an e-mail address")
    try:
        validate_email(value)
    except ValidationError:
        raise ImproperlyConfigured(f"{name} must be an e-mail address.") from None
    return value


def web_address(name: str, purpose: str, *, default: str | None = None) -> str:
    """Return an address that is called over HTTPS, or over HTTP on this machine alone.

    :raises ImproperlyConfigured: it is missing, not such an address, or holds a password
    """
    expects = "https://host/path"
    value = text(name, purpose, default=default, expects=expects)
    if not value:
        return ""
    url = _split(name, value)
    here = url.hostname in {"127.0.0.1", "::1", "localhost"}
    safe = url.scheme == "https" or (url.scheme == "http" and here)
    if not safe or not url.hostname or url.username or url.password:
        raise ImproperlyConfigured(f"{name} must be {expects}.")
    return value


def number(name: str, purpose: str, *, default: int, least: int = 1) -> int:
    """Return a whole number.

    :raises ImproperlyConfigured: it is none, or below the least that makes sense
    """
    expects = f"a whole number, at least {least}"
    value = text(name, purpose, default=str(default), expects=expects)
    if not value.isdecimal() or int(value) < least:
        raise ImproperlyConfigured(f"{name} must be {expects}.")
    return int(value)
