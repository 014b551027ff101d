"""The containers: a valid file, and the same commands as those that the demonstration runs."""

import json
import re
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import pytest
import yaml
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from core.embedded import commands, folders, postgres, valkey
from core.embedded.addresses import REPOSITORY
from declarations.forms.uploads import LARGEST

OURS = ("migrate", "prepare", "web", "worker", "beat")
PINNED = re.compile(r"[\w./-]+:\d+\.\d+(\.\d+)?(-[\w.-]+)?")


@pytest.fixture(scope="module")
def compose():
    return yaml.safe_load((REPOSITORY / "docker-compose.yml").read_text())


@pytest.fixture(scope="module")
def services(compose):
    return compose["services"]


def test_the_file_follows_the_compose_specification(compose):
    schema = files("check_jsonschema") / "builtin_schemas/vendor/compose-spec.json"

    jsonschema.validate(compose, json.loads(schema.read_text()))


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("migrate", commands.MIGRATE),
        ("prepare", commands.PREPARE),
        ("web", commands.web("0.0.0.0:8000")),
        ("worker", commands.WORKER),
        ("beat", commands.beat("/tmp/beat-schedule")),  # noqa: S108 (inside a container)
    ],
)
def test_a_service_runs_what_the_demonstration_runs(services, name, command):
    assert services[name]["command"] == command


def test_the_queue_is_kept_as_in_the_demonstration(services, tmp_path, monkeypatch):
    monkeypatch.setenv("ETRACKING_STATE", str(tmp_path))
    keeping = services["redis"]["command"][1:]

    assert valkey.plan(tmp_path).argv[-len(keeping) :] == keeping
    folders.remove_all()


def test_the_image_alone_is_a_web_server():
    (line,) = re.findall(r"^CMD (.*)$", dockerfile(), re.MULTILINE)

    assert json.loads(line) == commands.web("0.0.0.0:8000")


def test_every_image_has_a_version(services):
    images = {service["image"] for service in services.values()}
    images |= set(re.findall(r"^FROM (\S+)", dockerfile(), re.MULTILINE))

    assert [image for image in images if not PINNED.fullmatch(image)] == []


def test_every_service_that_stays_is_watched(services):
    lasting = services.keys() - {"migrate", "prepare"}

    assert [name for name in lasting if "healthcheck" not in services[name]] == []


def test_ours_run_without_rights_and_cannot_change_themselves(services):
    assert re.search(r"^USER \d+$", dockerfile(), re.MULTILINE)
    for name in OURS:
        assert services[name]["cap_drop"] == ["ALL"]
        assert services[name]["read_only"] is True


def test_no_secret_is_written_in_the_file(services):
    secret = [
        value
        for service in services.values()
        for name, value in service.get("environment", {}).items()
        if name == "SECRET_KEY" or name.endswith("PASSWORD")
    ]

    assert secret
    assert all(re.fullmatch(r"\$\{\w+:\?[^}]+\}", value) for value in secret)


def test_the_roles_of_the_database_have_the_rights_of_the_demonstration(services):
    script = (REPOSITORY / "ops/postgres/10-roles.sh").read_text()

    assert postgres.RIGHTS in script
    addresses = {name: services[name]["environment"]["DATABASE_URL"] for name in ("migrate", "web")}
    assert addresses["migrate"].startswith("postgres://etracking_owner:")
    assert addresses["web"].startswith("postgres://etracking:")


def test_only_the_front_door_is_open(services):
    assert [name for name, service in services.items() if "ports" in service] == ["nginx"]


def test_the_front_door_takes_what_the_portal_takes():
    """Everywhere what a form may have, and where files are handed in the largest of them."""
    everywhere, *others = re.findall(r"client_max_body_size (\d+)m;", nginx())
    ((pattern, at_uploads),) = re.findall(
        r"location ~ (\S+) \{\s+client_max_body_size (\d+)m;", nginx()
    )

    assert others == [at_uploads]
    assert settings.DATA_UPLOAD_MAX_MEMORY_SIZE < int(everywhere) * 1024**2 < LARGEST
    assert int(at_uploads) * 1024**2 > LARGEST
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            assert re.search(pattern, reverse("admin:gateway_upload_add"))
            assert not re.search(pattern, reverse("admin:gateway_upload_changelist"))


REFERENCE = "0123-4567-89AB-CDEF-GHJK-MNPQ-RS"


@pytest.mark.parametrize("reference", [REFERENCE, REFERENCE.replace("-", " ").lower()])
@pytest.mark.parametrize(
    ("name", "more"), [("state", ()), ("withdraw", ()), ("officer_decide", ("refuse",))]
)
def test_the_front_door_logs_no_reference_of_an_application(name, more, reference):
    address = unquote(reverse(f"registration:{name}", args=[reference, *more]))
    pattern = unreadable()

    logged = pattern.sub(lambda m: f"{m['folder']}...{m['step'] or ''}", address)

    assert logged == address.replace(reference, "...")
    assert not pattern.match(reverse("registration:signup_contact"))


def test_the_front_door_logs_no_whole_request():
    assert re.findall(r"error_log \S+ (\w+);", nginx()) == ["crit"]
    assert not re.search(r"\$(request|request_uri|args|query_string|http_referer)\b", log_format())


def log_format():
    return nginx().partition("log_format")[2].partition(";")[0]


def unreadable():
    """The pattern of what the log does not hold, in Python's spelling."""
    assert "$logged" in log_format()
    (pattern,) = re.findall(r'map \$uri \$logged \{\s+"~(\S+)" ', nginx())
    return re.compile(pattern.replace("(?<", "(?P<"))


def test_checkpoints_are_kept_outside_of_the_database(compose, services):
    """In a folder of their own, which the user of the image may write."""
    worker = services["worker"]
    folder = str(Path(worker["environment"]["AUDIT_CHECKPOINTS"]).parent)

    assert worker["volumes"] == [f"${{CHECKPOINTS:-checkpoints}}:{folder}"]
    assert "checkpoints" in compose["volumes"]
    assert f"install --directory --owner portal {folder}" in dockerfile()


def nginx():
    return (REPOSITORY / "ops/nginx/nginx.conf").read_text()


def dockerfile():
    return (REPOSITORY / "Dockerfile").read_text()
