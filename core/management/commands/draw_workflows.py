"""Write each app's workflows to docs/workflows as diagrams."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.module_loading import module_has_submodule

from core.workflow import Workflow


def pages() -> Iterator[tuple[Path, str]]:
    """Yield the path and the text of every page of diagrams, one for each app."""
    for app in apps.get_app_configs():
        if app.module is None or not module_has_submodule(app.module, "workflow"):
            continue
        contents = vars(import_module(f"{app.name}.workflow")).values()
        diagrams = [found.diagram() for found in contents if isinstance(found, Workflow)]
        if diagrams:
            yield settings.BASE_DIR / f"docs/workflows/{app.label}.md", "\n".join(diagrams)


class Command(BaseCommand):
    help = "Redraw docs/workflows from the workflow tables."

    def handle(self, *args: Any, **options: Any) -> None:
        for page, text in pages():
            page.write_text(text)
