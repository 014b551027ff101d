"""What is raised where the identity registry gives no answer."""


class Unavailable(Exception):
    """The registry gives no answer that can be read; the text says why, without anything asked."""
