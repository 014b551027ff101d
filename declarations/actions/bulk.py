"""One step for many declarations: what would happen, and then what happened."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import TextChoices

from accounts.models import User
from core.numbers.writing import squeezed
from core.words import Words
from declarations.actions.by_officer import ChangedMeanwhile
from declarations.actions.officers import deliver, lift_hold, release, why_not
from declarations.models import Declaration, StatusEvent
from declarations.workflow import WORKFLOW

LIMIT = 500
STEPS: dict[str, Callable[..., Declaration]] = {
    "release": release,
    "lift_hold": lift_hold,
    "deliver": deliver,
}
"""The steps that need no words of the officer."""


class Verdict(TextChoices):
    """What becomes of one number."""

    WILL_CHANGE = "WILL_CHANGE", "Will change"
    DONE = "DONE", "Done"
    ALREADY = "ALREADY", "Already so"
    CHANGED = "CHANGED", "Changed meanwhile, not done"
    REFUSED = "REFUSED", "Refused"
    UNKNOWN = "UNKNOWN", "Unknown"


VERDICTS: dict[str, Words] = {
    Verdict.WILL_CHANGE: Words("จะดำเนินการ", "Will change"),
    Verdict.DONE: Words("ดำเนินการแล้ว", "Done"),
    Verdict.ALREADY: Words("อยู่ในสถานะนี้แล้ว", "Already so"),
    Verdict.CHANGED: Words("เปลี่ยนไปก่อนยืนยัน จึงไม่ได้ดำเนินการ", "Changed meanwhile, not done"),
    Verdict.REFUSED: Words("ดำเนินการไม่ได้", "Refused"),
    Verdict.UNKNOWN: Words("ไม่พบ", "Not found"),
}


@dataclass(frozen=True)
class Line:
    """A number as it was typed, and what becomes of it.

    ``version`` tells how its declaration stood; it is empty where there is none.
    """

    typed: str
    verdict: str
    declaration: Declaration | None = None
    why: str = ""

    @property
    def number(self) -> str:
        """The declaration's number or reference, where it was found."""
        return self.declaration.identifier if self.declaration else ""

    @property
    def version(self) -> str:
        """How the declaration stood when it was looked at."""
        return _version(self.declaration)

    @property
    def words(self) -> Words:
        """The verdict in words."""
        return VERDICTS[self.verdict]


def preview(step: str, typed: Iterable[str], *, by: User) -> list[Line]:
    """Return what a step would do to each number, in the order typed; nothing changes.

    A number that was typed in two ways is judged once, as it was typed first.
    """
    typed = list(dict.fromkeys(typed))
    found = _found(typed, by)
    once: dict[str, tuple[str, Declaration | None]] = {}
    for text in typed:
        declaration = found.get(squeezed(text)) or found.get(text)
        name = declaration.identifier if declaration else squeezed(text)
        once.setdefault(name, (text, declaration))
    return [_judged(step, text, declaration, by) for text, declaration in once.values()]


def run(step: str, previewed: Iterable[tuple[str, str]], *, by: User, at: datetime) -> list[Line]:
    """Take a step for each number, each in a transaction of its own.

    A declaration that is no longer as the preview saw it is left alone and reported.

    :param previewed: each number as it was typed, with the ``version`` of its preview
    """
    return [_run(step, text, version, by, at) for text, version in previewed]


def _found(typed: Iterable[str], by: User) -> dict[str, Declaration]:
    visible = Declaration.objects.visible_to(by).select_related("office", "trader")
    return {found.identifier: found for found in visible.named_any(typed)}


def _judged(step: str, typed: str, declaration: Declaration | None, by: User) -> Line:
    if declaration is None:
        return Line(typed, Verdict.UNKNOWN)
    if declaration.status == WORKFLOW.steps[step].target:
        return Line(typed, Verdict.ALREADY, declaration)
    why = why_not(step, declaration, by=by)
    return Line(typed, Verdict.REFUSED if why else Verdict.WILL_CHANGE, declaration, why)


def _run(step: str, typed: str, version: str, by: User, at: datetime) -> Line:
    [line] = preview(step, [typed], by=by)
    if line.version != version:
        return _changed(typed, line.declaration)
    if line.verdict != Verdict.WILL_CHANGE or line.declaration is None:
        return line
    try:
        done = STEPS[step](line.declaration, by=by, at=at, seen=line.declaration.updated_at)
    except ChangedMeanwhile:
        return _changed(typed, line.declaration)
    return Line(typed, Verdict.DONE, done)


def _changed(typed: str, declaration: Declaration | None) -> Line:
    events = declaration.events.select_related("by") if declaration else StatusEvent.objects.none()
    last = events.order_by("recorded_at", "pk").last()
    why = f"{last.sentence} – {last.by.called if last.by else last.actor_words}" if last else ""
    return Line(typed, Verdict.CHANGED, declaration, why)


def _version(declaration: Declaration | None) -> str:
    return declaration.updated_at.isoformat() if declaration else ""
