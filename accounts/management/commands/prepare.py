"""Write what every installation needs: customs places, groups, the portal's own user."""

from typing import Any

from django.core.management.base import BaseCommand

from accounts import actions


class Command(BaseCommand):
    help = "Write customs places and groups; running it again changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        places = actions.write_places()
        actions.write_groups()
        if options["verbosity"]:
            self.stdout.write(f"{places} customs places and the groups are in place.")
