"""A wrong setting stops the start and says what is expected."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from core import environment


@pytest.fixture(autouse=True)
def _own_list(monkeypatch):
    """What is read here stays out of the page of settings."""
    monkeypatch.setattr(environment, "READ", [])


def test_a_missing_setting_is_named(monkeypatch):
    monkeypatch.delenv("SOME_KEY", raising=False)

    with pytest.raises(ImproperlyConfigured, match="SOME_KEY is missing"):
        environment.text("SOME_KEY", "purpose")


def test_a_flag_is_true_or_false(monkeypatch):
    monkeypatch.setenv("SOME_FLAG", "yes")

    with pytest.raises(ImproperlyConfigured, match="SOME_FLAG must be true or false, not 'yes'"):
        environment.flag("SOME_FLAG", "purpose", default=False)


@pytest.mark.parametrize(
    ("url", "host", "port", "name", "user", "password"),
    [
        (
            "postgres://me:se%40cret@db.internal:5433/portal",
            "db.internal",
            "5433",
            "portal",
            "me",
            "se@cret",
        ),
        ("postgresql://me@db/portal", "db", "5432", "portal", "me", ""),
        ("postgres:///portal?host=/run/pg&user=me", "/run/pg", "5432", "portal", "me", ""),
    ],
)
def test_a_database_is_an_address(monkeypatch, url, host, port, name, user, password):
    monkeypatch.setenv("SOME_DATABASE", url)

    found = environment.postgres("SOME_DATABASE", "purpose", default="")

    assert found == {
        "ENGINE": "core.postgres",
        "HOST": host,
        "PORT": port,
        "NAME": name,
        "USER": user,
        "PASSWORD": password,
        "OPTIONS": {},
    }


def test_options_of_the_query_reach_the_database(monkeypatch):
    query = "sslmode=require&connect_timeout=5&application_name=e%20tracking"
    monkeypatch.setenv("SOME_DATABASE", f"postgres://me@db/portal?{query}")

    found = environment.postgres("SOME_DATABASE", "purpose", default="")

    assert found["OPTIONS"] == {
        "sslmode": "require",
        "connect_timeout": "5",
        "application_name": "e tracking",
    }


def test_an_unknown_option_is_refused_by_name(monkeypatch):
    monkeypatch.setenv("SOME_DATABASE", "postgres://me@db/portal?sslmode=require&pool=5&ssl=")

    with pytest.raises(ImproperlyConfigured, match="SOME_DATABASE has unknown options: pool, ssl"):
        environment.postgres("SOME_DATABASE", "purpose", default="")


@pytest.mark.parametrize("read", [environment.postgres, environment.redis])
@pytest.mark.parametrize("port", ["x", "70000", "p/ss@db:5432"])
def test_a_port_is_a_number_and_a_password_is_not_told(monkeypatch, read, port):
    monkeypatch.setenv("SOME_SERVER", f"postgres://me:secret:{port}/portal")

    with pytest.raises(ImproperlyConfigured, match="SOME_SERVER must have a number") as refused:
        read("SOME_SERVER", "purpose", default="")

    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("url", ["postgres://[db/portal", "postgres:///portal?host=/run&port=x"])
def test_what_cannot_be_read_is_refused_by_name(monkeypatch, url):
    monkeypatch.setenv("SOME_DATABASE", url)

    with pytest.raises(ImproperlyConfigured, match="SOME_DATABASE must"):
        environment.postgres("SOME_DATABASE", "purpose", default="")


@pytest.mark.parametrize(
    "url", ["mysql://me@db/portal", "postgres://db", "postgres:///portal", "x"]
)
def test_another_database_is_refused(monkeypatch, url):
    monkeypatch.setenv("SOME_DATABASE", url)

    with pytest.raises(ImproperlyConfigured, match="SOME_DATABASE must be postgres://"):
        environment.postgres("SOME_DATABASE", "purpose", default="")


@pytest.mark.parametrize(
    ("url", "broker", "cache"),
    [
        ("redis://cache:6379/", "redis://cache:6379/0", "redis://cache:6379/1"),
        (
            "unix:///run/r.sock",
            "redis+socket:///run/r.sock?virtual_host=0",
            "unix:///run/r.sock?db=1",
        ),
        (
            "rediss://me:s%40@cache?ssl_cert_reqs=required",
            "rediss://me:s%40@cache/0?ssl_cert_reqs=required",
            "rediss://me:s%40@cache/1?ssl_cert_reqs=required",
        ),
        (
            "unix:///run/r.sock?password=x",
            "redis+socket:///run/r.sock?virtual_host=0&password=x",
            "unix:///run/r.sock?db=1&password=x",
        ),
    ],
)
def test_redis_is_told_to_celery_and_the_cache(monkeypatch, url, broker, cache):
    monkeypatch.setenv("SOME_REDIS", url)

    assert environment.redis("SOME_REDIS", "purpose", default="") == environment.Redis(
        broker, cache
    )


def test_another_broker_is_refused(monkeypatch):
    monkeypatch.setenv("SOME_REDIS", "amqp://rabbit")

    with pytest.raises(ImproperlyConfigured, match="SOME_REDIS must be redis://"):
        environment.redis("SOME_REDIS", "purpose", default="")


@pytest.mark.parametrize(
    "url",
    ["redis://cache:6379/0", "rediss://cache/15", "redis://cache?db=2", "unix:///r.sock?db=3"],
)
def test_a_database_of_redis_is_not_for_choosing(monkeypatch, url):
    monkeypatch.setenv("SOME_REDIS", url)

    with pytest.raises(ImproperlyConfigured, match="SOME_REDIS must name no database"):
        environment.redis("SOME_REDIS", "purpose", default="")


def test_a_secret_is_long_unless_it_is_the_demonstrations(monkeypatch):
    monkeypatch.setenv("SOME_SECRET", "x" * 49)
    with pytest.raises(ImproperlyConfigured, match="at least 50 random characters; it has 49"):
        environment.secret("SOME_SECRET", "purpose")

    monkeypatch.setenv("SOME_SECRET", "x" * 50)
    assert environment.secret("SOME_SECRET", "purpose") == "x" * 50
    monkeypatch.delenv("SOME_SECRET")
    assert environment.secret("SOME_SECRET", "purpose", default="known") == "known"
