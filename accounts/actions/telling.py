"""Telling people of a firm by mail what was done about it."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from django.utils.translation import override

from accounts.models import MANAGING, Membership, Trader, User
from core.acting import acting_as_portal
from notifications.actions import Recipient, send


def write_to(
    to: Recipient, purpose: str, words: Mapping[str, object], *, at: datetime, secret: str = ""
) -> None:
    """Send a message in the language of who gets it.

    :param words: texts of any kind; those that have one in each language in that language
    """
    with override(to.language):
        said = {name: str(word) for name, word in words.items()}
    send(purpose, to, at=at, secret=secret, valid_until=None, **said)


def tell(people: Iterable[User], purpose: str, words: Mapping[str, object], *, at: datetime) -> int:
    """Send a mail to each of these people once, as far as they have an address.

    :returns: to how many
    """
    reached = {person.pk: person for person in people if person.email}
    for person in reached.values():
        write_to(Recipient(person.email, person.language, person), purpose, words, at=at)
    return len(reached)


def administrators_of(*firms: Trader) -> list[User]:
    """Return the people who look after these firms here, each as often as they do."""
    return _people_of(firms, [Membership.Role.ADMINISTRATOR])


def signers_of(*firms: Trader) -> list[User]:
    """Return the people who sign mandates for these firms, each as often as they do."""
    return _people_of(firms, MANAGING)


def is_told(firm: Trader) -> bool:
    """Tell whether anybody who signs mandates for a firm can be reached by mail."""
    return any(person.email for person in signers_of(firm))


def _people_of(firms: Iterable[Trader], roles: Collection[str]) -> list[User]:
    """The portal looks them up: who acts for one firm sees nobody of the other."""
    with acting_as_portal():
        held = [Membership.objects.acting(firm.pk, roles) for firm in firms]
        rows = [found.select_related("user").order_by("pk") for found in held]
        return [membership.user for part in rows for membership in part]
