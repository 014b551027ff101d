"""The page of the law: every section in its place, and nothing without a test."""

import re
import shutil

import pytest

from customs_act.deadlines import RULES
from customs_act.fees import FEES
from law.management.commands import list_law
from law.management.holders import functions, holders, places_in, read_source
from law.management.trials import Trials
from tests.project.test_rules_of_the_house import rules_of_law

SECTIONS = """14, 15, 19-23, 25-29, 37, 38, 41, 42, 48, 50, 52, 54, 55, 63, 68, 69, 75, 76, 90, 98,
    102, 103, 107, 110, 167 and 185"""
"""What the law as arithmetic has to hold."""


@pytest.fixture
def copied(tmp_path):
    """Return a copy of the tests of the law that may be changed."""
    return shutil.copytree(list_law.TESTS, tmp_path / "law")


def change(file, was, now):
    text = file.read_text()
    assert was in text
    file.write_text(text.replace(was, now))


def test_the_page_of_the_law_is_up_to_date():
    assert list_law.PAGE.read_text() == list_law.text()


def test_every_function_rule_and_fee_is_tried():
    assert Trials(list_law.TESTS).untried(holders()) == []


def test_every_function_rule_and_fee_is_on_the_page():
    held = holders()

    assert set(rules_of_law()) <= set(functions())
    assert {*RULES, *FEES, *(function.__name__ for function in functions())} == {
        holder.name for holder in held
    }
    assert [holder.name for holder in held if not holder.places and not holder.others] == []


def test_every_section_of_the_act_that_is_held_is_on_the_page():
    listed = {int(found) for found in re.findall(r"^\| (\d+)", list_law.text(), re.MULTILINE)}

    assert {place.number for place in places_in(SECTIONS)} <= listed


def test_every_link_of_the_page_leads_somewhere():
    page = list_law.PAGE.read_text()
    headings = re.findall(r"^### (.+)$", page, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in headings}

    files, places = re.findall(r"\]\(([^)#]+)\)", page), re.findall(r"\]\(#([^)]+)\)", page)
    assert {file for file in files if not (list_law.PAGE.parent / file).exists()} == set()
    assert (len(headings), set(places) - anchors) == (len(anchors), set())


def test_a_function_whose_tests_are_renamed_away_is_untried(copied):
    file = copied / "test_moving_deadlines.py"
    change(file, "def test_a_coaster_has_twenty_four_hours", "def a_coaster_has")
    assert Trials(copied).untried(holders()) == []

    change(file, "def test_a_moment_has_its_time_zone", "def a_moment_has")
    assert Trials(copied).untried(holders()) == ["certificates_due"]


def test_a_rule_without_its_case_and_a_fee_without_its_line_are_untried(copied):
    change(copied / "clock_cases.py", 'Case("TRANSIT"', 'Case("TRANSPORT"')
    change(copied / "test_fees.py", '("9(B)", "2000"', '("9(X)", "2000"')

    assert Trials(copied).untried(holders()) == ["TRANSIT", "9(B)"]


def test_cases_that_no_test_goes_through_try_nothing(copied):
    change(copied / "test_consignments.py", "CASES", "NOV20")
    change(copied / "test_deadlines.py", "CASES", "NOV20")

    assert "TRANSIT" in Trials(copied).untried(holders())


@pytest.mark.parametrize(
    ("source", "places", "others"),
    [
        ("Customs Act B.E. 2560, section 52, first paragraph", ["52, first paragraph"], []),
        ("Customs Act B.E. 2560, sections 29(3), 29(4) and 41", ["29(3)", "29(4)", "41"], []),
        ("Customs Act B.E. 2560, sections 19-21 and 25", ["19", "20", "21", "25"], []),
        (
            "Customs Act B.E. 2560, section 22, second paragraph; section 38",
            *(["22, second paragraph", "38"], []),
        ),
        (
            "Customs Act B.E. 2560, section 22; Civil and Commercial Code, section 193/5",
            *(["22"], ["Civil and Commercial Code, section 193/5"]),
        ),
        ("Customs Act B.E. 2560, section 5(3); each rate names its own basis", ["5(3)"], []),
        ("Customs Act B.E. 2560, the section of the rule", ["of each rule"], []),
        (
            "Customs Notification 116/2567; each row names its own",
            [],
            ["Customs Notification 116/2567"],
        ),
    ],
)
def test_a_source_is_read_section_by_section(source, places, others):
    found = read_source(source)

    assert ([place.words for place in found[0]], list(found[1])) == (places, others)
