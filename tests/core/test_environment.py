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
        "ENGINE": "django.db.backends.postgresql",
        "HOST": host,
        "PORT": port,
        "NAME": name,
        "USER": user,
        "PASSWORD": password,
    }


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
