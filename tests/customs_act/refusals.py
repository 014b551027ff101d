"""What a refusal of the law tells; every test of one compares all of it."""


def said(refusal):
    """Return what a refusal tells: the argument, what it was, what it should be."""
    return refusal.value.name, refusal.value.given, refusal.value.expected
