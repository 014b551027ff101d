"""The words by which goods are told apart, and the rules that can run on them."""

from itertools import product

import pytest

from customs_act.consignments import Direction, Mode, checked_kind
from customs_act.deadlines import RULES, Event, rules_for
from customs_act.errors import InvalidInput
from tests.customs_act.clock_cases import CASES

ALL_GOODS = list(product(Direction, [*Mode, None], [False, True]))


@pytest.mark.parametrize("given", [Mode.SEA, "SEA"])
def test_a_word_may_be_given_as_itself_or_as_its_text(given):
    assert checked_kind("mode", given, Mode) is Mode.SEA


@pytest.mark.parametrize("given", ["sea", "", "EXPORT", Direction.EXPORT, Event.ARRIVED, None, 1])
def test_a_word_of_something_else_is_refused(given):
    with pytest.raises(InvalidInput) as refusal:
        checked_kind("way", given, Mode)

    assert (refusal.value.name, refusal.value.given) == ("way", given)
    assert refusal.value.expected == "one of SEA, LAND, AIR, POST"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_a_rule_can_run_on_the_goods_that_it_is_for_and_on_no_others(case):
    for direction, mode, in_transit in ALL_GOODS:
        concerned = (
            case.direction in {None, direction}
            and (not case.modes or mode in case.modes)
            and case.transit in {None, in_transit}
        )
        can_run = RULES[case.code] in rules_for(direction, mode, in_transit)
        assert can_run is concerned, (direction, mode, in_transit)


@pytest.mark.parametrize(("direction", "mode", "in_transit"), ALL_GOODS)
def test_the_rules_for_goods_come_in_the_order_of_the_tables(direction, mode, in_transit):
    codes = [rule.code for rule in rules_for(direction, mode, in_transit)]

    assert codes == [code for code in RULES if code in codes]


@pytest.mark.parametrize(
    ("direction", "mode", "name"), [("SIDEWAYS", "SEA", "direction"), ("IMPORT", "TRAIN", "mode")]
)
def test_there_are_no_rules_for_goods_that_cannot_be(direction, mode, name):
    with pytest.raises(InvalidInput) as refusal:
        rules_for(direction, mode, False)

    assert refusal.value.name == name
    assert rules_for("IMPORT", None, False) == rules_for(Direction.IMPORT, None, False)
