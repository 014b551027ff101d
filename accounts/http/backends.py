"""Rights of people for Django; passwords are proved at our own door alone."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from accounts.models import User


class Rights(ModelBackend):
    """Groups and permissions as Django keeps them, without a way round the limits of sign-in."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> User | None:
        """Let nobody in: ``accounts.actions.signin.prove_password`` is the only door."""
        return None
