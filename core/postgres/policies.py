"""Row-level security, for migrations: which rows of a table those who act may see and change.

The conditions are SQL. What Postgres knows of whoever acts stands in a query of its own, so that
it is looked up once for a statement and not once for a row.
"""

from django.db.migrations import RunSQL

EVERYWHERE = "(SELECT acts_everywhere())"
"""The portal itself, and officers with the national role."""
FOR_CUSTOMS = "(SELECT acts_for_customs())"
"""The portal itself, and everybody who works for Customs."""
PORTAL = "current_setting('app.everything', true) = 'on'"
"""The portal itself, and nobody else."""
PERSON = "(SELECT acting_person())"
TRADERS = "ANY ((SELECT acting_traders())::bigint[])"
"""The traders for whom the person acts; none for officers: ``trader_id = {TRADERS}``."""
OFFICES = "ANY ((SELECT acting_offices())::bigint[])"
"""The offices of an officer."""


def holds(right: str) -> str:
    """Return the condition that whoever acts works for Customs and holds a right.

    It reads tables, once for a statement; other conditions are better asked first.

    :param right: as Django names it: ``audit.view_entry``
    """
    return f"(SELECT acts_with('{right}'))"


def any_of(*conditions: str) -> str:
    """Return a condition that holds where one of these does; the first ones cost the least."""
    return " OR ".join(conditions)


def seen_with(parent: str, *, by: str) -> str:
    """Return the condition that the row of another guarded table is seen, to which one belongs.

    Asked row by row, since Postgres would otherwise read the whole parent at the first chance.

    :param by: the column that holds the parent's key, with its table
    """
    return f"(SELECT true FROM {parent} AS parent WHERE parent.id = {by})"  # noqa: S608 (no input)


def guard(table: str, *, seen: str, written: str | None = None) -> RunSQL:
    """Return the operation that shows and takes only rows of a table that meet a condition.

    It binds the owner of the table too.

    :param written: what new rows must meet; by default what those seen do
    """
    return RunSQL(
        f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY whose_rows ON {table} USING ({seen}) WITH CHECK ({written or seen});
        """,
        f"""
        DROP POLICY whose_rows ON {table};
        ALTER TABLE {table} DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY;
        """,
    )


def guard_anew(
    table: str, *, seen: str, was: str, written: str | None = None, was_written: str | None = None
) -> RunSQL:
    """Return the operation that gives a guarded table another condition.

    :param was: what seen rows had to meet before
    """
    change = f"ALTER POLICY whose_rows ON {table}"
    return RunSQL(
        f"{change} USING ({seen}) WITH CHECK ({written or seen})",
        f"{change} USING ({was}) WITH CHECK ({was_written or was})",
    )
