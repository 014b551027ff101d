"""What is kept of secrets: keyed hashes, sealed texts, and forms that show only a part.

The key is the setting ``PERSONAL_KEY``, never in the database: who has only the database can
neither try all numbers against a hash nor read what waits to be sent.
"""

import hashlib
import hmac
from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


class CannotUnseal(ValueError):
    """The text was sealed under another key, or is not one that was sealed."""


def keyed_hash(purpose: str, *parts: str) -> str:
    """Return a hash of 64 hexadecimal digits that only the holder of the key can compute.

    :param purpose: what it is for; the same parts have another hash for another purpose
    :param parts: what is hashed; where one ends and the next begins counts
    """
    message = "".join(f"{len(part)}:{part}" for part in parts)
    return hmac.new(_key(purpose), message.encode(), hashlib.sha256).hexdigest()


def same_hash(one: str, other: str) -> bool:
    """Compare two hashes in a time that does not tell where they differ; empty is never equal."""
    return bool(one) and hmac.compare_digest(one, other)


def seal(text: str) -> str:
    """Return a text that only the holder of the key can read."""
    return _box().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Return the text that was sealed.

    :raises CannotUnseal: the key is another one, or the text was changed
    """
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise CannotUnseal from None


def masked_number(number: str) -> str:
    """Return an ID or tax number with its middle hidden: ``0-0000-XXXXX-34-3``."""
    if len(number) == 13 and number.isdigit():
        return f"{number[0]}-{number[1:5]}-XXXXX-{number[10:12]}-{number[12]}"
    return number[:2] + "X" * max(len(number) - 4, 0) + number[-2:] if len(number) > 4 else "XXXX"


def masked_phone(phone: str) -> str:
    """Return a telephone number of which the last four digits are left: ``XXX XXX 5678``."""
    return f"XXX XXX {phone[-4:]}" if len(phone) > 6 else ""


def masked_email(email: str) -> str:
    """Return an e-mail address with one letter of its name left: ``s•••@example.com``."""
    name, at, host = email.rpartition("@")
    return f"{name[:1]}•••@{host}" if at else ""


def masked_mailbox(email: str) -> str:
    """Return an e-mail address as messages name it: without its host, which could be a link."""
    return f"{email[:1]}•••@•••" if "@" in email else ""


def _key(purpose: str) -> bytes:
    return hmac.new(settings.PERSONAL_KEY.encode(), purpose.encode(), hashlib.sha256).digest()


def _box() -> Fernet:
    return Fernet(urlsafe_b64encode(_key("sealed text")))
