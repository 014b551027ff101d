from dataclasses import dataclass

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import translation

from core.words import Words
from core.workflow import Step, StepRefused, Workflow

LABELS = {name: Words(f"ไทย-{name}", name.lower()) for name in ("A", "B", "C")}
WORKFLOW = Workflow(
    LABELS,
    Step("go", source={"A"}, target="B", permission="may.go", words=Words("ไป", "go")),
    Step("end", source={"B", "A"}, target="C", permission="may.end", words=Words("จบ", "end")),
)


@dataclass
class Record:
    status: str

    def get_absolute_url(self):
        return "/"


@dataclass
class Person:
    rights: tuple = ("may.go", "may.end")

    def has_perm(self, perm):
        return perm in self.rights


def test_a_person_without_the_right_is_told_so_first():
    with pytest.raises(PermissionDenied):
        WORKFLOW.check("go", Record("C"), by=Person(()))


def test_a_refusal_names_the_present_status_and_the_wanted_ones():
    with translation.override("en"), pytest.raises(StepRefused, match="“c”; it needs: a, b"):
        WORKFLOW.check("end", Record("C"), by=Person())


def test_a_refusal_speaks_the_readers_language():
    with translation.override("th"), pytest.raises(StepRefused, match="ไทย-C"):
        WORKFLOW.check("end", Record("C"), by=Person())


@pytest.mark.parametrize(
    ("start", "target", "reachable"),
    [("A", "B", True), ("A", "C", True), ("B", "A", False), ("C", "C", False)],
)
def test_rows_of_steps_lead_onward_only(start, target, reachable):
    assert WORKFLOW.reachable(start, target) is reachable


def test_the_diagram_has_an_arrow_for_every_source():
    assert WORKFLOW.diagram().count("-->") == 3
