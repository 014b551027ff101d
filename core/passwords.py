"""How passwords are kept, and which ones are refused."""

from typing import Any

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LONGEST = 128


class Argon2id(Argon2PasswordHasher):
    """Argon2id with 19 MiB for each sign-in: Django's own choice would take 100 MiB.

    :source: OWASP ASVS 5.0, 11.4.2
    """

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1


class OurOwnWords:
    """Refuses passwords that lean on what this portal is about.

    :source: OWASP ASVS 5.0, 6.1.2 and 6.2.11
    """

    WORDS = ("customs", "etracking", "tracking", "thailand", "password", "ศุลกากร", "รหัสผ่าน", "ใบขน")
    FEWEST_OTHERS = 8

    def validate(self, password: str, user: Any = None) -> None:
        """Return if enough is left of the password without these words and one's own data.

        :raises ValidationError: it is mostly made of them
        """
        rest = password.lower()
        for word in (*self.WORDS, *_own_words(user)):
            rest = rest.replace(word, "")
        if len(rest) < self.FEWEST_OTHERS:
            raise ValidationError(self.get_help_text(), code="our_own_words")

    def get_help_text(self) -> str:
        """Return the rule in the reader's language."""
        return _("Not mainly words of this portal, your name or your e-mail address.")


class NotTooLong:
    """Refuses what is longer than the hasher should be made to read; nothing is cut off."""

    def validate(self, password: str, user: Any = None) -> None:
        """Return if it is not too long.

        :raises ValidationError: it is
        """
        if len(password) > LONGEST:
            raise ValidationError(self.get_help_text(), code="too_long")

    def get_help_text(self) -> str:
        """Return the rule in the reader's language."""
        return _("At most %(longest)s characters.") % {"longest": LONGEST}


def _own_words(user: Any) -> set[str]:
    if user is None:
        return set()
    own = [user.username, user.first_name, user.last_name, user.email.partition("@")[0]]
    return {word.lower() for word in own if len(word) > 3}
