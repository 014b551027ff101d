"""A real Chromium before the real portal, watched for faults while it is used."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django_otp.oath import totp

from accounts.models import AuthenticatorDevice, User

# Playwright runs its own loop; Django would take our ordinary calls for asynchronous ones.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
LOUD = {"error", "warning"}
# Light and dark, phone and desk: each of them in one language is enough for a rule of design.
LOOKS = {"th": [(390, "light"), (1280, "dark")], "en": [(1280, "light"), (390, "dark")]}
WIDTHS = [320, 360, 410, 768, 820, 990, 992]
# Made short in the page: all that axe has to tell of it is long.
FOUND = """
axe.run({resultTypes: ["violations"]}).then(found => found.violations.flatMap(
    rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 120)}`)
))
"""


def need_browser(browser):
    """Skip where there is no browser; where changes are passed, that is a failure."""
    if not browser.exists():
        give_up = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        give_up(f"no browser at {browser}: install chromium, or set CHROMIUM to where it is")


@pytest.fixture(scope="session")
def browser_type_launch_args():
    """Start the Chromium of the machine; as root it has no sandbox."""
    need_browser(CHROMIUM)
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    return {"executable_path": str(CHROMIUM), "args": [*root, *quiet]}


class Watch:
    """Everything that should not have happened on the pages of one person."""

    def __init__(self, address):
        self.address = address
        self.faults = []
        self.expected = ""

    def over(self, page):
        page.on("console", self._note_said)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("request", self._note_foreign)
        page.on("response", lambda answer: answer.status >= 500 and self.faults.append(answer.url))
        return page

    def _note_said(self, said):
        if said.type in LOUD and not (self.expected and self.expected in said.text):
            self.faults.append(said.text)

    def _note_foreign(self, request):
        if not request.url.startswith((self.address, "data:")):
            self.faults.append(f"asked elsewhere: {request.url}")


@pytest.fixture
def watch(live_server):
    watch = Watch(live_server.url)
    yield watch
    assert watch.faults == []


@pytest.fixture
def person(browser, live_server, watch):
    """Open a browser window of a person; each person has cookies of their own."""
    contexts = []

    def person(*, language="th", width=1280, dark=False, scripts=True):
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            locale="th-TH" if language == "th" else "en-GB",
        )
        contexts.append(context)
        return watch.over(context.new_page())

    yield person
    for context in contexts:
        context.close()


def sign_in(page, username, password, *, language="th"):
    """Sign in as a person would who has just set up an authenticator app."""
    app = new_authenticator(username)
    page.goto(f"/{language}/signin/")
    page.fill("#id_username", username)
    page.fill("#id_password", password)
    page.click("main button[type=submit]")
    page.fill("#id_code", shown_by(app))
    page.click("main form:has(#id_code) button")
    page.wait_for_url(f"**/{language}/")


def new_authenticator(username):
    """Give a person a new authenticator app: one that was used shows nothing new for a while."""
    AuthenticatorDevice.objects.filter(user__username=username).delete()
    user = User.objects.get(username=username)
    return AuthenticatorDevice.objects.create(user=user, name="app", confirmed=True)


def shown_by(app):
    """Return the six digits that an authenticator app shows now."""
    return f"{totp(app.bin_key):06}"


def violations(page):
    """Return what axe finds wrong on the page, one line each."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    return page.evaluate(FOUND)


def faults(page):
    """Return what is wrong with the page that shows now, in all looks of its language and widths."""
    looks = LOOKS[page.evaluate("document.documentElement.lang")]
    return [*(fault for look in looks for fault in faults_in(page, *look)), *too_wide(page)]


def too_wide(page):
    """Return the widths of phones, tablets and windows at which the page scrolls sideways."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width}: scrolls sideways"] if sideways(page) > 0 else []
    return found


def faults_in(page, width, scheme):
    """Return what is wrong in one look, each with the look before it."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})
    page.locator(f"html[data-bs-theme={scheme}]").wait_for(state="attached")
    wide = ["scrolls sideways"] if sideways(page) > 0 else []
    return [f"{width} {scheme}: {fault}" for fault in [*violations(page), *wide]]


def sideways(page):
    """Tell by how many pixels the page scrolls sideways."""
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
