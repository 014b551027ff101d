"""What may stand in an address."""


class NameConverter:
    """A number or reference as it is typed or linked: any signs but slashes and control codes."""

    regex = r"[^/\x00-\x1f\x7f]{1,60}"

    def to_python(self, value: str) -> str:
        """Return the text as it stands in the address."""
        return value

    def to_url(self, value: str) -> str:
        """Return the text as an address holds it."""
        return value
