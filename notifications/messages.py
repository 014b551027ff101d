"""The texts of messages: templates filled in, with a placeholder where the secret stands."""

import re
import unicodedata
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.template import Context, loader
from django.utils.translation import override

from core import secrets
from notifications.catalogue import PLACEHOLDER
from notifications.models import Message

LONGEST_SUBJECT = 200
_MOBILE = re.compile(r"\+66[689]\d{8}")
_LINK = re.compile(r"\b(?:[a-z][a-z0-9+.-]*://|www\.)", re.IGNORECASE)


class NoAddress(ValueError):
    """A message cannot go there: neither an e-mail address nor a Thai mobile in E.164."""


class NoSubject(ValueError):
    """A mail's template does not begin with a subject of one line, without the secret."""


@dataclass(frozen=True)
class Letter:
    """What a provider is given: plain values, the secret in its place."""

    message_id: str
    address: str
    language: str
    subject: str
    text: str


def is_mobile(address: str) -> bool:
    """Tell whether a message goes there by SMS, otherwise by mail.

    :raises NoAddress: neither can go there
    """
    if address.startswith("+"):
        if not _MOBILE.fullmatch(address):
            raise NoAddress
        return True
    try:
        validate_email(address)
    except ValidationError:
        raise NoAddress from None
    return False


def mail(purpose: str, language: str, words: dict[str, str]) -> tuple[str, str]:
    """Return subject and text of a mail; :data:`PLACEHOLDER` stands for the secret.

    :raises NoSubject: the template does not begin with a subject and an empty line
    """
    subject, _line, rest = _filled(f"{purpose}.mail.txt", language, words).partition("\n")
    if not subject or len(subject) > LONGEST_SUBJECT or PLACEHOLDER in subject:
        raise NoSubject(purpose)
    if not rest.startswith("\n") or not rest.strip():
        raise NoSubject(purpose)
    return subject, rest.strip() + "\n"


def sms(purpose: str, language: str, words: dict[str, str]) -> str:
    """Return the text of an SMS, in one line; :data:`PLACEHOLDER` stands for the secret."""
    return " ".join(_filled(f"{purpose}.sms.txt", language, words).split())


def one_line(word: str) -> str:
    """Return a word in which nothing can end a line, begin a link or pass for the secret."""
    shown = "".join(
        letter if unicodedata.category(letter) not in {"Cc", "Zl", "Zp"} else " "
        for letter in word.replace(PLACEHOLDER, "")
    )
    return _LINK.sub("", " ".join(shown.split()))


def letter(message: Message) -> Letter:
    """Return what the provider is given.

    :raises CannotUnseal: the key of the portal is another one than when it was stored
    """
    secret = secrets.unseal(message.sealed_secret) if message.needs_secret else ""
    text = message.text.replace(PLACEHOLDER, secret)
    return Letter(message.message_id, message.address, message.language, message.subject, text)


def _filled(template: str, language: str, words: dict[str, str]) -> str:
    given = {name: one_line(word) for name, word in words.items()} | {"secret": PLACEHOLDER}
    with override(language):
        # Text, not HTML: an ampersand in a firm's name stays one.
        text: str = loader.get_template(f"messages/{template}").template.render(  # type: ignore[attr-defined]
            Context(given, autoescape=False)
        )
    return text.strip()
