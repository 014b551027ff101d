"""Named places at which proofs end a process to see what is lost. Here nothing ends.

What ends a process is not part of the portal: ``tests.failing`` puts it in the place of
:func:`reached`, and the tests are not in the portal's image. No setting and no variable of the
environment can do the same to an installation.
"""


def reached(name: str) -> None:
    """Do nothing; called at a step whose interruption is tried."""
