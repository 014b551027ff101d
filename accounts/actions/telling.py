"""Telling people of a firm by mail what was done about it."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils.translation import override

from accounts.models import Membership, Trader, User
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


def tell(
    people: Iterable[User], purpose: str, words: Mapping[str, object], *, at: datetime
) -> None:
    """Send a mail to each of these people once, as far as they have an address."""
    for person in {person.pk: person for person in people if person.email}.values():
        write_to(Recipient(person.email, person.language, person), purpose, words, at=at)


def administrators_of(*firms: Trader) -> list[User]:
    """Return the people who look after these firms here, each as often as they do.

    The portal looks them up: who acts for one firm sees nobody of the other.
    """
    with acting_as_portal():
        rows = [Membership.objects.administrators(firm.pk).select_related("user") for firm in firms]
        return [membership.user for part in rows for membership in part.order_by("pk")]
