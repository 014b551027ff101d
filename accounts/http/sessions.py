"""The engine of sessions: rows of our own table, which know whose they are."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import VALID_KEY_CHARS
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.exceptions import SessionInterrupted
from django.utils.crypto import get_random_string

from accounts.models import Session

STARTED, SEEN, SOURCE, AGENT = "started_at", "seen_at", "source", "agent"
FACTOR = "factor"
"""What the sign-in writes into a session: two moments in ISO form and two texts, which its row
shows, and what proved the person beside the password."""


class SessionStore(DatabaseStore):
    """Keeps sessions in the database alone: one that was ended is gone for the next request.

    A cache in front of it could be filled again by a request that began before the end.
    """

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Return the table."""
        return Session

    def cycle_key(self) -> None:
        """Give the session another key, in its row; one that was ended meanwhile stays ended.

        Django writes a new row instead, which who ends the session at that moment does not see.

        :raises SessionInterrupted: it was ended; the answer is 400, and nothing is kept
        """
        self.keys()  # reads it, and forgets the key where there is no such session
        if self.session_key is None:
            super().cycle_key()
            return
        key = get_random_string(32, VALID_KEY_CHARS)
        if not Session.objects.filter(session_key=self.session_key).update(session_key=key):
            raise SessionInterrupted
        self._session_key, self.modified = key, True

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """Return the row that keeps these data."""
        row = super().create_model_instance(data)
        assert isinstance(row, Session)  # noqa: S101 (for the type checker)
        row.user_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        row.started_at, row.seen_at = _moment(data, STARTED), _moment(data, SEEN)
        row.source, row.agent = data.get(SOURCE, ""), data.get(AGENT, "")[:200]
        return row


def _moment(data: dict[str, Any], name: str) -> datetime | None:
    return datetime.fromisoformat(data[name]) if name in data else None
