"""What waits for the officers of an office, the oldest first."""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Value
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import SignedInRequest
from accounts.models import Office, User
from core.paging import page
from declarations import actions
from declarations.forms.officers import QueueForm
from declarations.models import Declaration
from declarations.models.declarations import DeclarationQuerySet
from declarations.views.officers.doors import officers_only
from declarations.workflow import TASKS, Task

ROWS = 50
COUNTED_TO = 1000


@dataclass(frozen=True)
class Waiting:
    """How many declarations wait for a task, and the way to them."""

    task: Task
    count: int
    query: str
    chosen: bool

    @property
    def is_capped(self) -> bool:
        """Whether there are more than were counted."""
        return self.count > COUNTED_TO


@require_safe
@officers_only
def index(request: SignedInRequest) -> HttpResponse:
    """Show what waits at the officer's offices, by task, lane and office."""
    offices = list(request.user.offices_in_charge())
    form = QueueForm(request.GET, offices=offices)
    chosen = form.chosen()
    here = _at_office(request.user, offices, chosen.get("office"))
    rows = _filtered(here, chosen).select_related("office", "trader")
    shown = page(
        rows,
        by="status_since",
        cursor=request.GET.get("cursor", ""),
        size=ROWS,
        oldest_first=True,
    )
    steps = actions.usual_steps(shown.rows, by=request.user)
    context = {
        "form": form,
        "tasks": _waiting(here, chosen),
        "page": shown,
        "lines": [(declaration, steps[declaration.pk]) for declaration in shown.rows],
        "query": urlencode(chosen),
        "chosen": chosen,
        "offices": offices,
        "many_offices": len(offices) > 1,
        "limit": COUNTED_TO,
        "now": timezone.now(),
    }
    return render(request, "officers/queue.html", context)


def _at_office(user: User, offices: list[Office], code: str | None) -> DeclarationQuerySet:
    # The keys are named, also for all offices: so the index by office serves every count.
    keys = [office.pk for office in offices if code in {None, office.code}]
    return Declaration.objects.visible_to(user).waiting_for_officers().filter(office__in=keys)


def _filtered(rows: DeclarationQuerySet, chosen: dict[str, str]) -> DeclarationQuerySet:
    if task := chosen.get("task"):
        rows = rows.filter(status__in=TASKS[task].statuses)
    if lane := chosen.get("lane"):
        rows = rows.filter(lane=lane)
    return rows


def _waiting(here: DeclarationQuerySet, chosen: dict[str, str]) -> list[Waiting]:
    queries = {name: chosen | {"task": name} for name in TASKS}
    first, *others = (
        _filtered(here, query).annotate(task=Value(name)).values_list("task")[: COUNTED_TO + 1]
        for name, query in queries.items()
    )
    counts = Counter(name for (name,) in first.union(*others, all=True))
    return [
        Waiting(task, counts[name], urlencode(queries[name]), chosen.get("task") == name)
        for name, task in TASKS.items()
    ]
