"""Django's connection to Postgres, which tells it who acts before it asks it anything.

Always for one transaction only: a pool hands the connection to somebody else after that.
"""

import re
from collections.abc import Callable
from typing import Any

from django.db.backends.postgresql import base
from psycopg2 import extensions

from core.acting import ACTING, NOBODY

_ROWS = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|WITH|EXPLAIN)\b", re.IGNORECASE)
"""What reads or changes rows; the rest, such as VACUUM, often stands no company."""


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that acts as whoever acts."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._told: str | None = None
        self.execute_wrappers.append(self._acting)

    def _acting(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        acting = ACTING.get()
        if not self.autocommit:
            self._tell(acting, sql)
        elif acting != NOBODY and _ROWS.match(sql):
            # Sent as one, the two are one transaction.
            sql = f"{acting}; {sql}"
        return execute(sql, params, many, context)

    def _tell(self, acting: str, sql: str) -> None:
        """Tell who acts, once in a transaction and again whenever that changes."""
        state = self.connection.info.transaction_status
        if sql == acting or state == extensions.TRANSACTION_STATUS_INERROR:
            return
        if state == extensions.TRANSACTION_STATUS_IDLE or self._told != acting:
            with self.cursor() as cursor:
                cursor.execute(acting)
            self._told = acting

    def _savepoint_rollback(self, sid: str) -> None:
        super()._savepoint_rollback(sid)  # type: ignore[misc]  # of untyped parents
        self._told = None  # what was told since the savepoint is forgotten
