"""The one error of the law: a value with which it cannot compute."""


class InvalidInput(ValueError):
    """Something was asked with a value that cannot be; nothing was computed.

    ``name`` is the argument, ``given`` what it was, ``expected`` what it should be, in words.
    """

    def __init__(self, name: str, given: object, expected: str) -> None:
        super().__init__(f"{name} is {given!r}; expected {expected}")
        self.name, self.given, self.expected = name, given, expected
