"""Promises the whole project keeps."""

import inspect
import pkgutil
from importlib import import_module

from django.conf import settings
from django.urls import get_resolver

import customs_act
from core.management.commands import draw_workflows, list_numbers, list_settings

PUBLIC = {
    *("root", "home", "help", "theme", "healthz", "readyz", "law", "calculator", "outbox"),
    *("signin", "signin_code", "signin_way", "choose_password", "first_mobile"),
    *("first_mobile_code", "first_authenticator", "lost", "forgot", "forgot_code"),
    *("forgot_password", "invitation", "invitation_accept", "registration:signup"),
    *("registration:signup_number", "registration:signup_card", "registration:signup_contact"),
    *("registration:signup_answers", "registration:look_up", "registration:state"),
    *("registration:again", "registration:withdraw", "declarations:codes"),
}
"""Home, search help, health, the codes and the law, in a demonstration the outbox; and the way
in and applying, whose pages after the password ask for its proof in the session. An invitation is taken up with
its code, before there is an account."""
LONGEST_FILE = 300
SOURCES = ("*.py", "*.html", "*.css", "*.js")


def routes(resolver=None, prefix=""):
    """Yield the name and view of every route."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from routes(pattern, f"{pattern.namespace}:" if pattern.namespace else prefix)
        else:
            yield f"{prefix}{pattern.name}", pattern.callback


def rules_of_law():
    """Yield every public function of customs_act."""
    for found in pkgutil.walk_packages(customs_act.__path__, "customs_act."):
        module = import_module(found.name)
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and not name.startswith("_"):
                yield function


def source_files():
    """Yield every file of our own but the generated migrations and collected assets."""
    for folder in settings.BASE_DIR.iterdir():
        if not folder.is_dir() or folder.name.startswith(".") or folder.name in {"var", "docs"}:
            continue
        for pattern in SOURCES:
            files = folder.rglob(pattern)
            yield from (f for f in files if not {"migrations", "vendor"} & set(f.parts))


def test_only_listed_pages_are_public():
    public = {
        name
        for name, view in routes()
        if not getattr(view, "login_required", True) and not name.startswith("admin:")
    }

    assert public == PUBLIC


def test_the_admin_lets_nobody_in_but_to_sign_in():
    public = {name for name, view in routes() if not getattr(view, "login_required", True)}

    assert {name for name in public if name.startswith("admin:")} <= {"admin:login", "admin:jsi18n"}


def test_every_rule_of_law_names_its_source():
    assert [rule for rule in rules_of_law() if ":source:" not in (rule.__doc__ or "")] == []


def test_no_file_outgrows_its_limit():
    lengths = {file: len(file.read_text().splitlines()) for file in source_files()}

    assert {file: length for file, length in lengths.items() if length > LONGEST_FILE} == {}


def test_workflow_diagrams_are_up_to_date():
    drawn = dict(draw_workflows.pages())

    assert drawn
    assert {page: page.read_text() for page in drawn} == drawn


def test_the_page_of_settings_is_up_to_date():
    assert list_settings.PAGE.read_text() == list_settings.text()


def test_the_page_of_numbers_is_up_to_date():
    assert list_numbers.PAGE.read_text() == list_numbers.text()
