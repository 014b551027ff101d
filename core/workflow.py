"""Who may move a record from which status to which."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from core.words import Words


class HasPage(Protocol):
    @property
    def identifier(self) -> str: ...

    def get_absolute_url(self) -> str: ...


class HasStatus(HasPage, Protocol):
    status: str


class HasPermissions(Protocol):
    def has_perm(self, perm: str) -> bool: ...


class Refused(Exception):
    """Something that cannot be done to a record now; the text tells the person why."""

    def __init__(self, why: str, record: HasPage) -> None:
        super().__init__(why)
        self.record = record


class StepRefused(Refused):
    """The record is not at a status from which this step can be taken."""


@dataclass(frozen=True)
class Step:
    """A move that a person or the portal may make; its words stand on the button."""

    name: str
    source: Collection[str]
    target: str
    permission: str
    words: Words


class Workflow:
    """The steps open to one kind of record."""

    def __init__(self, labels: Mapping[str, Words], *steps: Step) -> None:
        self.labels = labels
        self.steps = {step.name: step for step in steps}
        self._onward = {status: self._closure(status) for status in labels}

    def _closure(self, start: str) -> frozenset[str]:
        reached: set[str] = set()
        ahead = {start}
        while ahead:
            here = ahead.pop()
            targets = {step.target for step in self.steps.values() if here in step.source}
            ahead |= targets - reached
            reached |= targets
        return frozenset(reached)

    def reachable(self, start: str, target: str) -> bool:
        """Tell whether some row of steps leads from one status to another."""
        return target in self._onward[start]

    def check(self, name: str, record: HasStatus, *, by: HasPermissions) -> Step:
        """Return the step if this user may take it now.

        :raises PermissionDenied: this user may never take it
        :raises StepRefused: nobody may take it from the present status
        """
        step = self.steps[name]
        if not by.has_perm(step.permission):
            raise PermissionDenied
        if record.status not in step.source:
            raise StepRefused(self.why_refused(step, record), record)
        return step

    def why_refused(self, step: Step, record: HasStatus) -> str:
        """Return the sentence that says why this step cannot be taken now."""
        wanted = ", ".join(str(self.labels[status]) for status in sorted(step.source))
        return _(
            "“%(step)s” is not possible while the status is “%(now)s”; it needs: %(wanted)s."
        ) % {
            "step": step.words,
            "now": self.labels[record.status],
            "wanted": wanted,
        }

    def diagram(self) -> str:
        """Return the workflow as a Mermaid state diagram, in Markdown."""
        arrows = [
            f"    {source} --> {step.target}: {step.name}"
            for step in self.steps.values()
            for source in sorted(step.source)
        ]
        return "\n".join(["```mermaid", "stateDiagram-v2", *arrows, "```", ""])
