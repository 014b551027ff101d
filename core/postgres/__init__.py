"""Postgres that is told, in every transaction, who acts."""
