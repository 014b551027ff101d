"""Declarations and the files they come in, in the admin."""

from declarations.admin import cases, uploads

__all__ = ["cases", "uploads"]
