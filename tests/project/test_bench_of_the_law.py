"""The measurements of the law leave nothing out."""

from bench.law import CALLS, CLOCKS, figures
from law.management.holders import functions


def test_every_function_of_the_law_is_measured_once():
    measured = [call.func for call in CALLS] + [next(iter(CLOCKS.values())).func]

    assert set(measured) == set(functions())
    assert len(measured) == len(set(measured))


def test_clocks_are_measured_for_few_and_for_many():
    lines = [line for line in figures(rounds=1, calls=1) if "clocks" in line]

    assert [line["clocks"] for line in lines] == [3, 10]
    assert all(line["for_each"] == line["figure"] / line["clocks"] for line in lines)
