"""How a provider can fail to take a letter."""


class NotNow(Exception):
    """The provider may take it later.

    :param provider_fails: it says nothing about this letter: others would fare no better
    """

    def __init__(self, error: str, *, provider_fails: bool) -> None:
        super().__init__(error)
        self.error = error
        self.provider_fails = provider_fails


class Never(Exception):
    """The provider will not take it as it is."""

    def __init__(self, error: str) -> None:
        super().__init__(error)
        self.error = error
