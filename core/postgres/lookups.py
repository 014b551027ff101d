"""Conditions that Postgres answers by an index behind row-level security too."""

from typing import Any

from django.db.models import CharField, Lookup


@CharField.register_lookup
class BeginsWith(Lookup):
    """Whether a text begins with another one: ``number__begins_with="A020"``.

    ``startswith`` asks by LIKE, of which Postgres does not know that it tells nothing of the rows
    that it looks at. Such a condition waits until row-level security has let a row through, and
    no index finds the rows.
    """

    lookup_name = "begins_with"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """Return the condition with Postgres' operator for it."""
        left, left_values = self.process_lhs(compiler, connection)
        right, right_values = self.process_rhs(compiler, connection)
        return f"{left} ^@ {right}", (*left_values, *right_values)
