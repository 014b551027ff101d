"""One declaration on the workbench, and the page that confirms a step."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import SignedInRequest
from core.middleware import explained_on
from core.workflow import Step
from declarations import actions
from declarations.actions.facts import RIGHT
from declarations.answers import Group, clock_groups, timeline
from declarations.forms.officers import CancelForm, HoldForm, OrderForm, ResultForm, StepForm
from declarations.models import Declaration
from declarations.views.officers.doors import find, officers_only
from declarations.workflow import OFFICER_STEPS, WORKFLOW


@dataclass(frozen=True)
class Confirmation:
    """What stands behind the page of a step."""

    act: Callable[..., Declaration]
    form: type[StepForm] = StepForm


CONFIRMATIONS: dict[str, Confirmation] = {
    "order_examination": Confirmation(actions.order_examination, OrderForm),
    "record_result": Confirmation(actions.record_result, ResultForm),
    "release": Confirmation(actions.release),
    "hold": Confirmation(actions.hold, HoldForm),
    "lift_hold": Confirmation(actions.lift_hold),
    "deliver": Confirmation(actions.deliver),
    "cancel": Confirmation(actions.cancel, CancelForm),
}


@dataclass(frozen=True)
class Move:
    """A step as the declaration's page shows it: a button, or the reason why it is none."""

    step: Step
    why_not: str
    is_usual: bool


@require_safe
@officers_only
def detail(request: SignedInRequest, identifier: str) -> HttpResponse:
    """Show a declaration with everything known about it and what can be done."""
    declaration = find(request, identifier)
    events = list(declaration.events.select_related("office", "by").order_by("-occurred_at", "-pk"))
    duty_lines = declaration.duty_lines.select_related("item").order_by("item__line", "pk")
    on = timezone.localdate()
    context = {
        "declaration": declaration,
        "moves": _moves(request, declaration),
        "events": events,
        "items": declaration.items.order_by("line"),
        "duty_lines": duty_lines,
        "clock_groups": clock_groups(declaration, events, duty_lines, on=on),
        "may_record": request.user.has_perm(RIGHT),
        "now": timezone.now(),
    }
    return render(request, "officers/detail.html", context)


def _moves(request: SignedInRequest, declaration: Declaration) -> list[Move]:
    return [
        Move(
            WORKFLOW.steps[name],
            actions.why_not(name, declaration, by=request.user),
            WORKFLOW.steps[name] == declaration.next_step,
        )
        for name in OFFICER_STEPS
    ]


@require_http_methods(["GET", "POST"])
@officers_only
@explained_on("declarations:officer_detail")
def step(request: SignedInRequest, identifier: str, step: str) -> HttpResponse:
    """Ask the officer to confirm a step, showing what the trader will read; then take it."""
    declaration = find(request, identifier)
    if step not in CONFIRMATIONS:
        raise Http404
    confirmation = CONFIRMATIONS[step]
    form = confirmation.form(request.POST or None, declaration=declaration)
    if form.is_bound and form.is_old():
        return _changed(request, declaration, step, form)
    actions.check(step, declaration, by=request.user)
    if form.is_valid() and "confirmed" in request.POST:
        done = confirmation.act(
            declaration, **form.cleaned_data, by=request.user, at=timezone.now()
        )
        messages.success(request, _told(declaration, done))
        return redirect("declarations:officer_detail", done.identifier)
    return _confirm(request, declaration, step, form, status=422 if form.errors else 200)


def _told(before: Declaration, after: Declaration) -> str:
    return _("%(number)s is now: %(after)s (was: %(before)s).") % {
        "number": after,
        "before": before.status_words,
        "after": after.status_words,
    }


def _changed(
    request: SignedInRequest, declaration: Declaration, step: str, form: StepForm
) -> HttpResponse:
    """Show what changed since the officer looked; what was typed stays, to be confirmed anew."""
    changes = form.changes()
    form.renew()
    context = {
        "is_typed": any(form.data.get(field.name) for field in form.visible_fields()),
        "changes": changes,
    }
    return _confirm(request, declaration, step, form, status=409, **context)


def _confirm(
    request: SignedInRequest,
    declaration: Declaration,
    step: str,
    form: StepForm,
    *,
    status: int,
    **context: object,
) -> HttpResponse:
    found = WORKFLOW.steps[step]
    why_not = actions.why_not(step, declaration, by=request.user)
    # Steps without words are confirmed at once; words are read as the trader will read them.
    complete = form.is_valid() if form.is_bound else not form.visible_fields()
    facts = form.facts() if form.is_bound and complete else {}
    is_editing = "change" in request.POST or not complete
    context |= {
        "declaration": declaration,
        "what": found.words,
        "form": form,
        "why_not": why_not,
        "after": None
        if is_editing and "order" in form.fields
        else _after(declaration, found, facts),
        "groups": []
        if is_editing or why_not
        else _as_traders_read(request, declaration, step, facts),
        "languages": ("th", "en"),
        "is_editing": is_editing,
    }
    return render(request, "officers/step.html", context, status=status)


def _after(declaration: Declaration, step: Step, facts: Mapping[str, str]) -> Declaration:
    """Return what is shown of a declaration's status once a step is taken; nothing is saved."""
    return Declaration(
        document_type=declaration.document_type,
        status=step.target,
        order_code=facts.get("order", ""),
    )


def _as_traders_read(
    request: SignedInRequest, declaration: Declaration, step: str, facts: Mapping[str, str]
) -> list[Group]:
    """Return the timeline of the trader's page, as far as this step adds to it."""
    event = actions.announce(step, declaration, facts, by=request.user, at=timezone.now())
    return timeline(declaration, [event])
