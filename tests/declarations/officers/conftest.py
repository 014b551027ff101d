"""Officers at their desks: pages of the workbench, opened and filled in."""

import pytest
from django.urls import reverse
from django.utils import translation


class Desk:
    """The workbench as one officer uses it, in English."""

    def __init__(self, client, person):
        self.client = client
        client.force_login(person)

    def address(self, name, *args):
        with translation.override("en"):
            return reverse(f"declarations:{name}", args=args)

    def open(self, name, *args, **query):
        return self.client.get(self.address(name, *args), query)

    def send(self, name, *args, follow=False, **typed):
        return self.client.post(self.address(name, *args), typed, follow=follow)

    def confirm(self, declaration, step, *, seen=None, **typed):
        """Confirm a step on the page that shows the declaration as it stands, or stood."""
        typed |= {"confirmed": "yes", "seen": (seen or declaration.updated_at).isoformat()}
        return self.send("officer_step", declaration.identifier, step, follow=True, **typed)


@pytest.fixture
def desk(client):
    return lambda person: Desk(client, person)


def text(answer):
    return answer.content.decode()
