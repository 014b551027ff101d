"""Write docs/settings.md from the typed readers of the environment."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from core.environment import READ, Setting

PAGE = settings.BASE_DIR / "docs/settings.md"
HEAD = """# Settings

Read from the environment when the portal starts; a missing or wrong one stops the start and
says what is expected. This page is written by `manage.py list_settings`.

| Name | Expects | Default | What for |
|---|---|---|---|
"""
ONLY_IN_A_DEMONSTRATION = {
    "AUDIT_CHECKPOINTS",
    "EMAIL_URL",
    "SMS_GATEWAY_URL",
    "SMS_GATEWAY_TOKEN",
    "IDENTITY_REGISTRY_URL",
    "IDENTITY_REGISTRY_TOKEN",
}


def text() -> str:
    """Return the page: one row for each setting, as a demonstration reads them."""
    rows = {setting.name: _row(setting) for setting in READ}
    return HEAD + "".join(rows.values())


def _row(setting: Setting) -> str:
    return f"| `{setting.name}` | {setting.expects} | {_default(setting)} | {setting.purpose} |\n"


def _default(setting: Setting) -> str:
    if setting.name in {"DATABASE_URL", "REDIS_URL"}:
        return "the embedded server"
    if setting.name in {"SECRET_KEY", "AUDIT_SIGNING_KEY", "ALLOWED_HOSTS", "EMAIL_FROM"}:
        return "only in a demonstration"
    if setting.name in ONLY_IN_A_DEMONSTRATION:
        return "none, and only in a demonstration"
    if setting.default == "":
        return "none"
    return "`true` without `DATABASE_URL`" if setting.name == "DEMO" else f"`{setting.default}`"


class Command(BaseCommand):
    help = "Write docs/settings.md from the readers of the environment."

    def handle(self, *args: Any, **options: Any) -> None:
        PAGE.write_text(text())
