"""The proofs of `make prove` say what they tried, and cannot be green by trying nothing."""

import json

import pytest

from prove import Promise, __main__, none_failed


@pytest.fixture(autouse=True)
def _own_results(monkeypatch, tmp_path):
    monkeypatch.setattr(__main__, "RESULTS", tmp_path / "prove.json")


@pytest.mark.parametrize(("tried", "failed", "met"), [(5, 0, True), (5, 1, False), (0, 0, False)])
def test_a_promise_is_met_when_it_was_tried_and_held(tried, failed, met):
    assert none_failed("nothing is lost", tried=tried, failed=failed).met is met


def test_every_proof_is_found_by_its_name():
    found = __main__.proofs()

    assert "settings" not in found
    assert all(callable(proof) for proof in found.values())


def test_the_figures_of_a_proof_are_printed_and_take_the_place_of_its_last_ones(capsys):
    __main__.report("one", lambda full: [Promise("A", 1, 1, "0 failed")], full=False)
    __main__.report("two", lambda full: [none_failed("B", tried=9, failed=0)], full=False)
    __main__.report("one", lambda full: [none_failed("A", tried=2, failed=0)], full=True)

    kept = json.loads(__main__.RESULTS.read_text())
    assert [(line["proof"], line["tried"], line["met"], line["repeat"]) for line in kept] == [
        ("two", 9, True, "make prove ARGS=two"),
        ("one", 2, True, "make prove ARGS=one FULL=1"),
    ]
    assert capsys.readouterr().out.splitlines()[0] == "NOT MET A: 1 of 1 failed (goal: 0 failed)"
