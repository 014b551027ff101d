"""A client that signs people in as both factors would."""

from django.test import Client
from django.utils import timezone

from accounts.http.sessions import FACTOR, SEEN, STARTED


class PersonClient(Client):
    """Django's client, whose sessions carry what our sign-in writes into them."""

    def force_login(self, user, backend=None, *, at=None):
        super().force_login(user, backend)
        moment = (at or timezone.now()).isoformat()
        session = self.session
        session.update({FACTOR: "AuthenticatorDevice", STARTED: moment, SEEN: moment})
        session.save()
