"""Promises tried in earnest: processes killed, races run, data damaged; never on real data.

A module here with a function ``prove(full: bool) -> list[Promise]`` is a proof; its name is what
``make prove ARGS=name`` takes. It runs on servers of its own, with tables and reference data
made new, and may break whatever it likes there.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Promise:
    """What was promised, how often that was tried, and how often it did not hold.

    :param promise: one sentence, with the numbers that make it exact
    :param goal: what had to come out, in words
    """

    promise: str
    tried: int
    failed: int
    goal: str = "0 failed"
    met: bool = False


def none_failed(promise: str, *, tried: int, failed: int) -> Promise:
    """Return a promise that is met if it was tried at all and held every time."""
    return Promise(promise, tried, failed, met=tried > 0 and failed == 0)
