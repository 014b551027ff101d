"""For tests of those who send: what a message said, the secret included."""

from core.secrets import unseal
from notifications.messages import letter
from notifications.models import Message


def last_message(address):
    """Return the newest message to an address."""
    return Message.objects.filter(address=address).order_by("-pk")[0]


def secret_of(message):
    """Return the code or password of a message that was not sent yet."""
    return unseal(message.sealed_secret)


def text_of(message):
    """Return the whole text of a message that was not sent yet, its secret in place."""
    return letter(message).text
