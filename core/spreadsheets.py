"""Texts as spreadsheets may have them."""

MARK = "\ufeff"
"""The byte order mark; without it spreadsheets take Thai for another alphabet."""
BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(BEGINS_FORMULA) else text


class Echo:
    """A file that gives back each line instead of keeping it."""

    def write(self, line: str) -> str:
        """Return the line."""
        return line
